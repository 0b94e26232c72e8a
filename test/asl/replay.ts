import type * as z from "zod";
import { createLocalProcedures, type LocalProcedures } from "#local/procedures/local-procedures.ts";
import type { RecordedExecution } from "./recorded-execution.ts";

type Call = RecordedExecution["calls"][number];

export type Replayed = {
  /** The last state that was entered; undefined when the execution could not go on, or failed. */
  readonly end: string | undefined;
  /** What a function was asked that it was not asked when the execution was recorded, or cannot take. */
  readonly unknown: readonly string[];
};

/** Which call it is, whatever else is given with it. Branches of one execution go on side by side. */
const keyOf = (
  functionName: string,
  { taskKind = "", body = "" }: Readonly<Record<string, unknown>>,
): string => [functionName, taskKind, body].filter((part) => part !== "").join(" ");

/**
 * Runs a definition with what an execution was given and answered when it was recorded.
 * @param inputs what each function takes today, by its name
 */
export async function replay(
  recorded: RecordedExecution,
  definition: unknown,
  inputs: Readonly<Record<string, z.ZodType>>,
): Promise<Replayed> {
  const answers = Map.groupBy(recorded.calls, (call) => keyOf(call.function, call.input));
  const unknown: string[] = [];
  const entered: string[] = [];
  let failed = false;
  let tokens = 0;

  const answerTo = (functionName: string, payload: Readonly<Record<string, unknown>>): Call => {
    const key = keyOf(functionName, payload);
    const taken = inputs[functionName]?.safeParse(payload);
    if (taken?.success !== true) unknown.push(`${key} cannot take ${JSON.stringify(Object.keys(payload))}`);
    const answer = answers.get(key)?.shift();
    if (answer !== undefined) return answer;
    unknown.push(`${key} was not asked, or not as often`);
    throw new Error(`Nothing was recorded for ${key}`);
  };
  const procedures: LocalProcedures = createLocalProcedures({
    definitions: { [recorded.procedure]: definition },
    invoke: async (functionName, input) => {
      const payload = { ...Object(input) };
      const { output, wait } = answerTo(functionName, payload);
      if (wait === "resumed") await procedures.resume(String(payload["token"]), {});
      if (wait === "timedOut") procedures.timeOut(String(payload["token"]));
      return output;
    },
    log: (code, details = {}) => {
      if (code === "PROCEDURE_STEP") entered.push(String(details["state"]));
      if (code === "PROCEDURE_STEP_FAILED") failed = true;
    },
    randomToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
  });
  const execution = { procedure: recorded.procedure, name: "replayed-1" };
  await procedures.start(execution, recorded.input);
  await procedures.idle();
  const isWaiting = await procedures.isRunning(execution);
  await procedures.close();
  return { end: failed || isWaiting ? undefined : entered.at(-1), unknown };
}
