/**
 * What a state machine here must and must not do, beyond what the language allows.
 *
 * The same definition runs on AWS Step Functions and on the interpreter of one machine, which ignores JSONata,
 * variables and heartbeats without a word: so they are forbidden. A task that waits for a person must say how it is
 * answered (token), how long it waits (timeout) and what follows when nobody answers (catch).
 */
import validate from "asl-validator";
import * as z from "zod";

const jump = z.looseObject({ Next: z.string().optional() });
const handler = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string().optional() });

const state = z.looseObject({
  Type: z.string(),
  Comment: z.string().optional(),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(jump).default([]),
  Catch: z.array(handler).default([]),
  Retry: z.array(handler).default([]),
  Parameters: z.unknown().optional(),
  get ItemProcessor() {
    return scope.optional();
  },
  get Iterator() {
    return scope.optional();
  },
  get Branches() {
    return z.array(scope).default([]);
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
type NamedState = { name: string; body: State };

/** Ignored or not done by the interpreter of one machine, or not wanted: JSONata, variables, heartbeats, distributed maps. */
const forbiddenKeys = new Set([
  "QueryLanguage",
  "Assign",
  "Arguments",
  "Output",
  "Condition",
  "Items",
  "HeartbeatSeconds",
  "HeartbeatSecondsPath",
  "ItemReader",
  "ItemBatcher",
  "ResultWriter",
]);

/** The states of a scope and of every scope within it. */
function allScopes(outer: Scope): Scope[] {
  return [outer, ...Object.values(outer.States).flatMap((one) => innerScopes(one).flatMap(allScopes))];
}

function innerScopes(one: State): Scope[] {
  return [one.ItemProcessor, one.Iterator, ...one.Branches].filter((inner) => inner !== undefined);
}

function targets(one: State): string[] {
  const jumps = [...one.Choices, ...one.Catch].map((way) => way.Next);
  return [one.Next, one.Default, ...jumps].filter((name) => name !== undefined);
}

function reachable(within: Scope): Set<string> {
  const found = new Set<string>();
  const open = [within.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const body = within.States[name];
    if (found.has(name) || body === undefined) continue;
    found.add(name);
    open.push(...targets(body));
  }
  return found;
}

/** Every key of an object tree with its value, at any depth. */
function allEntries(value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, unknown][] => [
    [key, inner],
    ...allEntries(inner),
  ]);
}

function lintScope(within: Scope): string[] {
  const known = new Set(Object.keys(within.States));
  const reached = reachable(within);
  const missing = Object.entries(within.States).flatMap(([name, body]) =>
    targets(body)
      .filter((target) => !known.has(target))
      .map((target) => `${name}: leads to "${target}", which does not exist`),
  );
  const start = known.has(within.StartAt) ? [] : [`StartAt "${within.StartAt}" does not exist`];
  const lost = [...known].filter((name) => !reached.has(name)).map((name) => `${name}: cannot be reached`);
  return [...start, ...missing, ...lost];
}

function lintName({ name, body }: NamedState): string[] {
  const isSentence = name.trim().split(/\s+/).length >= 3;
  return isSentence || body.Comment !== undefined
    ? []
    : [`${name}: needs a name of three words or a Comment`];
}

function lintRetry({ name, body }: NamedState): string[] {
  const isGeneral = (error: string) => error.startsWith("States.") || error === "Error";
  const general = body.Retry.flatMap((one) => one.ErrorEquals).filter(isGeneral);
  const problems = general.map((error) => `${name}: retries ${error}; name the transient errors instead`);
  return body.Retry.length === 0 ? [`${name}: has no Retry of transient errors`] : problems;
}

function lintWaiting({ name, body }: NamedState): string[] {
  if (body.Resource?.endsWith(".waitForTaskToken") !== true) return [];
  const hasToken = allEntries(body.Parameters).some(
    ([key, value]) => key.endsWith(".$") && value === "$$.Task.Token",
  );
  const catchesTimeout = body.Catch.some((one) => one.ErrorEquals.includes("States.Timeout"));
  return [
    ...(hasToken ? [] : [`${name}: waits for a token but passes no $$.Task.Token on`]),
    ...(catchesTimeout ? [] : [`${name}: waits for a token but does not catch States.Timeout`]),
  ];
}

function lintTask(named: NamedState): string[] {
  if (named.body.Type !== "Task") return [];
  const hasTimeout = "TimeoutSeconds" in named.body || "TimeoutSecondsPath" in named.body;
  const timeout = hasTimeout ? [] : [`${named.name}: has neither TimeoutSeconds nor TimeoutSecondsPath`];
  return [...timeout, ...lintWaiting(named), ...lintRetry(named)];
}

function lintWords(definition: unknown): string[] {
  return allEntries(definition).flatMap(([key, value]) => {
    if (forbiddenKeys.has(key)) return [`"${key}" is not supported on one machine`];
    return typeof value === "string" && value.trimStart().startsWith("{%") ? [`${key}: holds JSONata`] : [];
  });
}

function lintSubstitutions(text: string): string[] {
  const found = text.match(/\$\{[^}"]*\}?/g) ?? [];
  return found
    .filter((one) => !/^\$\{[A-Za-z]+\}$/.test(one))
    .map((one) => `substitution ${one} is not \${Letters}`);
}

function lintDuplicates(states: NamedState[]): string[] {
  const names = states.map((one) => one.name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [...twice].map((name) => `${name}: the name is used twice`);
}

/** Problems of one definition as sentences, each with the name of its state. Empty when it is good. */
export function lintStateMachine(text: string): string[] {
  const parsed = scope.safeParse(JSON.parse(text));
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const language = validate(JSON.parse(text));
  const scopes = allScopes(parsed.data);
  const states = scopes.flatMap((one) => Object.entries(one.States).map(([name, body]) => ({ name, body })));
  return [
    ...(language.isValid ? [] : [language.errorsText("; ")]),
    ...lintWords(JSON.parse(text)),
    ...lintSubstitutions(text),
    ...lintDuplicates(states),
    ...scopes.flatMap(lintScope),
    ...states.flatMap(lintName),
    ...states.flatMap(lintTask),
  ];
}
