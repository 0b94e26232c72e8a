import type { Deps } from "#ports";
import { type Certification, certificationRecord } from "#records/certification.ts";
import type { ActedBy, CaseRef } from "#records/common.ts";
import { keys, partitions } from "#records/layout.ts";
import type { NoticeRecipient } from "#records/notice-content.ts";
import {
  type CertificationAct,
  certificationTransitions,
  type PublicStatus,
  statusOn,
} from "#scheme/certification-transitions.ts";
import { policyOn } from "#scheme/policy/index.ts";
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
