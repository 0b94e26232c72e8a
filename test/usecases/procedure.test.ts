import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import { endOfDay } from "#scheme/calendar.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, answerAll, reach } from "#test/support/fakes-acts.ts";
import { accepted, inquiryOf, loadIn, openCase, openTaskOf, waitedFor } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { bodies, signatoryOf } from "#test/support/fakes-people.ts";
import { contending, interleaving, onRegister } from "#test/support/fakes-register.ts";
import { awaitTask } from "#usecases/await-task.ts";
import { giveBackCertification } from "#usecases/give-back-certification.ts";
import { locateCase } from "#usecases/locate-case.ts";
import { locateInquiry } from "#usecases/locate-inquiry.ts";
import { reconcile } from "#usecases/reconcile.ts";

const everybody = bodies.map(({ code }) => code);

describe("where a case stands", () => {
  const steps = [
    ["draft", "end"],
    ["submitted", "checkAutomatically"],
    ["formCheck", "formCheck"],
    ["remediation", "remediation"],
    ["accepted", "putInquiries"],
    ["inquiry", "inquiries"],
    ["review", "proposal"],
    ["awaitingDecision", "decision"],
    ["certified", "issueCertificate"],
    ["refused", "end"],
    ["withdrawn", "end"],
    ["lapsed", "end"],
  ] as const;
  for (const [status, step] of steps) {
    it(`in ${status} is ${step}`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      const location = await locateCase(world.deps)({ applicationId: of.id });
      assert.deepEqual([location.step, location.bodies], [step, step === "inquiries" ? everybody : []]);
      assert.ok(location.timeoutSeconds >= 1 && location.timeoutSeconds <= 31_536_000);
    });
  }

  it("has a timer that fires when the due day is over in Japan, and is only a safety net after", async () => {
    const world = await setup();
    const of = await openCase(world);
    const { remediation } = await reach(world, of, "remediation");
    const timer = async () => (await locateCase(world.deps)({ applicationId: of.id })).timeoutSeconds;
    const over = Date.parse(endOfDay(remediation.dueDay));
    assert.equal(await timer(), (over - Date.parse(world.clock.now())) / 1000);
    world.clock.set(new Date(over - 1).toISOString());
    assert.equal(await timer(), 1);
    world.clock.set(new Date(over).toISOString());
    assert.equal(await timer(), 30 * 24 * 3600);
  });

  it("ends once the certificate is there", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "certified");
    await actsOf(of, world).issue();
    assert.equal((await locateCase(world.deps)({ applicationId: of.id })).step, "end");
  });

  it("F-03 ends without one when the certification was given back before it was issued", async () => {
    const world = await setup();
    const of = await openCase(world);
    const { certificationNumber: number } = await reach(world, of, "certified");
    const actor = signatoryOf(of.company);
    accepted(await giveBackCertification(world.deps)({ actor, number, reason: "事業をやめたため。" }));
    assert.equal((await locateCase(world.deps)({ applicationId: of.id })).step, "end");
    await createDriver(world).settle();
    assert.equal(recordsOf(world, "certification")[0]?.certificate, undefined);
    assert.equal((await reconcile(world.deps)()).restarted, 0);
    assertInvariants(world);
  });

  it("names the bodies that have not answered, and for each whom it waits for", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const acts = actsOf(of, world);
    const [first, second, third] = everybody;
    assert.ok(first && second && third);
    const step = async (body: string) =>
      (await locateInquiry(world.deps)({ applicationId: of.id, body })).step;
    accepted(await acts.answer(first, "objection"));
    accepted(await acts.answer(second, "moreInformation"));
    assert.deepEqual((await locateCase(world.deps)({ applicationId: of.id })).bodies, [second, third]);
    assert.deepEqual(
      [await step(first), await step(second), await step(third)],
      ["end", "inquirySupplement", "inquiryAnswer"],
    );
    accepted(await acts.askApplicant(second));
    assert.equal(await step(second), "applicantInformation");
    accepted(await acts.withdraw());
    assert.deepEqual([await step(second), await step("mof")], ["end", "end"]);
  });

  it("throws for what is not there", async () => {
    const world = await setup();
    await assert.rejects(locateCase(world.deps)({ applicationId: "none" }), /no application none/);
  });
});

describe("what has no rule when it is overdue", () => {
  it("stays open: the secretariat is reminded, and nothing is decided by time", async () => {
    for (const [status, kind] of [
      ["formCheck", "formCheck"],
      ["review", "proposal"],
      ["awaitingDecision", "decision"],
    ] as const) {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      world.clock.moveDays(100);
      const before = world.snapshot();
      await actsOf(of, world).closeOverdue(kind);
      assert.deepEqual(world.snapshot(), before);
    }
  });

  it("is so for what was never asked", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    world.clock.moveDays(100);
    const before = world.snapshot();
    await actsOf(of, world).closeOverdue("inquiryAnswer", "mof");
    await actsOf(of, world).closeOverdue("inquirySupplement", "meti");
    assert.deepEqual(world.snapshot(), before);
  });
});

describe("waiting for a task", () => {
  async function waiting() {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    const task = await openTaskOf(world, of, "formCheck");
    world.procedures.wait("t-1", { execution: "x", taskKind: "formCheck", deadline: 0 });
    const input = { ...applicationCase(of.id), taskKind: "formCheck", token: "t-1" } as const;
    const token = async () => (await world.deps.register.get("taskToken", keys.taskToken(task.id)))?.token;
    return { world, of, input, token };
  }

  it("attaches the token to the open task, the latest one", async () => {
    const { world, input, token } = await waiting();
    await awaitTask(world.deps)(input);
    assert.equal(await token(), "t-1");
    await awaitTask(world.deps)({ ...input, token: "t-2" });
    assert.equal(await token(), "t-2");
    assert.deepEqual(world.procedures.calls, []);
  });

  it("goes on at once when nobody is waited for, or for something else", async () => {
    const { world, of, input, token } = await waiting();
    await awaitTask(world.deps)({ ...input, taskKind: "decision" });
    await awaitTask(world.deps)({ ...input, body: "meti" });
    accepted(await actsOf(of, world).formCheck("accept"));
    await awaitTask(world.deps)(input);
    assert.deepEqual(
      world.procedures.calls.map((call) => call.split(" ")[1]),
      ["t-1", "t-1", "t-1"],
    );
    assert.equal(await token(), undefined);
  });

  it("goes on at once when the task is answered on the way", async () => {
    const { world, of, input, token } = await waiting();
    const register = interleaving(world.deps.register, () => actsOf(of, world).formCheck("accept"));
    await awaitTask(onRegister(world.deps, register))(input);
    assert.deepEqual(world.procedures.calls, ["resume t-1 resumed"]);
    assert.equal(await token(), undefined);
  });

  it("fails when the register is busy, so that it is tried again", async () => {
    const { world, input } = await waiting();
    await assert.rejects(
      awaitTask(onRegister(world.deps, contending(world.deps.register, 1)))(input),
      /busy/,
    );
    assert.deepEqual(world.procedures.calls, []);
  });
});

describe("the whole case by its procedure", () => {
  it("goes from filing to the certificate, each act moving it on", async () => {
    const world = await setup();
    const of = await openCase(world);
    const driver = createDriver(world);
    const acts = actsOf(of, world);
    accepted(await acts.file());
    await driver.settle();
    accepted(await acts.formCheck("accept"));
    await driver.settle();
    assert.equal((await waitedFor(world, of)).length, everybody.length);
    for (const body of everybody) {
      accepted(await acts.answer(body, "noObjection"));
      await driver.settle();
    }
    accepted(await acts.propose("certify"));
    await driver.settle();
    accepted(await acts.decide("certify"));
    await driver.settle();
    await loadIn(world, of, "certified");
    assert.deepEqual(world.procedures.running(), []);
    assert.deepEqual(recordsOf(world, "taskToken"), []);
    assert.ok(recordsOf(world, "certification")[0]?.certificate);
    assertInvariants(world);
  });

  it("goes the same way when every effect is delivered late, or twice", async () => {
    const world = await setup();
    const of = await openCase(world);
    const driver = createDriver(world);
    world.procedures.crashEachOnce("after");
    await reach(world, of, "inquiry");
    await driver.settle();
    await answerAll(world, of);
    await driver.settle();
    assert.deepEqual(await waitedFor(world, of), ["proposal"]);
    assert.deepEqual(world.procedures.running(), [`${of.id}-1`]);
    assertInvariants(world);
  });

  it("E-02 follows a body's question to the applicant and back, with the other bodies unmoved", async () => {
    const world = await setup();
    const of = await openCase(world);
    const driver = createDriver(world);
    const acts = actsOf(of, world);
    await reach(world, of, "inquiry");
    const [first] = everybody;
    assert.ok(first);
    await driver.settle();
    accepted(await acts.answer(first, "moreInformation"));
    await driver.settle();
    accepted(await acts.askApplicant(first));
    await driver.settle();
    world.clock.moveDays(15);
    await driver.fireTimers();
    assert.equal((await inquiryOf(world, of, first)).status, "moreInformation");
    accepted(await acts.answerBody(first));
    await driver.settle();
    for (const body of everybody) accepted(await acts.answer(body, "noObjection"));
    await driver.settle();
    assert.deepEqual(await waitedFor(world, of), ["proposal"]);
    assertInvariants(world);
  });
});
