import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it, mock } from "node:test";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import type { LogCode } from "#contracts/log-catalogue.ts";
import { runnableDefinition } from "#local/procedures/definition.ts";
import { readDefinitions } from "#local/procedures/definition-files.ts";
import { createLocalProcedures, type LocalProcedures } from "#local/procedures/local-procedures.ts";
import { procedureNames } from "#records/operation.ts";
import { proceduresContract } from "./procedures-contract.ts";

/** A procedure that waits for somebody and ends; when the time has passed, it says so. */
const definition = {
  StartAt: "Wait for somebody",
  States: {
    "Wait for somebody": {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Parameters: {
        FunctionName: "${AwaitTaskFunctionArn}",
        Payload: {
          "applicationId.$": "$.applicationId",
          "generation.$": "$.generation",
          "token.$": "$$.Task.Token",
        },
      },
      TimeoutSecondsPath: "$.generation",
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Close what is overdue" }],
      Next: "Note the answer",
    },
    "Close what is overdue": call("CloseOverdue"),
    "Note the answer": call("CheckAutomatically"),
  },
};

/** Another procedure, of one step. */
const onlyNotes = { StartAt: "Note", States: { Note: call("IssueCertificate") } };

function call(name: string) {
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: `\${${name}FunctionArn}`, "Payload.$": "$" },
    TimeoutSeconds: 30,
    End: true,
  };
}

const waitPayload = z.object({ applicationId: z.string(), generation: z.number(), token: z.string() });

type Invoke = (functionName: string, payload: unknown) => Promise<unknown>;

const opened: LocalProcedures<"application" | "followUp">[] = [];
// A wait that is left open would keep the process of the tests alive.
afterEach(() => Promise.all(opened.splice(0).map((procedures) => procedures.close())));

function setup(invoke: Invoke = async () => null) {
  const calls: { functionName: string; payload: unknown }[] = [];
  const log: { code: LogCode; details: unknown }[] = [];
  const procedures = createLocalProcedures({
    definitions: { application: definition, followUp: onlyNotes },
    invoke: (functionName, payload) => {
      calls.push({ functionName, payload });
      return invoke(functionName, payload);
    },
    log: (code, details) => log.push({ code, details }),
    randomToken: () => randomBytes(32).toString("base64url"),
  });
  opened.push(procedures);
  const waits = () =>
    calls
      .filter(({ functionName }) => functionName === "await-task")
      .map(({ payload }) => waitPayload.parse(payload));
  return { procedures, calls, log, waits };
}

const one = { procedure: "application", name: "a1-1" } as const;
const input = { applicationId: "a1", generation: 1 };

proceduresContract("one machine", async () => {
  const { procedures, waits } = setup();
  return {
    procedures,
    tokenOf: async () => {
      await procedures.idle();
      return waits().at(-1)?.token ?? "";
    },
    made: () => waits().map(({ token: _, ...rest }) => rest),
    timeOut: async (token) => assert.equal(procedures.timeOut(token), "timedOut"),
    settled: procedures.idle,
    close: procedures.close,
  };
});

describe("procedures on one machine", () => {
  it("gives the answer on to the next step", async () => {
    const { procedures, calls, waits } = setup();
    await procedures.start(one, input);
    await procedures.idle();
    await procedures.resume(waits()[0]?.token ?? "", { answer: "given" });
    await procedures.idle();
    assert.deepEqual(calls.at(-1), { functionName: "check-automatically", payload: { answer: "given" } });
  });

  it("runs each procedure by its own definition, with names of its own", async () => {
    const { procedures, calls } = setup();
    const same = { ...one, procedure: "followUp" } as const;
    assert.equal(await procedures.start(one, input), "started");
    assert.equal(await procedures.start(same, { draw: "d1" }), "started");
    await procedures.idle();
    assert.deepEqual(calls.at(-1), { functionName: "issue-certificate", payload: { draw: "d1" } });
    assert.deepEqual([await procedures.isRunning(one), await procedures.isRunning(same)], [true, false]);
  });

  it("are read from their files, each by its own name", async () => {
    const folder = await mkdtemp(join(tmpdir(), "state-machines-"));
    await writeFile(join(folder, "application.asl.json"), JSON.stringify(definition));
    await writeFile(join(folder, "follow-up.asl.json"), JSON.stringify(onlyNotes));
    const read = readDefinitions(["application", "followUp"], pathToFileURL(`${folder}/`));
    assert.deepEqual(read, { application: definition, followUp: onlyNotes });
    await rm(folder, { recursive: true });
    const runnable = Object.values(readDefinitions(procedureNames)).map(runnableDefinition);
    assert.equal(runnable.length, procedureNames.length);
    for (const { steps } of runnable) assert.ok(steps.size > 0);
  });

  it("refuses a procedure it has no definition of", async () => {
    const procedures = createLocalProcedures<string>({
      definitions: {},
      invoke: async () => null,
      log: () => undefined,
      randomToken: () => "token",
    });
    await assert.rejects(procedures.start(one, input), /no procedure application/);
  });

  it("goes the way of States.Timeout when a wait is timed out", async () => {
    const { procedures, calls, waits } = setup();
    await procedures.start(one, input);
    await procedures.idle();
    const token = waits()[0]?.token ?? "";
    assert.equal(procedures.timeOut(token), "timedOut");
    assert.equal(procedures.timeOut(token), "closed");
    await procedures.idle();
    assert.equal(calls.at(-1)?.functionName, "close-overdue");
  });

  it("has no timer of its own for what the register looks after", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { procedures, calls } = setup();
    await procedures.start(one, input);
    await procedures.idle();
    t.mock.timers.tick(23 * 24 * 60 * 60 * 1000);
    await procedures.idle();
    assert.equal(calls.length, 1);
    t.mock.timers.tick(24 * 60 * 60 * 1000);
    await procedures.idle();
    assert.equal(calls.at(-1)?.functionName, "close-overdue");
  });

  it("can be resumed by the very function that is told the token", async () => {
    const { procedures, calls } = setup(async (functionName, payload) => {
      if (functionName === "await-task")
        await procedures.resume(waitPayload.parse(payload).token, { at: "once" });
    });
    await procedures.start(one, input);
    await procedures.idle();
    assert.deepEqual(calls.at(-1)?.payload, { at: "once" });
    assert.equal(await procedures.isRunning(one), false);
  });

  it("is not idle while a function runs", async () => {
    const running = Promise.withResolvers<void>();
    const { procedures } = setup(() => running.promise);
    await procedures.start(one, input);
    const idle = mock.fn();
    const waited = procedures.idle().then(idle);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(idle.mock.callCount(), 0);
    running.resolve();
    await waited;
    assert.equal(idle.mock.callCount(), 1);
  });

  it("logs the state in which an execution failed, and neither payloads, errors nor tokens", async () => {
    const { procedures, log, waits } = setup(async (functionName) => {
      if (functionName === "check-automatically") throw new Error("secret text");
      return { secret: "secret text" };
    });
    await procedures.start(one, input);
    await procedures.idle();
    const token = waits()[0]?.token ?? "";
    await procedures.resume(token, { secret: "secret text" });
    await procedures.idle();
    assert.deepEqual(
      log.filter(({ code }) => code === "PROCEDURE_STEP_FAILED"),
      [{ code: "PROCEDURE_STEP_FAILED", details: { execution: "a1-1", state: "Note the answer" } }],
    );
    assert.doesNotMatch(JSON.stringify(log), /secret/);
    assert.equal(JSON.stringify(log).includes(token), false);
  });

  it("lets running functions finish when it is closed, and starts nothing afterwards", async () => {
    const running = Promise.withResolvers<void>();
    const { procedures, log } = setup(() => running.promise);
    await procedures.start(one, input);
    const isClosed = mock.fn();
    const closing = procedures.close().then(isClosed);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isClosed.mock.callCount(), 0);
    running.resolve();
    await closing;
    assert.equal(log.filter(({ code }) => code === "PROCEDURE_STEP_FAILED").length, 0);
    await assert.rejects(procedures.start({ ...one, name: "a2-1" }, input), /closed/);
  });
});
