import type { Write } from "#ports";
import type { Certification } from "#records/certification.ts";

/** The writes by which a service of the existing register finds the certifications that cover it. */
export function listingUses({ number, services }: Certification): readonly Write[] {
  return services.map(({ listingId }) => ({
    put: "upsert",
    record: { kind: "listingUse", listingId, certificationNumber: number },
  }));
}
