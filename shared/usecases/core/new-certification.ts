import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { ApplicationIn } from "#records/application.ts";
import { type Certification, certificationRecord } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import { jstDay, validUntilAfterYears } from "#scheme/calendar.ts";
import { certificationNumber } from "#scheme/certification-number.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { nextInSequence } from "./sequence.ts";
import { listingsNamed } from "./validation.ts";

/** The certification an approval makes (A-04, F-03), valid from the day of decision, and the writes that make it. */
export async function newCertification(
  deps: Pick<Deps, "register" | "clock">,
  application: ApplicationIn<"awaitingDecision">,
  policy: Policy,
  by: ActedBy,
): Promise<{ certification: Certification; writes: readonly Write[] }> {
  const at = deps.clock.now();
  const decidedOn = jstDay(at);
  const year = Number(decidedOn.slice(0, 4));
  const taken = await nextInSequence(deps, `certification#${application.category}#${year}`);
  const number = certificationNumber({
    prefix: policy.certification.numberPrefix.value,
    year,
    category: application.category,
    sequence: taken.number,
  });
  const validUntil = validUntilAfterYears(decidedOn, policy.certification.validYears.value);
  const event = chainEvent({
    tip: genesisTip,
    event: {
      kind: "event",
      aggregate: partitions.certification(number),
      act: "certify",
      to: "valid",
      by,
      at,
      data: { applicationId: application.id, validFrom: decidedOn, validUntil },
    },
  });
  const { company, service } = application.form;
  const listings = await listingsNamed(deps, application);
  const certification = certificationRecord.parse({
    kind: "certification",
    number,
    version: 1,
    status: "valid",
    applicationId: application.id,
    corporateNumber: application.corporateNumber,
    providerName: company?.name,
    providerNameEn: company?.nameEn,
    category: application.category,
    option: service?.option,
    services: listings.map((listing) => ({ listingId: listing.id, name: listing.serviceName })),
    departmentName: service?.departmentName,
    departmentNameEn: service?.departmentNameEn,
    contactMail: company?.contactMail,
    decidedOn,
    validFrom: decidedOn,
    validUntil,
    policyVersion: application.policyVersion,
    periods: [{ from: decidedOn, until: validUntil, applicationId: application.id }],
    openCorrections: [],
    formerCertificates: [],
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  return {
    certification,
    writes: [
      taken.write,
      { put: "create", record: certification },
      { put: "create", record: event },
      ...listings.map(
        ({ id }): Write => ({
          put: "create",
          record: { kind: "listingUse", listingId: id, certificationNumber: number },
        }),
      ),
    ],
  };
}
