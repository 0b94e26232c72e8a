import type { ApplicationForm, Delegation } from "#scheme/application-form.ts";
import { addDays } from "#scheme/calendar.ts";
import type { BadCase } from "./bad-case.ts";
import { sampleCompanies } from "./companies.ts";
import { goodDocument } from "./documents.ts";

function delegating(form: ApplicationForm, today: string, changes: Partial<Delegation>): ApplicationForm {
  const delegation: Delegation = {
    description: "繁忙期の診断作業の一部を任せる。",
    directlyRelated: true,
    form: "quasiMandate",
    delegateName: sampleCompanies[1]?.name ?? "",
    redelegates: false,
    matchingCategoryExists: true,
    workFrom: addDays(today, 30),
    workUntil: addDays(today, 120),
    ...changes,
  };
  return { ...form, delegations: [delegation] };
}

const stops = { weight: "stops" } as const;
const notes = { weight: "note" } as const;

/** Applications that declare a delegation the scheme does not allow as it is. */
export const badDelegations: readonly BadCase[] = [
  {
    ...stops,
    name: "直接関する業務を請負で委託する",
    expects: "D-07/forbidden-form",
    form: (good, { today }) => delegating(good, today, { form: "contractForWork" }),
  },
  {
    ...stops,
    name: "委託先が再委託する",
    expects: "D-07/redelegation",
    form: (good, { today }) => delegating(good, today, { redelegates: true }),
  },
  {
    ...stops,
    name: "認定を受けていない会社に準委任する",
    expects: "D-07/delegate-not-certified",
    form: (good, { today }) =>
      delegating(good, today, { delegateCorporateNumber: sampleCompanies[1]?.corporateNumber ?? "" }),
  },
  {
    ...stops,
    name: "出向者の信頼性評価がない",
    expects: "D-07/trust-evaluation-missing",
    form: (good, { today }) => delegating(good, today, { form: "secondment" }),
  },
  {
    ...stops,
    name: "区分のない業務の委託先を確認していない",
    expects: "D-07/security-check-missing",
    form: (good, { today }) => delegating(good, today, { matchingCategoryExists: false }),
  },
  {
    ...stops,
    name: "業務の終了日が開始日より前である",
    expects: "D-07/work-dates-reversed",
    form: (good, { today }) => delegating(good, today, { form: "secondment", workUntil: addDays(today, 20) }),
    documents: async (good, applied) => [...good, await goodDocument("trustEvaluation", applied)],
  },
  {
    ...notes,
    name: "委託した業務がすでに終わっている",
    expects: "D-07/work-over",
    form: (good, { today }) =>
      delegating(good, today, {
        form: "secondment",
        workFrom: addDays(today, -90),
        workUntil: addDays(today, -30),
      }),
    documents: async (good, applied) => [...good, await goodDocument("trustEvaluation", applied)],
  },
];
