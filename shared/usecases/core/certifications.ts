import type { Deps } from "#ports";
import { type Certification, certificationRecord } from "#records/certification.ts";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeRecipient } from "#records/notice-content.ts";
import { type ExpiryDays, nextCertificationAttention } from "#scheme/certification-attention.ts";
import {
  type CertificationAct,
  certificationTransitions,
  hasEnded,
  type PublicStatus,
  statusOn,
} from "#scheme/certification-transitions.ts";
import { policyOn, policyVersion } from "#scheme/policy/index.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import type { Outcome } from "../outcome.ts";
import { type Stepped, stepOf } from "./act.ts";
import type { JsonObject } from "./json.ts";

type Reads = Pick<Deps, "register">;

/** The certification under a number, or undefined. */
export function loadCertification(deps: Reads, number: string): Promise<Certification | undefined> {
  return deps.register.get("certification", keys.certification(number));
}

/** The case that a certification is: its tasks, documents and notices. */
export function certificationCase({ number }: Pick<Certification, "number">): CaseRef {
  return { caseKind: "certification", caseId: number };
}

/** The provider of a certification, as whom a notice is for. */
export function toProvider({ number }: Pick<Certification, "number">): NoticeRecipient {
  return { to: "provider", certificationNumber: number };
}

/** What every notice about a certification names. */
export function aboutCertification(certification: Certification) {
  const { number: reference, providerName, category } = certification;
  return { ...certificationCase(certification), reference, providerName, category };
}

/** The policy a certification runs under: that of its application (N-01). */
export function certificationPolicy({
  policyVersion: version,
}: Pick<Certification, "policyVersion">): Policy {
  return policyVersion(version);
}

/** The certification as the case that a task on it is made for. */
export function certificationTaskCase(certification: Certification) {
  return { ...certificationCase(certification), corporateNumber: certification.corporateNumber };
}

/** What the policy says of the days before the last day of a certification. */
export function expiryDays({ upkeep }: Policy): ExpiryDays {
  return {
    remindBefore: upkeep.expiryReminderDaysBefore.value,
    extensionOpensBefore: upkeep.extensionOpensDaysBefore.value,
  };
}

/** What the days of attention of a certification follow from. */
export function expiryDates({ validUntil, extension }: Pick<Certification, "validUntil" | "extension">) {
  return { validUntil, extensionFiledOn: extension?.filedOn };
}

/**
 * The next day on which the sweep has something to do for a certification. Whoever changes its last day or its
 * extension sets it anew.
 * @param today JST day
 */
export function attentionAfter(
  certification: Pick<Certification, "validUntil" | "extension" | "policyVersion">,
  today: string,
): string {
  const days = expiryDays(certificationPolicy(certification));
  return nextCertificationAttention(expiryDates(certification), days, today);
}

/** A certification as the records of a case about it name it; the case runs under the policy of the day. */
export function certifiedFields(certification: Certification, today: string) {
  const { number, corporateNumber, providerName, category } = certification;
  return {
    certificationNumber: number,
    corporateNumber,
    providerName,
    category,
    policyVersion: policyOn(today).version,
  };
}

/**
 * What is shown of a certification on a day: by its dates, its acts, an extension filed in time and a bar of its
 * company. Everybody who asks whether it holds asks this; nothing needs to have run (M-01, M-07, X-04).
 * @param day JST day
 */
export async function standingOn(
  deps: Reads,
  certification: Certification,
  day: string,
): Promise<PublicStatus> {
  const { status, validFrom, validUntil, extension, corporateNumber } = certification;
  const provider = await deps.register.get("provider", keys.provider(corporateNumber));
  const suspends = policyOn(day).revocation.barSuspendsOthers.value;
  const keeps = extension !== undefined && policyOn(extension.filedOn).upkeep.extensionKeepsInForce.value;
  return statusOn(
    {
      status,
      validFrom,
      validUntil,
      extensionFiledOn: keeps ? extension.filedOn : undefined,
      barredUntil: suspends ? provider?.barredUntil : undefined,
    },
    day,
  );
}

/** One act on a certification, as the writes that make it; to be committed with whatever belongs to it. */
export function certificationStep(
  deps: Pick<Deps, "clock">,
  step: {
    readonly certification: Certification;
    readonly act: CertificationAct;
    readonly by: ActedBy;
    readonly changes?: Partial<Omit<Certification, "kind" | "number" | "status" | "version" | "ledger">>;
    readonly data?: JsonObject;
  },
): Outcome<Stepped<Certification>> {
  const { certification, changes = {}, data = {} } = step;
  return stepOf(deps, {
    table: certificationTransitions,
    record: certification,
    act: step.act,
    by: step.by,
    aggregate: partitions.certification(certification.number),
    next: (moved) => certificationRecord.parse({ ...certification, ...changes, ...moved }),
    data,
  });
}

/**
 * Whether a certificate is still to be issued on an application (F-03). A certification that has ended gets none, even if
 * it ended before its certificate, or a replacement, was there.
 */
export function awaitsCertificate(
  { applicationId, certificate, status }: Certification,
  ofApplication: string,
): boolean {
  return certificate === undefined && applicationId === ofApplication && !hasEnded(status);
}
