import type { ContentOf } from "#notices/notice.ts";
import type { Effect } from "#records/operation.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { notice, toSecretariat } from "./effects.ts";
import { aboutRevocation, policyOfRevocation, toRevokedProvider } from "./revocations.ts";

type Outcome = ContentOf<"revocationOutcome">["outcome"];

const basisKinds = {
  report: { ja: "報告書", en: "The report" },
  law: { ja: "法令", en: "Law" },
  assumption: { ja: "本制度の規則（仮に置く定め）", en: "Rule of the scheme, assumed for now" },
} as const;

/** On what in the policy a ground stands; what is assumed is said to be. */
export function groundBasis(revocation: Pick<Revocation, "ground" | "policyVersion">): Bilingual {
  const { version, revocation: terms } = policyOfRevocation(revocation);
  const found = terms.grounds.value.find(({ ground }) => ground === revocation.ground);
  if (found === undefined) throw new Error(`The policy has no ground ${revocation.ground}`);
  const { kind, reference } = found.basis;
  const { ja, en } = basisKinds[kind];
  return { ja: `${ja}：${reference}（規則 ${version}）`, en: `${en}: ${reference} (policy ${version})` };
}

/** The notice of what came of a revocation, to the secretariat, and to the provider unless another letter tells it. */
export function outcomeNotices(
  revocation: Revocation,
  outcome: Outcome,
  { day, reasons }: { readonly day: string; readonly reasons: string },
  readers: readonly ("provider" | "secretariat")[] = ["provider", "secretariat"],
): readonly Effect[] {
  return readers.map((reader) =>
    notice(reader === "provider" ? toRevokedProvider(revocation) : toSecretariat, {
      template: "revocationOutcome",
      ...aboutRevocation(revocation),
      certificationNumber: revocation.certificationNumber,
      reader,
      outcome,
      decidedOn: day,
      reasons,
    }),
  );
}

/** The notice of the planned decision, with all that the law asks of it (X-02, 行政手続法 15条・30条). */
export function hearingNotice(
  revocation: Revocation,
  { plannedDecision, dueDay }: { readonly plannedDecision: string; readonly dueDay: string },
  afterwards: boolean,
): Effect {
  return notice(toRevokedProvider(revocation), {
    template: "revocationNotice",
    ...aboutRevocation(revocation),
    certificationNumber: revocation.certificationNumber,
    plannedDecision,
    ground: revocation.ground,
    facts: revocation.facts,
    basis: groundBasis(revocation),
    howToAnswer: policyOfRevocation(revocation).revocation.hearingText.value,
    dueDay,
    afterwards,
  });
}

/** The notice of the revocation to the provider: reasons, bar, and the way to object (X-03, 教示) or that it is heard next. */
export function revokedNotice(
  revocation: Revocation,
  of: {
    readonly revokedOn: string;
    readonly reasons: string;
    readonly justification?: string;
    readonly barredUntil: string | undefined;
    readonly objectionUntil?: string;
  },
): Effect {
  const { objection } = policyOfRevocation(revocation);
  const { revokedOn, reasons, justification, barredUntil, objectionUntil } = of;
  return notice(toRevokedProvider(revocation), {
    template: "revoked",
    ...aboutRevocation(revocation),
    certificationNumber: revocation.certificationNumber,
    revokedOn,
    ground: revocation.ground,
    reasons,
    ...(justification === undefined ? {} : { justification }),
    ...(barredUntil === undefined ? {} : { barredUntil }),
    ...(objectionUntil === undefined
      ? {}
      : {
          objection: {
            objectionUntil,
            objectionAddressee: objection.addressee.value,
            objectionText: objection.text.value,
          },
        }),
  });
}
