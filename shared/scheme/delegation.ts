import type { Delegation, DocumentSlot } from "./application-form.ts";
import type { Bilingual } from "./bilingual.ts";
import { type Category, categoryNames } from "./categories.ts";
import type { PublicStatus } from "./certification-transitions.ts";
import type { Finding } from "./finding.ts";
import { citation } from "./findings/citation.ts";
import { isFiled } from "./findings/documents.ts";
import { dayText } from "./findings/text.ts";
import type { DelegateFacts, DocumentFacts } from "./findings/validation-input.ts";
import type { Policy } from "./policy/schema.ts";

export type DelegationContext = {
  readonly policy: Policy;
  /** The category the work belongs to: the delegator's own. */
  readonly category: Category;
  readonly day: string;
  readonly delegates: readonly DelegateFacts[];
  readonly documents: readonly DocumentFacts[];
};

/** What is said of a declared delegation. `because` says why in one sentence; `reasons` are the findings it leads to. */
export type DelegationJudgement = {
  readonly verdict: "permitted" | "permittedWithDuties" | "forbidden";
  readonly because: Bilingual;
  readonly reasons: readonly Finding[];
};

type Rules = Policy["delegation"];
type Reason = Omit<Finding, "item" | "weight">;

const formNames: Readonly<Record<Delegation["form"], Bilingual>> = {
  contractForWork: { ja: "請負", en: "contract for work" },
  quasiMandate: { ja: "準委任", en: "quasi-mandate" },
  secondment: { ja: "出向", en: "secondment" },
  other: { ja: "その他の形態", en: "another form" },
};

const unrestricted: DelegationJudgement = {
  verdict: "permitted",
  because: {
    ja: "この委託を制限する規定はありません。",
    en: "No rule restricts this delegation.",
  },
  reasons: [],
};

function stopping(reason: Reason): Finding {
  return { ...reason, item: "delegations", weight: "stops" };
}

function forbidden(reason: Reason): DelegationJudgement {
  return { verdict: "forbidden", because: reason.wrong, reasons: [stopping(reason)] };
}

function withDuty(because: Bilingual, unmet: Reason | undefined): DelegationJudgement {
  return { verdict: "permittedWithDuties", because, reasons: unmet === undefined ? [] : [stopping(unmet)] };
}

function redelegated({ delegateName }: Delegation, rules: Rules): DelegationJudgement {
  return forbidden({
    code: "D-07/redelegation",
    wrong: {
      ja: `委託先「${delegateName}」が、サービス提供に直接関する業務を再委託することになっています。再委託は一律に禁止されています。`,
      en: `"${delegateName}" would delegate directly related work further. Re-delegation is always forbidden.`,
    },
    remedy: { ja: "再委託を行わない体制に改めてください。", en: "Arrange the work without re-delegation." },
    basis: citation(rules.redelegationForbidden.basis),
  });
}

function inForbiddenForm({ form, delegateName }: Delegation, rules: Rules): DelegationJudgement {
  const { ja, en } = formNames[form];
  return forbidden({
    code: "D-07/forbidden-form",
    wrong: {
      ja: `「${delegateName}」への委託は、サービス提供に直接関する業務を「${ja}」で委託するもので、認められません。`,
      en: `Directly related work may not be delegated to "${delegateName}" in the form "${en}".`,
    },
    remedy: {
      ja: "自社で行うか、同じ区分の認定事業者への準委任、又は信頼性評価を行った上での出向の受入れに改めてください。",
      en: "Do the work yourself, give it by quasi-mandate to a provider certified in the same category, or take in seconded persons after a trust evaluation.",
    },
    basis: citation(rules.forbiddenForms.basis),
  });
}

/** A delegate whose certification ended by an act, or is suspended, is not certified, whatever its dates. */
const notCertified: readonly PublicStatus[] = ["suspended", "returned", "revoked"];

function isCertifiedThroughout(delegation: Delegation, { category, delegates }: DelegationContext): boolean {
  return delegates.some(
    (delegate) =>
      delegate.corporateNumber === delegation.delegateCorporateNumber &&
      delegate.category === category &&
      !notCertified.includes(delegate.status) &&
      delegate.validFrom <= delegation.workFrom &&
      delegation.workUntil <= delegate.validUntil,
  );
}

function byQuasiMandate(
  delegation: Delegation,
  context: DelegationContext,
  rules: Rules,
): DelegationJudgement {
  const { delegateName, workFrom, workUntil } = delegation;
  const { ja, en } = categoryNames[context.category];
  if (isCertifiedThroughout(delegation, context)) {
    return withDuty(
      {
        ja: `「${delegateName}」は業務の期間を通じて「${ja}」の認定を受けているため、準委任が認められます。`,
        en: `"${delegateName}" is certified in the category "${en}" throughout the work, so quasi-mandate is permitted.`,
      },
      undefined,
    );
  }
  const [from, until] = [dayText(workFrom), dayText(workUntil)];
  return forbidden({
    code: "D-07/delegate-not-certified",
    wrong: {
      ja: `準委任先「${delegateName}」が、業務の期間（${from.ja}から${until.ja}まで）を通じて「${ja}」の認定を受けていることを確認できません。`,
      en: `It cannot be confirmed that "${delegateName}" is certified in the category "${en}" throughout the work (${from.en} to ${until.en}).`,
    },
    remedy: {
      ja: "委託先の法人番号と業務の期間を確かめ、同じ区分の認定事業者に委任してください。",
      en: "Check the delegate's corporate number and the dates of the work; delegate to a provider certified in the same category.",
    },
    basis: citation(rules.quasiMandateNeedsCertification.basis),
  });
}

function bySecondment(
  { delegateName }: Delegation,
  context: DelegationContext,
  rules: Rules,
): DelegationJudgement {
  const because = {
    ja: `「${delegateName}」からの出向は、信頼性評価を行った上で受け入れることができます。`,
    en: `Persons seconded from "${delegateName}" may be taken in after a trust evaluation.`,
  };
  if (isFiled(context.documents, "trustEvaluation")) return withDuty(because, undefined);
  return withDuty(because, {
    code: "D-07/trust-evaluation-missing",
    wrong: {
      ja: `「${delegateName}」からの出向者について、信頼性評価の記録が提出されていません。`,
      en: `No trust evaluation of the persons seconded from "${delegateName}" has been filed.`,
    },
    remedy: {
      ja: "「出向者の信頼性評価の記録」をPDFで提出してください。",
      en: 'Upload the "Trust evaluation of seconded persons".',
    },
    basis: citation(rules.secondmentNeedsTrustEvaluation.basis),
  });
}

function withoutCategory(
  { delegateName }: Delegation,
  context: DelegationContext,
  rules: Rules,
): DelegationJudgement {
  const because = {
    ja: `対応するサービス区分がないため、「${delegateName}」のセキュリティ対策を自社で確認し、結果を提出すれば委託できます。`,
    en: `No category matches this work: it may be delegated once the measures of "${delegateName}" are checked and the result is filed.`,
  };
  if (isFiled(context.documents, "delegateSecurityCheck")) return withDuty(because, undefined);
  return withDuty(because, {
    code: "D-07/security-check-missing",
    wrong: {
      ja: `「${delegateName}」のセキュリティ対策の確認結果が提出されていません。`,
      en: `No check of the security measures of "${delegateName}" has been filed.`,
    },
    remedy: {
      ja: "「委託先のセキュリティ対策の確認結果」をPDFで提出してください。政府機関に提供されます。",
      en: `Upload the "Check of the delegate's security measures". It is passed on to the government.`,
    },
    basis: citation(rules.noCategoryNeedsSecurityCheck.basis),
  });
}

function judgeDirectlyRelated(delegation: Delegation, context: DelegationContext): DelegationJudgement {
  const rules = context.policy.delegation;
  const { form } = delegation;
  if (delegation.redelegates && rules.redelegationForbidden.value) return redelegated(delegation, rules);
  if (rules.forbiddenForms.value.includes(form)) return inForbiddenForm(delegation, rules);
  if (form === "secondment") {
    return rules.secondmentNeedsTrustEvaluation.value
      ? bySecondment(delegation, context, rules)
      : unrestricted;
  }
  if (!delegation.matchingCategoryExists) {
    return rules.noCategoryNeedsSecurityCheck.value
      ? withoutCategory(delegation, context, rules)
      : unrestricted;
  }
  if (form !== "quasiMandate") return inForbiddenForm(delegation, rules);
  return rules.quasiMandateNeedsCertification.value
    ? byQuasiMandate(delegation, context, rules)
    : unrestricted;
}

/**
 * The document that a permitted delegation needs: the duty of exceptions 2 and 3 (L-03, L-04).
 * @returns undefined where nothing is to be shown
 */
export function dutyOf(
  { directlyRelated, form, matchingCategoryExists }: Delegation,
  { delegation: rules }: Policy,
): DocumentSlot | undefined {
  if (!directlyRelated) return undefined;
  if (form === "secondment")
    return rules.secondmentNeedsTrustEvaluation.value ? "trustEvaluation" : undefined;
  if (matchingCategoryExists || !rules.noCategoryNeedsSecurityCheck.value) return undefined;
  return "delegateSecurityCheck";
}

/** The dates of directly related work make sense; a work that is over is pointed out to the reviewer. */
function dateFindings(
  { workFrom, workUntil }: Delegation,
  { day, policy }: DelegationContext,
): readonly Finding[] {
  const basis = citation(policy.delegation.quasiMandateNeedsCertification.basis);
  const [from, until] = [dayText(workFrom), dayText(workUntil)];
  const remedy = { ja: "業務の期間を確かめてください。", en: "Check the dates of the work." };
  if (workUntil < workFrom) {
    const wrong = {
      ja: `業務の終了日（${until.ja}）が開始日（${from.ja}）より前です。`,
      en: `The work would end (${until.en}) before it begins (${from.en}).`,
    };
    return [stopping({ code: "D-07/work-dates-reversed", wrong, remedy, basis })];
  }
  if (workUntil >= day) return [];
  const wrong = { ja: `業務は${until.ja}に終了しています。`, en: `The work ended on ${until.en}.` };
  return [{ code: "D-07/work-over", item: "delegations", weight: "note", wrong, remedy, basis }];
}

/**
 * Whether a declared delegation keeps to the report's section 委託の制限 (L-01…L-04): work not directly related is free;
 * directly related work may not be re-delegated nor given by contract for work; quasi-mandate needs a delegate certified
 * in the same category over the whole work; secondment needs a trust evaluation; work for which no category exists needs
 * the provider's own check of the delegate. Any other form falls under no exception.
 * @returns the findings have the item `delegations`; the caller knows which of them it is
 */
export function judgeDelegation(delegation: Delegation, context: DelegationContext): DelegationJudgement {
  if (!delegation.directlyRelated) {
    return {
      verdict: "permitted",
      because: {
        ja: "サービス提供に直接関する業務ではないため、制限はありません。",
        en: "The work is not directly related to delivering the service, so it is free.",
      },
      reasons: [],
    };
  }
  const judged = judgeDirectlyRelated(delegation, context);
  return { ...judged, reasons: [...judged.reasons, ...dateFindings(delegation, context)] };
}
