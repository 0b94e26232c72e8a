import type { Finding } from "../finding.ts";
import { citation, sections } from "./citation.ts";
import { demandsOf } from "./d04-controls.ts";
import { textIn } from "./documents.ts";
import { excludedControlsIn } from "./read-controls.ts";
import { normalised } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

/**
 * The statement of applicability that was filed excludes no core control that the form states as applicable (D-04).
 * Only a clear exclusion counts; what cannot be read in it is no finding.
 */
export function statementDocumentFindings(input: ValidationInput): readonly Finding[] {
  const { policy, form } = input;
  const { edition, statementOfApplicability: statement = [] } = form.isms ?? {};
  const text = textIn(input, "ismsStatementOfApplicability");
  if (edition === undefined || text === undefined) return [];
  const { excludedWords, appliedWords } = policy.reading;
  const excluded = excludedControlsIn(text, {
    excluded: excludedWords.value.map(normalised),
    applied: appliedWords.value.map(normalised),
  });
  const stated = statement.filter(({ applicable }) => applicable).map(({ control }) => bare(control));
  return demandsOf(policy, edition)
    .filter(({ core, control }) => core && stated.includes(control) && excluded.includes(control))
    .map(({ control, names }) => ({
      code: "D-04/document-excludes-core-control",
      item: `documents.ismsStatementOfApplicability[${control}]`,
      weight: "stops",
      wrong: {
        ja: `申請書では管理策A.${control}（審査項目：${names.map((name) => name.ja).join("、")}）を適用としていますが、提出された適用宣言書では適用除外とされています。`,
        en: `The form states control A.${control} (review items: ${names.map((name) => name.en).join("; ")}) as applicable, but the statement of applicability that was filed excludes it.`,
      },
      remedy: {
        ja: `管理策A.${control}を適用対象とした現行の適用宣言書を提出してください。`,
        en: `File the current statement of applicability, in which A.${control} applies.`,
      },
      basis: `${sections.isms}、${citation(policy.isms.reviewItems.basis)}`,
    }));
}

function bare(control: string): string {
  return control.replace(/^A?\.?/, "");
}
