import type { Procedures } from "#ports";
import type { ProcedureName } from "#records/operation.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";

type Wait = {
  readonly execution: string;
  readonly deadline: number;
  readonly taskKind: TaskKind;
  readonly body?: string;
};
/** An execution that has something to do: at the hub, or in the branch of one body. */
export type Ready = { readonly execution: string; readonly body?: string };
type State = "running" | "stopped" | "lost" | "ended";

export type FakeProcedures = Procedures & {
  /** Every call that had its effect, e.g. `start 01-1 started`. */
  readonly calls: readonly string[];
  readonly stateOf: (execution: string) => State | undefined;
  readonly running: () => readonly string[];
  readonly waits: ReadonlyMap<string, Wait>;
  /** From now on each call fails the first time: before it has its effect, or after. */
  readonly crashEachOnce: (when: "before" | "after") => void;
  /** Ends an execution behind everybody's back, as a fault would. */
  readonly lose: (execution: string) => void;
  readonly end: (execution: string) => void;
  readonly nextReady: () => Ready | undefined;
  readonly wait: (token: string, wait: Wait) => void;
  /** Takes one wait whose time is up, as a timer would. */
  readonly takeTimedOut: (now: string) => Wait | undefined;
  /** The procedure of an execution, and the case it drives. */
  readonly caseOf: (execution: string) => { readonly procedure: ProcedureName; readonly caseId: string };
};

/** Executions in memory: what they do next is played by the driver. A name is used once. */
export function fakeProcedures(): FakeProcedures {
  const calls: string[] = [];
  const executions = new Map<string, { state: State; readonly procedure: ProcedureName }>();
  const waits = new Map<string, Wait>();
  const ready: Ready[] = [];
  const crashed = new Set<string>();
  let crash: "before" | "after" | undefined;

  function leave(name: string, state: State): boolean {
    const execution = executions.get(name);
    if (execution?.state !== "running") return false;
    execution.state = state;
    for (const [token, wait] of waits) if (wait.execution === name) waits.delete(token);
    return true;
  }

  function failing<Value>(call: string, effect: () => Value): Value {
    const fails = crash !== undefined && !crashed.has(call);
    crashed.add(call);
    if (fails && crash === "before") throw new Error(`No answer to: ${call}`);
    const value = effect();
    calls.push(`${call} ${String(value)}`);
    if (fails) throw new Error(`The answer was lost to: ${call}`);
    return value;
  }

  return {
    calls,
    stateOf: (name) => executions.get(name)?.state,
    running: () => [...executions].flatMap(([name, { state }]) => (state === "running" ? [name] : [])),
    waits,
    crashEachOnce: (when) => {
      crash = when;
    },
    lose: (name) => {
      leave(name, "lost");
    },
    end: (name) => {
      leave(name, "ended");
    },
    nextReady: () => {
      let next = ready.shift();
      while (next !== undefined && executions.get(next.execution)?.state !== "running") next = ready.shift();
      return next;
    },
    wait: (token, wait) => {
      waits.set(token, wait);
    },
    takeTimedOut: (now) => {
      const found = [...waits].find(([, { deadline }]) => deadline <= Date.parse(now));
      if (found === undefined) return undefined;
      waits.delete(found[0]);
      return found[1];
    },
    caseOf: (name) => {
      const execution = executions.get(name);
      if (execution === undefined) throw new Error(`There is no execution ${name}`);
      return { procedure: execution.procedure, caseId: name.replace(/-\d+$/, "") };
    },
    start: async ({ procedure, name }) =>
      failing(`start ${name}`, () => {
        if (executions.has(name)) return "alreadyStarted";
        executions.set(name, { state: "running", procedure });
        ready.push({ execution: name });
        return "started";
      }),
    resume: async (token) =>
      failing(`resume ${token}`, () => {
        const wait = waits.get(token);
        if (wait === undefined) return "closed";
        waits.delete(token);
        ready.push({ execution: wait.execution, ...(wait.body === undefined ? {} : { body: wait.body }) });
        return "resumed";
      }),
    stop: async ({ name }) =>
      failing(`stop ${name}`, () => (leave(name, "stopped") ? "stopped" : "notRunning")),
    isRunning: async ({ name }) => executions.get(name)?.state === "running",
  };
}
