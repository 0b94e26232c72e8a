/** docs/state-diagrams.md: the transition tables of the scheme and the procedure, as diagrams. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aggregates } from "./aggregates.ts";
import type { GeneratedDoc } from "./generated-doc.ts";
import { procedureChart } from "./procedure-chart.ts";
import { section } from "./state-section.ts";

/** Every procedure, by its file in `statemachines/`. */
const procedures = [
  { file: "application", title: "申請の手続 / The application procedure" },
  { file: "surveillance", title: "サーベイランスの手続 / The surveillance procedure" },
  { file: "random-surveillance", title: "抽選の手続 / The procedure of a random draw" },
  { file: "revocation", title: "取消しの手続 / The revocation procedure" },
] as const;

/**
 * The whole page.
 * @param definitionOf the parsed definition of a procedure, by its file
 */
function renderStateDiagrams(definitionOf: (file: string) => unknown): string {
  return [
    "# 状態遷移 / State diagrams",
    "",
    "状態遷移表（`shared/scheme/*-transitions.ts`）と手続の定義（`statemachines/`）から `npm run docs` が作ります。",
    "",
    "Made by `npm run docs` from the transition tables in `shared/scheme/*-transitions.ts`, which are also the write",
    "conditions of the register, and from the state machine files in `statemachines/`.",
    "",
    ...aggregates.map((each) => section(each)),
    "## 手続 / Procedures",
    "",
    "An execution asks the register where its case stands, takes one step or waits for one person, and comes back. Slanted",
    "boxes wait for somebody. A task that fails leads to the failure state of its part; those arrows are not drawn.",
    "",
    ...procedures.flatMap(({ file, title }) => [
      `### ${title}`,
      "",
      "```mermaid",
      procedureChart(definitionOf(file)),
      "```",
      "",
    ]),
  ].join("\n");
}

export function stateDiagrams(root: string): GeneratedDoc[] {
  const definitionOf = (file: string): unknown =>
    JSON.parse(readFileSync(join(root, `statemachines/${file}.asl.json`), "utf8"));
  return [{ path: "docs/state-diagrams.md", text: renderStateDiagrams(definitionOf) }];
}
