import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { LogCode } from "#contracts/log-catalogue.ts";
import { createLocalProcedures, type LocalProcedures } from "#local/procedures/local-procedures.ts";
import { type CaseKind, caseFields } from "#records/common.ts";
import type { ProcedureName } from "#records/operation.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { procedureFile } from "./procedure-file.ts";

/** A procedure that is one hub: it asks where its case stands, takes one step, and comes back. */
export type Hub = {
  readonly procedure: ProcedureName;
  readonly caseKind: CaseKind;
  /** The function that says where the case stands. */
  readonly locate: string;
  /** Steps at which somebody is waited for, and the step that follows when all goes on. */
  readonly waits: Partial<Readonly<Record<TaskKind, string>>>;
  /** Steps that a function takes, and the step that follows. */
  readonly automatic: Readonly<Record<string, { readonly functionName: string; readonly next: string }>>;
};

const caseId = "c1";
const payloadShape = z.strictObject({
  caseKind: caseFields.caseKind.optional(),
  caseId: z.literal(caseId),
  taskKind: z.string().optional(),
  token: z.string().optional(),
});
type Payload = z.infer<typeof payloadShape>;
type LogLine = { readonly code: LogCode; readonly details: Readonly<Record<string, unknown>> };

/** A register of one case as small as can be. */
export type HubWorld = {
  step: string;
  token: string;
  /** What becomes of the task that is waited for when it is overdue by the register's clock. */
  overdue: string | undefined;
  /** Errors to throw at the next calls of a function. */
  readonly failures: Map<string, Error>;
  readonly calls: { readonly functionName: string; readonly payload: Payload }[];
};

export function hubWorld(step: string): HubWorld {
  return { step, token: "none", overdue: undefined, failures: new Map(), calls: [] };
}

/** Every function that the hub's file may call. */
export function functionsOf(hub: Hub): readonly string[] {
  const automatic = Object.values(hub.automatic).map(({ functionName }) => functionName);
  return [...new Set([hub.locate, "await-task", "close-overdue", ...automatic])];
}

async function act(hub: Hub, world: HubWorld, procedures: LocalProcedures, name: string, payload: Payload) {
  const { taskKind, token = "" } = payload;
  if (name === hub.locate) return { step: world.step, timeoutSeconds: 86_400 };
  if (name === "await-task") {
    if (world.step === taskKind) world.token = token;
    else await procedures.resume(token, {});
    return {};
  }
  if (name === "close-overdue") {
    if (world.step === taskKind && world.overdue !== undefined) world.step = world.overdue;
    return {};
  }
  const automatic = hub.automatic[world.step];
  if (automatic?.functionName === name) world.step = automatic.next;
  return {};
}

const processes: LocalProcedures[] = [];

/** For after each test: a wait that is left open would keep the process of the tests alive. */
export async function closeHubs(): Promise<void> {
  await Promise.all(processes.splice(0).map((procedures) => procedures.close()));
}

/** The procedures of one process over a world that outlives it. */
export function hubProcess(hub: Hub, world: HubWorld) {
  const log: LogLine[] = [];
  const procedures: LocalProcedures = createLocalProcedures({
    definitions: { [hub.procedure]: procedureFile(hub.procedure).file },
    invoke: async (functionName, input) => {
      if (!functionsOf(hub).includes(functionName)) throw new Error(`No such function: ${functionName}`);
      const payload = payloadShape.parse(input);
      world.calls.push({ functionName, payload });
      // Without this a procedure that never waits would not let any test fail.
      if (world.calls.length > 1000) throw new Error("The procedure goes round in a circle");
      const failure = world.failures.get(functionName);
      world.failures.delete(functionName);
      if (failure !== undefined) throw failure;
      return act(hub, world, procedures, functionName, payload);
    },
    log: (code, details = {}) => log.push({ code, details }),
    randomToken: () => randomBytes(16).toString("hex"),
  });
  processes.push(procedures);
  const execution = (generation: number) => ({
    procedure: hub.procedure,
    name: `${caseId}-${generation}`,
  });
  const statesOf = (wanted: LogCode) =>
    log.filter(({ code }) => code === wanted).map(({ details }) => String(details["state"]));
  return {
    procedures,
    execution,
    log,
    /** Starts a generation and runs until it waits or has ended. */
    start: async (generation = 1) => {
      const outcome = await procedures.start(execution(generation), { caseId });
      await procedures.idle();
      return outcome;
    },
    /** Somebody does what is waited for: the case moves on first, the execution is resumed afterwards. */
    answer: async (next: string) => {
      world.step = next;
      const outcome = await procedures.resume(world.token, {});
      await procedures.idle();
      return outcome;
    },
    /** The timer of the wait fires. */
    fireTimer: async () => {
      const outcome = procedures.timeOut(world.token);
      await procedures.idle();
      return outcome;
    },
    /** The states entered so far, in order. */
    entered: () => statesOf("PROCEDURE_STEP"),
    /** The states executions failed in. */
    failedIn: () => statesOf("PROCEDURE_STEP_FAILED"),
  };
}
