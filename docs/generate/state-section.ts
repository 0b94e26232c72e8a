import type { Bilingual } from "#scheme/bilingual.ts";
import {
  finalStatuses,
  type StatusNames,
  type Transition,
  type TransitionTable,
} from "#scheme/transition.ts";

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

/** An aggregate on the page: its diagram, its acts with who may do them, its statuses. */
export function section<Status extends string, Act extends string>(
  aggregate: Aggregate<Status, Act>,
): string {
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
