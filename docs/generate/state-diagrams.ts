/** docs/state-diagrams.md: the transition tables of the scheme and the procedure, as diagrams. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  applicationStatuses,
  applicationStatusNames,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import {
  certificationStatuses,
  certificationTransitions,
  publicStatusNames,
} from "#scheme/certification-transitions.ts";
import { inquiryStatuses, inquiryStatusNames, inquiryTransitions } from "#scheme/inquiry-transitions.ts";
import { taskStatuses, taskStatusNames, taskTransitions } from "#scheme/task-transitions.ts";
import {
  finalStatuses,
  type StatusNames,
  type Transition,
  type TransitionTable,
} from "#scheme/transition.ts";
import type { GeneratedDoc } from "./generated-doc.ts";
import { procedureChart } from "./procedure-chart.ts";

type Aggregate<Status extends string, Act extends string> = {
  readonly title: Bilingual;
  /** The first one is where an aggregate begins. */
  readonly statuses: readonly Status[];
  readonly names: StatusNames<Status>;
  readonly table: TransitionTable<Status, Act>;
};

function arrows<Status extends string, Act extends string>(table: TransitionTable<Status, Act>): string[] {
  const acts = new Map<string, Act[]>();
  for (const { act, from, to } of table) {
    for (const status of from) {
      const way = `${status} --> ${to}`;
      acts.set(way, [...(acts.get(way) ?? []), act]);
    }
  }
  return [...acts].map(([way, those]) => `  ${way}: ${those.join("<br>")}`);
}

/** A transition table as a Mermaid state diagram; the statuses under their Japanese names. */
export function stateDiagram<Status extends string, Act extends string>({
  statuses,
  names,
  table,
}: Omit<Aggregate<Status, Act>, "title">): string {
  return [
    "stateDiagram-v2",
    ...statuses.map((status) => `  state "${names[status].ja}" as ${status}`),
    `  [*] --> ${statuses[0]}`,
    ...arrows(table),
    ...finalStatuses(table, statuses).map((status) => `  ${status} --> [*]`),
  ].join("\n");
}

function four({ fourEyes }: Transition<string, string>): string {
  const fields = [...(fourEyes?.differsFrom ?? []), ...(fourEyes?.notAmong ?? [])];
  return fields.map((field) => `\`${field}\``).join(", ");
}

function section<Status extends string, Act extends string>(aggregate: Aggregate<Status, Act>): string {
  const { title, names, table } = aggregate;
  const rows = table.map((row) => {
    const from = row.from.map((status) => names[status].ja).join("、");
    const cells = [`\`${row.act}\``, from, names[row.to].ja, row.by.join(", "), four(row), row.why];
    return `| ${cells.join(" | ")} |`;
  });
  const statuses = aggregate.statuses.map(
    (status) => `| \`${status}\` | ${names[status].ja} | ${names[status].en} |`,
  );
  return [
    `## ${title.ja} / ${title.en}`,
    "",
    "```mermaid",
    stateDiagram(aggregate),
    "```",
    "",
    "| act | from | to | by | somebody else than | basis |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    "| status | 日本語 | English |",
    "|---|---|---|",
    ...statuses,
    "",
  ].join("\n");
}

/**
 * The whole page.
 * @param application the parsed `statemachines/application.asl.json`
 */
function renderStateDiagrams(application: unknown): string {
  return [
    "# 状態遷移 / State diagrams",
    "",
    "状態遷移表（`shared/scheme/*-transitions.ts`）と手続の定義（`statemachines/`）から `npm run docs` が作ります。",
    "",
    "Made by `npm run docs` from the transition tables in `shared/scheme/*-transitions.ts`, which are also the write",
    "conditions of the register, and from the state machine files in `statemachines/`.",
    "",
    section({
      title: { ja: "申請", en: "Application" },
      statuses: applicationStatuses,
      names: applicationStatusNames,
      table: applicationTransitions,
    }),
    section({
      title: { ja: "照会", en: "Inquiry" },
      statuses: inquiryStatuses,
      names: inquiryStatusNames,
      table: inquiryTransitions,
    }),
    section({
      title: { ja: "対応待ち", en: "Task" },
      statuses: taskStatuses,
      names: taskStatusNames,
      table: taskTransitions,
    }),
    section({
      title: { ja: "認定", en: "Certification" },
      statuses: certificationStatuses,
      names: publicStatusNames,
      table: certificationTransitions,
    }),
    "## 申請の手続 / The application procedure",
    "",
    "The execution asks the register where the case stands, takes one step or waits for one person, and comes back.",
    "Slanted boxes wait for somebody. A task that fails leads to the failure state of its part; those arrows are not drawn.",
    "",
    "```mermaid",
    procedureChart(application),
    "```",
    "",
  ].join("\n");
}

export function stateDiagrams(root: string): GeneratedDoc[] {
  const application = JSON.parse(readFileSync(join(root, "statemachines/application.asl.json"), "utf8"));
  return [{ path: "docs/state-diagrams.md", text: renderStateDiagrams(application) }];
}
