import type { StateMachine } from "aws-local-stepfunctions";
import * as z from "zod";
import type { Execution, Log, Procedures } from "#ports";
import type { ProcedureName } from "#records/operation.ts";
import { runnableDefinition, type Step } from "./definition.ts";
import { createWaits, type WaitEnd } from "./waits.ts";

type Run = ReturnType<StateMachine["run"]>;
type Json = z.infer<typeof json>;

export type LocalProcedures<Name extends string = ProcedureName> = Procedures<Name> & {
  /** Ends a wait as its timer would. `closed`: nobody waits under this token any more. */
  readonly timeOut: (token: string) => "timedOut" | "closed";
  /** Resolves when every execution waits for somebody or has ended. */
  readonly idle: () => Promise<void>;
  /** Stops every execution and lets the functions that are still running finish. Nothing can be started afterwards. */
  readonly close: () => Promise<void>;
};

export type LocalProceduresDeps<Name extends string> = {
  /** The state machine files, by procedure. */
  readonly definitions: Readonly<Record<Name, unknown>>;
  /** Calls a function by the name of its folder, e.g. `await-task`. */
  readonly invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  readonly log: Log;
  /** A new token nobody can guess. */
  readonly randomToken: () => string;
};

const json = z.json();
const invocation = z.object({ Payload: json });
const awaiting = z.looseObject({ token: z.string().min(1) });

function namedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** What a waiting state gives on, or the error that the state machine catches. */
function outputOf(end: WaitEnd): Json {
  if (end.end === "resumed") return { ...end.output };
  if (end.end === "timedOut") throw namedError("States.Timeout", "Nobody answered in time");
  throw namedError("ExecutionStopped", "The execution was stopped");
}

/**
 * Tells the states an execution enters.
 * @returns the state it failed in: the first of the failures that led to its end
 */
async function failedStateOf(events: Run["eventLogs"], entered: (state: string) => void): Promise<string> {
  // By item of the map, or 0 outside it, because items go on while one of them fails.
  const failed = new Map<number, string>();
  for await (const event of events) {
    if (event.type !== "StateEntered" && event.type !== "StateFailed") continue;
    const { name, type } = event.state;
    const item = event.index === undefined ? 0 : event.index + 1;
    if (event.type === "StateEntered") entered(name);
    if (event.type === "StateEntered" && type !== "Fail") failed.delete(item);
    if (event.type === "StateFailed" && !failed.has(item)) failed.set(item, name);
  }
  const [first] = failed.values();
  return first ?? "unknown";
}

/**
 * Procedures on one machine: the state machine files of AWS, run by an interpreter in memory.
 * Executions do not outlive the process; the reconciler starts them again from where the register says the case stands.
 * Timers of waits are not real ones: the daily sweep closes what is overdue through the register.
 */
export function createLocalProcedures<Name extends string>(
  deps: LocalProceduresDeps<Name>,
): LocalProcedures<Name> {
  const runnable = new Map(
    Object.entries(deps.definitions).map(([procedure, file]) => [procedure, runnableDefinition(file)]),
  );
  const waits = createWaits();
  const usedNames = new Set<string>();
  const running = new Map<string, { readonly abort: () => void; readonly ended: Promise<void> }>();
  const calls = new Set<Promise<unknown>>();
  let changed = Promise.withResolvers<void>();
  let isClosed = false;

  const nameOf = (execution: Execution<Name>) => `${execution.procedure}/${execution.name}`;
  const tellChange = () => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };

  const call = async (functionName: string, payload: Json): Promise<Json> => {
    const answer = deps.invoke(functionName, payload);
    calls.add(answer);
    try {
      return json.parse((await answer) ?? null);
    } finally {
      calls.delete(answer);
      tellChange();
    }
  };

  /** The wait exists before the function is called, because the function may already let it go on. */
  const callAndWait = async (owner: string, functionName: string, payload: Json): Promise<Json> => {
    const { token } = awaiting.parse(payload);
    const end = waits.open(token, owner);
    try {
      await call(functionName, payload);
    } catch (error) {
      waits.settle(token, { end: "stopped" });
      throw error;
    }
    return outputOf(await end);
  };

  const handlerOf =
    (owner: string, { functionName, waits: isWait }: Step) =>
    async (input: unknown): Promise<Json> => {
      const { Payload } = invocation.parse(input);
      if (isWait) return await callAndWait(owner, functionName, Payload);
      return { Payload: await call(functionName, Payload) };
    };

  const follow = async (owner: string, execution: Execution<Name>, run: Run): Promise<void> => {
    const failedState = failedStateOf(run.eventLogs, (state) =>
      deps.log("PROCEDURE_STEP", { execution: execution.name, state }),
    );
    try {
      await run.result;
    } catch {
      deps.log("PROCEDURE_STEP_FAILED", { execution: execution.name, state: await failedState });
    } finally {
      waits.stopAll(owner);
      running.delete(owner);
      tellChange();
    }
  };

  const isQuiet = () => calls.size === 0 && [...running.keys()].every(waits.isWaiting);

  return {
    start: async (execution, input) => {
      if (isClosed) throw new Error("Procedures are closed");
      const definition = runnable.get(execution.procedure);
      if (definition === undefined) throw new Error(`There is no procedure ${execution.procedure}`);
      const owner = nameOf(execution);
      if (usedNames.has(owner)) return "alreadyStarted";
      usedNames.add(owner);
      const { machine, steps } = definition;
      const handlers = [...steps].map(([state, step]) => [state, handlerOf(owner, step)]);
      const run = machine.run(
        { ...input },
        {
          noThrowOnAbort: true,
          overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
          context: {
            Task: {
              // Read anew by the interpreter for every state that waits.
              get Token() {
                return deps.randomToken();
              },
            },
          },
        },
      );
      running.set(owner, { abort: run.abort, ended: follow(owner, execution, run) });
      return "started";
    },
    resume: async (token, output) => (waits.settle(token, { end: "resumed", output }) ? "resumed" : "closed"),
    stop: async (execution) => {
      const found = running.get(nameOf(execution));
      if (found === undefined) return "notRunning";
      found.abort();
      await found.ended;
      return "stopped";
    },
    isRunning: async (execution) => running.has(nameOf(execution)),
    timeOut: (token) => (waits.settle(token, { end: "timedOut" }) ? "timedOut" : "closed"),
    idle: async () => {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isQuiet()) return;
        await changed.promise;
      }
    },
    close: async () => {
      isClosed = true;
      for (const { abort } of running.values()) abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
      await Promise.allSettled(calls);
    },
  };
}
