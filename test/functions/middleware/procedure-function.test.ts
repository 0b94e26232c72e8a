import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { procedureFunction } from "#functions/middleware/procedure-function.ts";
import { caseInput, inquiryInput, taskInput, waitInput } from "#functions/middleware/procedure-inputs.ts";
import { scheduleFunction } from "#functions/middleware/schedule-function.ts";
import { watchedDeps } from "#test/functions/support/spy.ts";

const token = "AQCEAAAAKgAAAAMAAAAAAAAA-planted";

describe("procedureFunction", () => {
  it("gives the use case its parsed input alone, and the machine its output", async () => {
    const { deps, lines } = watchedDeps();
    const given: unknown[] = [];
    const handle = procedureFunction("await-task", waitInput, () => async (input) => {
      given.push(input);
      return { caseId: input.caseId };
    })(deps);
    const input = { caseKind: "application", caseId: "A1", taskKind: "inquiryAnswer", body: "meti", token };
    assert.deepEqual(await handle({ ...input, timeoutSeconds: 60 }), { caseId: "A1" });
    assert.deepEqual(given, [input]);
    const [line] = lines.map((each) => JSON.parse(each));
    assert.equal(line.code, "PROCEDURE_STEP");
    assert.equal(line.step, "await-task");
    assert.deepEqual([line.caseKind, line.caseId], ["application", "A1"]);
    assert.ok(!lines.join("").includes(token));
  });

  it("throws on what it cannot read, before the use case is asked", async () => {
    const wrong = [
      undefined,
      null,
      {},
      { applicationId: "a/b" },
      { caseKind: "application", caseId: "A1", taskKind: "coffee", token },
      { caseKind: "coffee", caseId: "A1", taskKind: "decision", token },
      { caseKind: "application", caseId: "A1", taskKind: "decision", token: "" },
    ];
    for (const event of wrong) {
      const { deps, lines } = watchedDeps();
      const handle = procedureFunction("await-task", waitInput, () => () => assert.fail("asked"))(deps);
      await assert.rejects(handle(event), { name: "ZodError" });
      assert.equal(JSON.parse(lines[0] ?? "").code, "PROCEDURE_STEP_FAILED");
      assert.ok(!lines.join("").includes(token));
    }
  });

  it("throws what the use case throws, so that the machine can retry by its name", async () => {
    const { deps, lines } = watchedDeps();
    const busy = Object.assign(new Error(`the register is busy ${token}`), { name: "Busy" });
    const handle = procedureFunction("locate-case", caseInput, () => () => Promise.reject(busy))(deps);
    await assert.rejects(handle({ applicationId: "A1" }), busy);
    const [line] = lines.map((each) => JSON.parse(each));
    assert.equal(line.code, "PROCEDURE_STEP_FAILED");
    assert.equal(line.error, "Busy");
    assert.ok(!lines.join("").includes(token));
  });

  it("knows what each kind of task is given", () => {
    assert.ok(caseInput.safeParse({ applicationId: "A1" }).success);
    assert.ok(!inquiryInput.safeParse({ applicationId: "A1" }).success);
    assert.ok(inquiryInput.safeParse({ applicationId: "A1", body: "meti" }).success);
    assert.ok(taskInput.safeParse({ caseKind: "application", caseId: "A1", taskKind: "decision" }).success);
    assert.ok(
      !taskInput.safeParse({ caseKind: "application", caseId: "A1", taskKind: "decision", body: null })
        .success,
    );
  });
});

describe("scheduleFunction", () => {
  it("runs its job whatever the scheduler sends", async () => {
    const { deps } = watchedDeps();
    const handle = scheduleFunction("daily-sweep", () => async () => ({ attended: 3 }))(deps);
    for (const event of [undefined, {}, { "detail-type": "Scheduled Event" }]) {
      assert.deepEqual(await handle(event), { attended: 3 });
    }
  });

  it("logs a failure by name and throws it, so that the job is run again", async () => {
    const { deps, lines } = watchedDeps();
    const handle = scheduleFunction("reconcile", () => () => Promise.reject(new RangeError(token)))(deps);
    await assert.rejects(handle({}), RangeError);
    const [line] = lines.map((each) => JSON.parse(each));
    assert.equal(line.code, "JOB_FAILED");
    assert.equal(line.job, "reconcile");
    assert.equal(line.error, "RangeError");
    assert.ok(!lines.join("").includes(token));
  });
});
