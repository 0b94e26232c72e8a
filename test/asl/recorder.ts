import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { ProcedureCall } from "#local/installation.ts";
import { hyphenated, type ProcedureName } from "#records/operation.ts";
import { openSchemeHere, type SchemeHere } from "#test/journeys/support/in-process.ts";
import { procedureFile } from "./procedure-file.ts";
import { type RecordedExecution, sha256 } from "./recorded-execution.ts";

const payloadShape = z.looseObject({
  applicationId: z.string().optional(),
  caseId: z.string().optional(),
  taskKind: z.string().optional(),
  token: z.string().optional(),
});
/** The procedures of one machine, which can have a timer fire. */
const withTimers = z.object({
  timeOut: z.custom<(token: string) => string>((value) => typeof value === "function"),
});
const logLine = z.looseObject({
  code: z.string(),
  execution: z.string().optional(),
  state: z.string().optional(),
});

type Chosen = { readonly procedure: ProcedureName; readonly what: string; readonly caseId: string };

/** The scheme in this process, with an ear on what its procedures are given and answered. */
export async function openRecorder() {
  const calls: ProcedureCall[] = [];
  const timedOut = new Set<string>();
  const chosen: Chosen[] = [];
  const scheme: SchemeHere = await openSchemeHere({}, { onProcedureCall: (call) => void calls.push(call) });
  const callsOf = (id: string) =>
    calls.filter(({ payload }) => {
      const { applicationId, caseId } = payloadShape.parse(payload);
      return (applicationId ?? caseId) === id;
    });

  return {
    scheme,
    /** Has the timer of a wait fire, before its time is up by the register. */
    fireTimer: async (id: string, taskKind: string): Promise<void> => {
      const waits = callsOf(id).map(({ payload }) => payloadShape.parse(payload));
      const { token = "" } = waits.findLast((each) => each.taskKind === taskKind && "token" in each) ?? {};
      const { deps, idle } = scheme.installation();
      const fired = withTimers.parse(deps.procedures).timeOut(token);
      if (fired !== "timedOut") throw new Error(`Nobody waits at ${taskKind} of ${id}`);
      timedOut.add(token);
      await idle();
    },
    /** Has the first execution of a case kept. */
    keep: (procedure: ProcedureName, what: string, caseId: string): void => {
      chosen.push({ procedure, what, caseId });
    },
    /**
     * Closes the scheme.
     * @param recorded the day of the recording
     * @returns what was kept, by name
     * @throws when an execution that was to be kept has not ended
     */
    close: async (recorded: string): Promise<ReadonlyMap<string, RecordedExecution>> => {
      await scheme.installation().idle();
      await scheme.stop();
      const log = readFileSync(join(scheme.server().dataFolder, "log.jsonl"), "utf8").trimEnd().split("\n");
      const steps = log.map((line) => logLine.parse(JSON.parse(line)));
      return new Map(
        chosen.map(({ procedure, what, caseId }) => {
          const { text, file } = procedureFile(procedure);
          const entered = steps.filter(
            ({ execution, state }) => execution === `${caseId}-1` && state !== undefined,
          );
          const end = entered.at(-1)?.state ?? "";
          if (file.States[end]?.Type !== "Succeed")
            throw new Error(`${what} has come no further than "${end}"`);
          const execution: RecordedExecution = {
            recorded,
            procedure,
            definition: sha256(text),
            input: procedure === "application" ? { applicationId: caseId } : { caseId },
            calls: callsOf(caseId).map((call) => asRecorded(call, timedOut)),
            end,
          };
          return [`${hyphenated(procedure)}-${what}`, execution] as const;
        }),
      );
    },
  };
}
export type Recorder = Awaited<ReturnType<typeof openRecorder>>;

function asRecorded(
  { functionName, payload, answer }: ProcedureCall,
  timedOut: ReadonlySet<string>,
): RecordedExecution["calls"][number] {
  const { token, ...input } = payloadShape.parse(payload);
  const output = z.json().parse(answer ?? null);
  if (token === undefined) return { function: functionName, input, output };
  const wait = timedOut.has(token) ? "timedOut" : "resumed";
  return { function: functionName, input: { ...input, token: "a token" }, output, wait };
}
