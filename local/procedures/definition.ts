import { StateMachine, type StateMachineDefinition } from "aws-local-stepfunctions";
import * as z from "zod";

/** What a task state does: the function it calls, and whether it waits for a token afterwards. */
export type Step = { readonly functionName: string; readonly waits: boolean };

/** A state machine file as the interpreter can run it. */
export type RunnableDefinition = {
  readonly machine: StateMachine;
  /** The task states at any depth by name; names are unique in a file. */
  readonly steps: ReadonlyMap<string, Step>;
};

/**
 * The longest time the interpreter's timer can hold (2^31 ms). What a wait really may last is said by the register
 * and looked after by the sweep, so the file's own limit is not given to the interpreter.
 */
const longestTimerSeconds = 2_147_483;

const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Parameters: z.looseObject({ FunctionName: z.string().optional() }).optional(),
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

const invoking = "arn:aws:states:::lambda:invoke";
const waiting = `${invoking}.waitForTaskToken`;

/**
 * The name of a function behind a substitution: `${AwaitTaskFunctionArn}` -> `await-task`.
 * @returns undefined when the text is no such substitution
 */
export function functionNameOf(substitution: string): string | undefined {
  const words = /^\$\{([A-Z][A-Za-z]*)FunctionArn\}$/.exec(substitution)?.[1];
  return words?.replaceAll(/(?!^)[A-Z]/g, "-$&").toLowerCase();
}

function stepOf(name: string, { Resource, Parameters }: State): Step {
  const functionName = functionNameOf(Parameters?.FunctionName ?? "");
  if (functionName === undefined) throw new Error(`State "${name}" names no function of ours`);
  if (Resource !== invoking && Resource !== waiting) throw new Error(`State "${name}" calls no function`);
  return { functionName, waits: Resource === waiting };
}

function stepsOf(within: Scope): [string, Step][] {
  return Object.entries(within.States).flatMap(([name, one]) => {
    if (one.Type === "Task") return [[name, stepOf(name, one)]];
    if (one.Type === "Parallel") throw new Error(`State "${name}" is of a type that is not run here`);
    return one.ItemProcessor === undefined ? [] : stepsOf(one.ItemProcessor);
  });
}

/** The same state with the longest timer instead of its own limit when it waits for a token. */
function withoutShortTimer(one: State): State {
  if (one.ItemProcessor !== undefined)
    return { ...one, ItemProcessor: withoutShortTimers(one.ItemProcessor) };
  if (one.Resource !== waiting) return one;
  const { TimeoutSecondsPath: _, ...rest } = one;
  return { ...rest, TimeoutSeconds: longestTimerSeconds };
}

function withoutShortTimers(within: Scope): Scope {
  const states = Object.entries(within.States).map(([name, one]) => [name, withoutShortTimer(one)]);
  return { ...within, States: Object.fromEntries(states) };
}

/** Whether it has the shape of a definition. Whether it is good in every detail is checked before it is delivered. */
function isDefinition(value: unknown): value is StateMachineDefinition {
  return scope.safeParse(value).success;
}

/**
 * Makes a state machine file runnable on one machine.
 * @throws when the file is no state machine or has a task that calls no function of ours
 */
export function runnableDefinition(file: unknown): RunnableDefinition {
  const parsed = scope.parse(file);
  const definition = withoutShortTimers(parsed);
  if (!isDefinition(definition)) throw new Error("Not a state machine");
  const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
  return { machine, steps: new Map(stepsOf(parsed)) };
}
