/** docs/measures.md: what is measured of the scheme, and when an alarm rings. */
import { everyMinutes, type Measure, measureNames, measures } from "#contracts/measures.ts";
import type { GeneratedDoc } from "./generated-doc.ts";

const introduction = [
  "# What is measured",
  "",
  "制度が台帳の内容どおりに動いているかを測る値と、警報の条件です。",
  "",
  "Made by `npm run docs` from `shared/contracts/measures.ts`, from which the alarms are made as well.",
  `Every ${everyMinutes} minutes one line of the log, code \`SCHEME_MEASURED\`, holds all of them, and beside them how`,
  "many open tasks of each kind are past their due day (`formCheckPastDue`). On one machine nothing rings: the line names",
  "those over their thresholds in `over`.",
  "",
  "| measure | unit | 意味 | meaning | rings when over | for minutes | what to do |",
  "|---|---|---|---|--:|--:|---|",
];

function row(name: string, { unit, means, over, forMinutes, runbook }: Measure): string {
  const cells = [`\`${name}\``, unit, means.ja, means.en, over, forMinutes];
  return `| ${cells.join(" | ")} | [${runbook}](operating.md#${runbook}) |`;
}

export function measuresPage(): GeneratedDoc[] {
  const lines = [...introduction, ...measureNames.map((name) => row(name, measures[name])), ""];
  return [{ path: "docs/measures.md", text: lines.join("\n") }];
}
