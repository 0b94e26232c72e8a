import type { ApplicationForm } from "../application-form.ts";
import type { Bilingual } from "../bilingual.ts";
import type { Finding } from "../finding.ts";
import type { Policy } from "../policy/schema.ts";
import { citation, sections } from "./citation.ts";
import type { ValidationInput } from "./validation-input.ts";

type Edition = Policy["isms"]["editions"]["value"][number];
type Statement = NonNullable<NonNullable<ApplicationForm["isms"]>["statementOfApplicability"]>;
/** A control of an edition that the review rests on; `core` when any review item has it as core. */
type Demand = { readonly control: string; readonly core: boolean; readonly names: readonly Bilingual[] };

/** The controls of an edition that stand for a 2022 control. */
function inEdition(control: string, edition: Edition, policy: Policy): readonly string[] {
  if (edition === "2022") return [control];
  return policy.isms.edition2013.value.find((mapping) => mapping.control === control)?.edition2013 ?? [];
}

/** The review-item table as the controls of an edition, each once. */
export function demandsOf(policy: Policy, edition: Edition): readonly Demand[] {
  const demands = new Map<string, Demand>();
  for (const { name, core, related } of policy.isms.reviewItems.value) {
    for (const control of [...core, ...related]) {
      for (const stated of inEdition(control, edition, policy)) {
        const before = demands.get(stated);
        demands.set(stated, {
          control: stated,
          core: before?.core === true || core.includes(control),
          names: [...new Set([...(before?.names ?? []), name])],
        });
      }
    }
  }
  return [...demands.values()];
}

function controlFinding(demand: Demand, statement: Statement, basis: string): Finding | undefined {
  const stated = statement.filter(({ control }) => control.replace(/^A?\.?/, "") === demand.control);
  const excluded = stated.filter(({ applicable }) => !applicable);
  const common = {
    item: `isms.statementOfApplicability[${demand.control}]`,
    weight: "stops",
    basis,
  } as const;
  const control = `A.${demand.control}`;
  const ja = demand.names.map((name) => name.ja).join("、");
  const en = demand.names.map((name) => name.en).join("; ");
  if (stated.length === 0) {
    return {
      ...common,
      code: "D-04/control-not-stated",
      wrong: {
        ja: `適用宣言書に管理策${control}（関連する審査項目：${ja}）の記載がありません。`,
        en: `The statement of applicability does not state control ${control} (review items: ${en}).`,
      },
      remedy: {
        ja: `管理策${control}を適用するか、適用しない場合はその理由を記入してください。`,
        en: `State whether ${control} applies and, if it does not, why.`,
      },
    };
  }
  if (excluded.length === 0) return undefined;
  if (demand.core) {
    return {
      ...common,
      code: "D-04/core-control-excluded",
      wrong: {
        ja: `管理策${control}は審査項目（${ja}）の確認に必要ですが、適用宣言書で適用除外とされています。`,
        en: `Control ${control} is needed for the review (${en}) but is excluded in the statement of applicability.`,
      },
      remedy: {
        ja: `管理策${control}を適用対象とした適用宣言書を提出してください。`,
        en: `File a statement of applicability in which ${control} applies.`,
      },
    };
  }
  if (excluded.every(({ explanation }) => explanation !== undefined)) return undefined;
  return {
    ...common,
    code: "D-04/related-control-unexplained",
    wrong: {
      ja: `審査項目（${ja}）に関連する管理策${control}が、理由の記載なく適用除外とされています。`,
      en: `Control ${control}, related to the review (${en}), is excluded without an explanation.`,
    },
    remedy: {
      ja: `管理策${control}を適用除外とする理由を記入してください。`,
      en: `Explain why ${control} is excluded.`,
    },
  };
}

/** What a 2013 statement cannot show: controls that are new in 2022. A reviewer has to see other evidence. */
function newControlsFinding(policy: Policy, basis: string): readonly Finding[] {
  const core = policy.isms.reviewItems.value.flatMap((item) => item.core);
  const unseen = [...new Set(core)].filter((control) => inEdition(control, "2013", policy).length === 0);
  if (unseen.length === 0) return [];
  const controls = unseen.map((control) => `A.${control}`).join(", ");
  return [
    {
      code: "D-04/no-counterpart-in-2013",
      item: "isms.edition",
      weight: "note",
      wrong: {
        ja: `2022年版で新設された管理策（${controls}）は、2013年版の適用宣言書では確認できません。`,
        en: `Controls new in the 2022 edition (${controls}) cannot be seen in a statement of applicability of 2013.`,
      },
      remedy: {
        ja: "該当する対策の実施状況がわかる書類を「その他の書類」として提出してください。",
        en: 'Upload evidence of the corresponding measures as "Other documents".',
      },
      basis,
    },
  ];
}

/**
 * The controls related to the review items are declared applicable (D-04): a core control must apply, a related one may
 * be excluded with an explanation. A statement of the 2013 edition is read through the policy's correspondence.
 */
export function controlFindings({ policy, form }: ValidationInput): readonly Finding[] {
  const { edition, statementOfApplicability: statement = [] } = form.isms ?? {};
  if (edition === undefined || statement.length === 0) return [];
  const { editions, reviewItems, edition2013 } = policy.isms;
  if (!editions.value.includes(edition)) {
    return [
      {
        code: "D-04/edition-not-accepted",
        item: "isms.edition",
        weight: "stops",
        wrong: {
          ja: `ISO/IEC 27001の${edition}年版による認証は受け付けていません。`,
          en: `A certificate under ISO/IEC 27001:${edition} is not accepted.`,
        },
        remedy: {
          ja: `次の版による認証を取得してください：${editions.value.join("、")}`,
          en: `Obtain a certificate under one of these editions: ${editions.value.join(", ")}.`,
        },
        basis: citation(editions.basis),
      },
    ];
  }
  const basis = `${sections.isms}、${citation(reviewItems.basis)}`;
  return [
    ...demandsOf(policy, edition)
      .map((demand) => controlFinding(demand, statement, basis))
      .filter((finding) => finding !== undefined),
    ...(edition === "2013" ? newControlsFinding(policy, citation(edition2013.basis)) : []),
  ];
}
