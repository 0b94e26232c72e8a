import { randomBytes } from "node:crypto";
import * as z from "zod";
import type { LogCode } from "#contracts/log-catalogue.ts";
import { createLocalProcedures, type LocalProcedures } from "#local/procedures/local-procedures.ts";
import { applicationFile } from "./application-file.ts";

export const bodies = ["meti", "nco", "npa"] as const;

/** The steps of a case at which somebody is waited for. */
export const caseWaits = ["remediation", "formCheck", "proposal", "decision"] as const;
/** The steps of an inquiry; at each somebody is waited for. */
export const inquiryWaits = [
  "inquiryAnswer",
  "inquirySupplement",
  "applicantInformation",
  "silentBody",
] as const;

const payloadShape = z.strictObject({
  applicationId: z.literal("a1").optional(),
  caseKind: z.literal("application").optional(),
  caseId: z.literal("a1").optional(),
  body: z.enum(bodies).optional(),
  taskKind: z.enum([...caseWaits, ...inquiryWaits]).optional(),
  token: z.string().optional(),
});
type Payload = z.infer<typeof payloadShape>;

type Call = { readonly functionName: string; readonly payload: Payload };
type LogLine = { readonly code: LogCode; readonly details: Readonly<Record<string, unknown>> };

/** A register of one case as small as can be: where it stands, where each inquiry stands, and who waits. */
export type World = {
  caseStep: string;
  readonly inquirySteps: Map<string, string>;
  /** Tokens by `taskKind` or `taskKind.body`. */
  readonly tokens: Map<string, string>;
  /** What the automatic check leads to, in turn; `formCheck` when there is nothing left. */
  readonly checks: string[];
  /** Tasks that are overdue by the register's clock, and the step that follows when they are closed. */
  readonly overdue: Map<string, string>;
  /** Errors to throw at the next calls of a function. */
  readonly failures: Map<string, Error[]>;
  /** Runs before a function does, once: something that happens meanwhile. */
  readonly meanwhile: Map<string, () => void>;
  readonly calls: Call[];
  certificates: number;
};

export function taskId(taskKind: string, body?: string): string {
  return body === undefined ? taskKind : `${taskKind}.${body}`;
}

export function createWorld(caseStep: string): World {
  return {
    caseStep,
    inquirySteps: new Map(),
    tokens: new Map(),
    checks: [],
    overdue: new Map(),
    failures: new Map(),
    meanwhile: new Map(),
    calls: [],
    certificates: 0,
  };
}

function moveTo(world: World, step: string, body?: string): void {
  if (body === undefined) world.caseStep = step;
  else world.inquirySteps.set(body, step);
}

function stepOf(world: World, body?: string): string {
  return body === undefined ? world.caseStep : (world.inquirySteps.get(body) ?? "end");
}

const unfinished = (world: World) => bodies.filter((body) => stepOf(world, body) !== "end");

type Fake = (world: World, payload: Payload, procedures: LocalProcedures) => unknown;

/** The functions of a procedure, as the state machine knows them. */
const functions: Readonly<Record<string, Fake>> = {
  "locate-case": (world) => ({
    step: world.caseStep,
    bodies: world.caseStep === "inquiries" ? unfinished(world) : [],
    timeoutSeconds: 31_536_000,
  }),
  "locate-inquiry": (world, { body }) => ({ step: stepOf(world, body), timeoutSeconds: 86_400 }),
  "check-automatically": (world, { applicationId }) => {
    if (world.caseStep === "checkAutomatically") moveTo(world, world.checks.shift() ?? "formCheck");
    return { applicationId };
  },
  "put-inquiries": (world, { applicationId }) => {
    if (world.caseStep === "putInquiries") {
      for (const body of bodies) moveTo(world, "inquiryAnswer", body);
      moveTo(world, "inquiries");
    }
    return { applicationId };
  },
  "conclude-inquiries": (world, { applicationId }) => {
    if (world.caseStep === "inquiries" && unfinished(world).length === 0) moveTo(world, "proposal");
    return { applicationId };
  },
  "issue-certificate": (world, { applicationId }) => {
    if (world.caseStep === "issueCertificate") {
      world.certificates += 1;
      moveTo(world, "end");
    }
    return { applicationId };
  },
  "await-task": async (world, { taskKind = "", body, token = "" }, procedures) => {
    if (stepOf(world, body) === taskKind) world.tokens.set(taskId(taskKind, body), token);
    else await procedures.resume(token, {});
  },
  "close-overdue": (world, { caseKind, caseId, taskKind = "", body }) => {
    const next = world.overdue.get(taskId(taskKind, body));
    if (next !== undefined && stepOf(world, body) === taskKind) moveTo(world, next, body);
    return { caseKind, caseId };
  },
};
export const functionNames = Object.keys(functions);

async function call(world: World, procedures: LocalProcedures, functionName: string, input: unknown) {
  const fake = functions[functionName];
  if (fake === undefined) throw new Error(`No such function: ${functionName}`);
  const payload = payloadShape.parse(input);
  world.calls.push({ functionName, payload });
  // Without this a procedure that never waits would not let any test fail.
  if (world.calls.length > 1000) throw new Error("The procedure goes round in a circle");
  world.meanwhile.get(functionName)?.();
  world.meanwhile.delete(functionName);
  const failure = world.failures.get(functionName)?.shift();
  if (failure !== undefined) throw failure;
  return await fake(world, payload, procedures);
}

/** What follows when everybody answers as hoped for. */
const hopedFor: Readonly<Record<string, string>> = {
  remediation: "checkAutomatically",
  formCheck: "putInquiries",
  inquiryAnswer: "end",
  inquirySupplement: "inquiryAnswer",
  applicantInformation: "inquirySupplement",
  silentBody: "end",
  proposal: "decision",
  decision: "issueCertificate",
};

/** Who is waited for now: the task kinds with their bodies. */
export function waitedFor(world: World): { readonly taskKind: string; readonly body?: string }[] {
  if (world.caseStep === "end") return [];
  if (world.caseStep !== "inquiries") return [{ taskKind: world.caseStep }];
  return unfinished(world).map((body) => ({ taskKind: stepOf(world, body), body }));
}

const processes: LocalProcedures[] = [];

/** For after each test: a wait that is left open would keep the process of the tests alive. */
export async function closeProcesses(): Promise<void> {
  await Promise.all(processes.splice(0).map((procedures) => procedures.close()));
}

/** The procedures of one process over a world that outlives it. */
export function createProcess(world: World) {
  const log: LogLine[] = [];
  const procedures: LocalProcedures = createLocalProcedures({
    definitions: { application: applicationFile },
    invoke: (functionName, payload) => call(world, procedures, functionName, payload),
    log: (code, details = {}) => log.push({ code, details }),
    randomToken: () => randomBytes(16).toString("hex"),
  });
  processes.push(procedures);
  const execution = (generation: number) => ({ procedure: "application", name: `a1-${generation}` }) as const;

  /** Somebody does what is waited for: the case moves on first, the execution is resumed afterwards. */
  const answer = async (taskKind: string, next: string, body?: string) => {
    moveTo(world, next, body);
    const outcome = await procedures.resume(world.tokens.get(taskId(taskKind, body)) ?? "none", {});
    await procedures.idle();
    return outcome;
  };

  return {
    procedures,
    log,
    execution,
    answer,
    /** Everybody answers what is waited for now, once. */
    answerAll: async () => {
      for (const { taskKind, body } of waitedFor(world))
        await answer(taskKind, hopedFor[taskKind] ?? "end", body);
    },
    /** Starts a generation and runs until it waits or has ended. */
    start: async (generation = 1) => {
      const outcome = await procedures.start(execution(generation), { applicationId: "a1" });
      await procedures.idle();
      return outcome;
    },
    /** The timer of a wait fires. */
    fireTimer: async (taskKind: string, body?: string) => {
      const outcome = procedures.timeOut(world.tokens.get(taskId(taskKind, body)) ?? "none");
      await procedures.idle();
      return outcome;
    },
    /** The states entered so far, in order. */
    entered: () =>
      log.filter(({ code }) => code === "PROCEDURE_STEP").map(({ details }) => String(details["state"])),
    /** The states executions failed in. */
    failedIn: () =>
      log.filter(({ code }) => code === "PROCEDURE_STEP_FAILED").map(({ details }) => details["state"]),
  };
}
