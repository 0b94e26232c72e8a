/** A state machine file as a Mermaid flow chart. */
import * as z from "zod";

const jump = z.looseObject({ StringEquals: z.string().optional(), Next: z.string() });
const handler = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() });

const state = z.looseObject({
  Type: z.enum(["Task", "Choice", "Map", "Succeed", "Fail"]),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(jump).default([]),
  Catch: z.array(handler).default([]),
  get ItemProcessor() {
    return scope.optional();
  },
});
const scope = z.looseObject({
  StartAt: z.string(),
  get States() {
    return z.record(z.string(), state);
  },
});
type State = z.infer<typeof state>;
type Scope = z.infer<typeof scope>;
/** The id of a state in the chart, by its name. */
type Ids = ReadonlyMap<string, string>;

function names(within: Scope): string[] {
  return Object.entries(within.States).flatMap(([name, { ItemProcessor: inner }]) => [
    name,
    ...(inner === undefined ? [] : names(inner)),
  ]);
}

function shape(name: string, one: State): string {
  if (one.Type === "Choice") return `{"${name}"}`;
  if (one.Type === "Succeed" || one.Type === "Fail") return `(["${name}"])`;
  return one.Resource?.endsWith(".waitForTaskToken") === true ? `[/"${name}"/]` : `["${name}"]`;
}

function edges(name: string, one: State, ids: Ids): string[] {
  const id = (state: string) => ids.get(state);
  const choices = one.Choices.map((way) => `${id(name)} -->|"${way.StringEquals}"| ${id(way.Next)}`);
  const otherwise = one.Default === undefined ? [] : [`${id(name)} -->|"otherwise"| ${id(one.Default)}`];
  const next = one.Next === undefined ? [] : [`${id(name)} --> ${id(one.Next)}`];
  const late = one.Catch.filter(({ ErrorEquals }) => ErrorEquals.includes("States.Timeout"));
  return [
    ...choices,
    ...otherwise,
    ...next,
    ...late.map((way) => `${id(name)} -.->|"time over"| ${id(way.Next)}`),
  ];
}

function lines(within: Scope, ids: Ids): string[] {
  return Object.entries(within.States).flatMap(([name, one]) => {
    const own = [`${ids.get(name)}${shape(name, one)}`, ...edges(name, one, ids)];
    const { ItemProcessor: inner } = one;
    if (inner === undefined) return own;
    return [
      ...own,
      `subgraph ${ids.get(name)}_each ["${name}: each, side by side"]`,
      ...lines(inner, ids).map((line) => `  ${line}`),
      "end",
      `${ids.get(name)} -.-> ${ids.get(inner.StartAt)}`,
    ];
  });
}

/**
 * The chart of a definition. What leads from every task to a failure is left out: it would hide the rest.
 * @throws Error when the file is no state machine, or has a type of state that is not drawn
 */
export function procedureChart(definition: unknown): string {
  const whole = scope.parse(definition);
  const ids = new Map(names(whole).map((name, at) => [name, `s${at + 1}`]));
  return ["flowchart TD", ...lines(whole, ids).map((line) => `  ${line}`)].join("\n");
}
