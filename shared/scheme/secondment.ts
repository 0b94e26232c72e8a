import type { Finding } from "./finding.ts";
import { citation } from "./findings/citation.ts";
import { dayText } from "./findings/text.ts";
import type { Policy } from "./policy/schema.ts";

/** What the rules know of a secondment. Days are JST days; last days are included. */
export type SecondmentFacts = {
  readonly from: string;
  readonly until: string;
  readonly evaluatedOn: string;
  /** Whether the record of the trust evaluation is there and was found clean. */
  readonly evaluationFiled: boolean;
};

type Reason = Omit<Finding, "item" | "weight" | "basis">;

function datesReversed({ from, until }: SecondmentFacts): Reason | undefined {
  if (from <= until) return undefined;
  const [first, last] = [dayText(from), dayText(until)];
  return {
    code: "L-03/dates-reversed",
    wrong: {
      ja: `出向の最終日（${last.ja}）が初日（${first.ja}）より前です。`,
      en: `The secondment would end (${last.en}) before it begins (${first.en}).`,
    },
    remedy: { ja: "出向の期間を確かめてください。", en: "Check the dates of the secondment." },
  };
}

function evaluationMissing({ evaluationFiled }: SecondmentFacts): Reason | undefined {
  if (evaluationFiled) return undefined;
  return {
    code: "L-03/trust-evaluation-missing",
    wrong: {
      ja: "出向者の信頼性評価の記録が提出されていません。",
      en: "No trust evaluation of the seconded person has been filed.",
    },
    remedy: {
      ja: "「出向者の信頼性評価の記録」をPDFで提出してください。",
      en: 'Upload the "Trust evaluation of seconded persons".',
    },
  };
}

function evaluationLate({ from, evaluatedOn }: SecondmentFacts): Reason | undefined {
  if (evaluatedOn < from) return undefined;
  const [first, evaluated] = [dayText(from), dayText(evaluatedOn)];
  return {
    code: "L-03/trust-evaluation-late",
    wrong: {
      ja: `信頼性評価の日（${evaluated.ja}）が、出向の初日（${first.ja}）より前ではありません。`,
      en: `The trust evaluation (${evaluated.en}) was not done before the first day (${first.en}).`,
    },
    remedy: {
      ja: "信頼性評価を終えてから、出向者を受け入れてください。",
      en: "Take the person in after the trust evaluation is done.",
    },
  };
}

function evaluationToCome({ evaluatedOn }: SecondmentFacts, today: string): Reason | undefined {
  if (evaluatedOn <= today) return undefined;
  const evaluated = dayText(evaluatedOn);
  return {
    code: "L-03/trust-evaluation-not-done",
    wrong: {
      ja: `信頼性評価の日（${evaluated.ja}）がまだ来ていません。`,
      en: `The day of the trust evaluation (${evaluated.en}) has not come yet.`,
    },
    remedy: {
      ja: "信頼性評価を終えてから届け出てください。",
      en: "Report the secondment after the trust evaluation is done.",
    },
  };
}

/**
 * Whether a person may be taken in by secondment (L-03; report, 例外規定②): the trust evaluation is done before the
 * first day, and its record is filed.
 * @param today JST day
 * @returns what stands against it; nothing when it is in order
 */
export function secondmentFindings(
  secondment: SecondmentFacts,
  { policy, today }: { readonly policy: Policy; readonly today: string },
): readonly Finding[] {
  const rule = policy.delegation.secondmentNeedsTrustEvaluation;
  const ofEvaluation = rule.value
    ? [evaluationMissing(secondment), evaluationLate(secondment), evaluationToCome(secondment, today)]
    : [];
  return [datesReversed(secondment), ...ofEvaluation]
    .filter((reason) => reason !== undefined)
    .map((reason) => ({ ...reason, item: "secondment", weight: "stops", basis: citation(rule.basis) }));
}
