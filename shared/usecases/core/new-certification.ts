import type * as z from "zod";
import type { Deps, Write } from "#ports";
import { chainEvent, genesisTip } from "#proof/event-chain.ts";
import type { Application, ApplicationIn } from "#records/application.ts";
import { type Certification, certificationRecord } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import { jstDay, validUntilAfterYears } from "#scheme/calendar.ts";
import { nextCertificationAttention } from "#scheme/certification-attention.ts";
import { certificationNumber } from "#scheme/certification-number.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import type { PrerequisiteKind } from "#scheme/prerequisite-transitions.ts";
import { allRegisteredUntil } from "#scheme/registration-validity.ts";
import { expiryDays } from "./certifications.ts";
import { newPrerequisites } from "./prerequisites.ts";
import { nextInSequence } from "./sequence.ts";
import { listingsNamed } from "./validation.ts";

/**
 * The certification an approval makes (A-04, F-03), valid from the day of decision, and the writes that make it and
 * begin to keep what it stands on (M-03).
 */
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
  const certification = certificationRecord.parse({
    kind: "certification",
    number,
    version: 1,
    status: "valid",
    applicationId: application.id,
    corporateNumber: application.corporateNumber,
    category: application.category,
    ...(await certifiedAs(deps, application)),
    decidedOn,
    validFrom: decidedOn,
    validUntil,
    policyVersion: application.policyVersion,
    periods: [{ from: decidedOn, until: validUntil, applicationId: application.id }],
    openCorrections: [],
    formerCertificates: [],
    attentionDay: nextCertificationAttention({ validUntil }, expiryDays(policy), decidedOn),
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  const prerequisites = newPrerequisites(deps, certification, {
    validUntil: await checkedUntil(deps, application, policy),
    conflictedStaff: application.conflictedStaff,
    by,
  });
  return {
    certification,
    writes: [
      taken.write,
      { put: "create", record: certification },
      { put: "create", record: event },
      ...prerequisites,
    ],
  };
}

const fromForm = certificationRecord.pick({
  providerName: true,
  providerNameEn: true,
  option: true,
  services: true,
  departmentName: true,
  departmentNameEn: true,
  contactMail: true,
});

/** What an application says of the services, the department and the company that are certified. */
export async function certifiedAs(
  deps: Pick<Deps, "register" | "clock">,
  application: Application,
): Promise<z.infer<typeof fromForm>> {
  const { company, service } = application.form;
  const listings = await listingsNamed(deps, application);
  return fromForm.parse({
    providerName: company?.name,
    providerNameEn: company?.nameEn,
    services: listings.map((listing) => ({ listingId: listing.id, name: listing.serviceName })),
    departmentName: service?.departmentName,
    departmentNameEn: service?.departmentNameEn,
    ...(service?.option === undefined ? {} : { option: service.option }),
    ...(company?.contactMail === undefined ? {} : { contactMail: company.contactMail }),
  });
}

/** The last day of each prerequisite, as the application says and the review has checked it (M-03). */
export async function checkedUntil(
  deps: Pick<Deps, "register" | "clock">,
  application: Application,
  policy: Policy,
): Promise<Readonly<Record<PrerequisiteKind, string | undefined>>> {
  const { isms, scs } = application.form;
  const listings = await listingsNamed(deps, application);
  return {
    isms: isms?.validUntil,
    scs: scs?.validUntil,
    serviceRegistration: allRegisteredUntil(listings, policy.serviceRegistration.validYears.value),
  };
}
