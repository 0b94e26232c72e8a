import type { Deps } from "#ports";
import type { ApplicationIn } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { dayAfter, jstDay, validUntilAfterYears } from "#scheme/calendar.ts";
import { nextCertificationAttention } from "#scheme/certification-attention.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { done, type Outcome } from "../outcome.ts";
import { onCertificate, withoutCertificate } from "./certificate-shown.ts";
import { certificationStep, expiryDays } from "./certifications.ts";
import { certifiedNotice } from "./certified-notice.ts";
import { claimCertification } from "./claims.ts";
import { confirmingPrerequisites } from "./confirm-prerequisites.ts";
import { delegationsDeclared } from "./delegations.ts";
import { settling } from "./follow-up.ts";
import { listingUses } from "./listing-uses.ts";
import { certifiedAs, checkedUntil, newCertification } from "./new-certification.ts";
import { certificationConcerned } from "./of-certification.ts";
import type { TaskWrites } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Awaiting = ApplicationIn<"awaitingDecision">;
type Grant = {
  readonly application: Awaiting;
  readonly policy: Policy;
  readonly by: ActedBy;
  readonly reasons: string;
};
export type Granted = TaskWrites & { readonly number: string };

/**
 * What an application leads to when it is granted, to be committed with the decision: a new certification, another
 * period of the one there is, or what has changed of it. Whoever is to be given a new certificate is told of the
 * decision with it.
 */
export async function granting(deps: Needs, grant: Grant): Promise<Outcome<Granted>> {
  const { application, policy, by } = grant;
  const concerned = await certificationConcerned(deps, application);
  if (!concerned.done) return concerned;
  if (concerned.value !== undefined) {
    return application.applicationKind === "extension"
      ? renewing(deps, grant, concerned.value)
      : changing(deps, grant, concerned.value);
  }
  const at = deps.clock.now();
  const { certification, writes } = await newCertification(deps, application, policy, by);
  const claim = await claimCertification(deps, certification, at, jstDay(at));
  const delegated = await delegationsDeclared(deps, certification, application, by);
  return done({
    number: certification.number,
    writes: [...writes, claim, ...listingUses(certification), ...delegated.writes],
    effects: delegated.effects,
  });
}

/**
 * An extension: the same number, and a period that begins the day after the last one ends, whenever it is decided, so
 * that there is no gap and no overlap (M-07).
 */
async function renewing(
  deps: Needs,
  { application, policy, by }: Grant,
  found: Certification,
): Promise<Outcome<Granted>> {
  const { extension: _, ...certification } = found;
  const from = dayAfter(certification.validUntil);
  const until = validUntilAfterYears(from, policy.certification.validYears.value);
  const period = { from, until, applicationId: application.id };
  const renewed = certificationStep(deps, {
    certification: withoutCertificate(withoutOptional(certification)),
    act: "renew",
    by,
    changes: {
      ...(await certifiedAs(deps, application)),
      applicationId: application.id,
      policyVersion: application.policyVersion,
      decidedOn: jstDay(deps.clock.now()),
      validUntil: until,
      periods: [...certification.periods, period],
      attentionDay: nextCertificationAttention(
        { validUntil: until },
        expiryDays(policy),
        jstDay(deps.clock.now()),
      ),
    },
    data: period,
  });
  if (!renewed.done) return renewed;
  const checked = await checkedUntil(deps, application, policy);
  const confirmed = await confirmingPrerequisites(deps, certification.number, checked, by);
  if (!confirmed.done) return confirmed;
  const delegated = await delegationsDeclared(deps, renewed.value.next, application, by);
  return done({
    number: certification.number,
    writes: [
      ...renewed.value.writes,
      ...confirmed.value,
      ...listingUses(renewed.value.next),
      ...delegated.writes,
    ],
    effects: delegated.effects,
  });
}

/** A change: what is certified is as it was filed now; what the certificate shows of it makes a new one (M-06). */
async function changing(
  deps: Needs,
  { application, by, reasons }: Grant,
  certification: Certification,
): Promise<Outcome<Granted>> {
  const certified = await certifiedAs(deps, application);
  const plain = withoutOptional(certification);
  const next = { ...plain, ...certified };
  const shows = onCertificate(next) !== onCertificate(certification);
  const changed = certificationStep(deps, {
    certification: shows ? withoutCertificate(plain) : plain,
    act: "recordChange",
    by,
    changes: { ...certified, applicationId: application.id },
    data: { applicationId: application.id, newCertificate: shows },
  });
  if (!changed.done) return changed;
  const settled = await settling(deps, application, by);
  if (!settled.done) return settled;
  const told = shows || certification.certificate === undefined;
  const delegated = await delegationsDeclared(deps, changed.value.next, application, by);
  return done({
    number: certification.number,
    writes: [
      ...changed.value.writes,
      ...settled.value.writes,
      ...listingUses(changed.value.next),
      ...delegated.writes,
    ],
    effects: [
      ...delegated.effects,
      ...(told ? [] : [certifiedNotice(application, changed.value.next, reasons)]),
    ],
  });
}

/** What an application may leave out must not stay from the one before. */
function withoutOptional(certification: Certification): Certification {
  const { option: _option, contactMail: _mail, ...kept } = certification;
  return kept;
}
