import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { allStates } from "./application-file.ts";
import {
  bodies,
  caseWaits,
  closeProcesses,
  createProcess,
  createWorld,
  inquiryWaits,
  type World,
  waitedFor,
} from "./fake-world.ts";
import { isWait } from "./procedure-file.ts";

afterEach(closeProcesses);

/** A process in which the execution of a case runs, up to the first person it waits for. */
async function setup(caseStep: string, change: (world: World) => void = () => undefined) {
  const world = createWorld(caseStep);
  change(world);
  const process = createProcess(world);
  await process.start();
  return { world, ...process };
}
type Setup = Awaited<ReturnType<typeof setup>>;

async function playToTheEnd({ world, answerAll }: Pick<Setup, "world" | "answerAll">) {
  for (let round = 0; waitedFor(world).length > 0 && round < 20; round += 1) await answerAll();
}

const inInquiry = (steps: readonly string[]) => (world: World) => {
  for (const [at, step] of steps.entries()) world.inquirySteps.set(bodies[at] ?? "", step);
};

/**
 * History events of an execution by the states it entered (Step Functions, Standard): entered and exited; a task also
 * scheduled, started, succeeded, and submitted when it waits for a token; a map also started and succeeded, and each
 * item started and succeeded; an execution started and succeeded.
 */
function historyEvents(entered: readonly string[]): number {
  const ofState = (name: string) => {
    const state = allStates.get(name);
    if (state?.Type === "Task") return isWait(state) ? 6 : 5;
    return state?.Type === "Map" ? 4 + 2 * bodies.length : 2;
  };
  return entered.reduce((sum, name) => sum + ofState(name), 2);
}

describe("application procedure: from filing to the certificate", () => {
  it("takes at most 80 transitions and 500 events with one remediation and three bodies", async (t) => {
    const run = await setup("checkAutomatically", (world) => world.checks.push("remediation"));
    await playToTheEnd(run);
    assert.equal(run.world.certificates, 1);
    assert.equal(run.entered().at(-1), "The case is closed");
    assert.equal(await run.procedures.isRunning(run.execution(1)), false);
    assert.ok(run.entered().length <= 80, `${run.entered().length} transitions`);
    assert.ok(historyEvents(run.entered()) <= 500, `${historyEvents(run.entered())} events`);
    t.diagnostic(`${run.entered().length} transitions, ${historyEvents(run.entered())} events`);
  });

  it("gives functions ids and nothing else", async () => {
    const run = await setup("checkAutomatically");
    await playToTheEnd(run);
    const keys = new Set(run.world.calls.flatMap(({ payload }) => Object.keys(payload)));
    assert.deepEqual([...keys].toSorted(), [
      "applicationId",
      "body",
      "caseId",
      "caseKind",
      "taskKind",
      "token",
    ]);
    for (const { functionName, payload } of run.world.calls) {
      assert.equal("token" in payload, functionName === "await-task", functionName);
    }
  });

  const orders = bodies.flatMap((first) =>
    bodies
      .filter((second) => second !== first)
      .map((second) => [first, second, ...bodies.filter((third) => third !== first && third !== second)]),
  );
  for (const order of orders) {
    it(`asks all bodies at once and takes their answers in the order ${order.join(", ")}`, async () => {
      const run = await setup("putInquiries");
      assert.deepEqual(
        [...run.world.tokens.keys()].toSorted(),
        bodies.map((body) => `inquiryAnswer.${body}`),
      );
      for (const body of order) {
        assert.equal(run.world.caseStep, "inquiries");
        assert.equal(await run.answer("inquiryAnswer", "end", body), "resumed");
      }
      assert.equal(run.world.caseStep, "proposal");
    });
  }

  it("asks a body again after its question went by the secretariat to the applicant and back", async () => {
    const run = await setup("putInquiries");
    await run.answer("inquiryAnswer", "inquirySupplement", "meti");
    await run.answer("inquirySupplement", "applicantInformation", "meti");
    await run.answer("applicantInformation", "inquirySupplement", "meti");
    await run.answer("inquiryAnswer", "end", "nco");
    await run.answer("inquirySupplement", "inquiryAnswer", "meti");
    await run.answer("inquiryAnswer", "end", "npa");
    assert.equal(run.world.caseStep, "inquiries");
    await run.answer("inquiryAnswer", "end", "meti");
    assert.equal(run.world.caseStep, "proposal");
  });

  it("goes straight on when the last body answered while the execution was lost", async () => {
    const run = await setup("inquiries");
    assert.deepEqual(waitedFor(run.world), [{ taskKind: "proposal" }]);
    assert.ok(run.entered().includes("Gather the answers"));
  });

  it("asks again when an inquiry is open after all when the answers are gathered", async () => {
    const run = await setup("inquiries", (world) =>
      world.meanwhile.set("conclude-inquiries", () => world.inquirySteps.set("npa", "inquiryAnswer")),
    );
    assert.deepEqual(waitedFor(run.world), [{ taskKind: "inquiryAnswer", body: "npa" }]);
    await playToTheEnd(run);
    assert.equal(run.world.certificates, 1);
  });

  it("goes on at once when the answer came between asking the register and waiting", async () => {
    const run = await setup("formCheck", (world) =>
      world.meanwhile.set("await-task", () => {
        world.caseStep = "proposal";
      }),
    );
    assert.deepEqual([...run.world.tokens.keys()], ["proposal"]);
  });

  it("sends a case back as often as people do", async () => {
    const run = await setup("formCheck");
    await run.answer("formCheck", "remediation");
    await run.answer("remediation", "checkAutomatically");
    await run.answer("formCheck", "proposal");
    await run.answer("proposal", "decision");
    await run.answer("decision", "proposal");
    await run.answer("proposal", "remediation");
    await run.answer("remediation", "checkAutomatically");
    await playToTheEnd(run);
    assert.equal(run.world.certificates, 1);
  });
});

describe("application procedure: lost and started again", () => {
  const automatic = ["checkAutomatically", "putInquiries", "issueCertificate"];
  for (const step of [...automatic, ...caseWaits]) {
    it(`goes on from ${step}`, async () => {
      const run = await setup(step);
      await playToTheEnd(run);
      assert.equal(run.world.certificates, 1);
    });
  }

  for (const step of inquiryWaits) {
    it(`goes on from an inquiry at ${step}, beside one that is answered`, async () => {
      const run = await setup("inquiries", inInquiry([step, "end", "inquiryAnswer"]));
      await playToTheEnd(run);
      assert.equal(run.world.certificates, 1);
    });
  }

  it("ends at once for a case that has ended", async () => {
    const run = await setup("end");
    assert.deepEqual(run.entered(), [
      "Find where the case stands",
      "Take the next step",
      "The case is closed",
    ]);
  });

  it("finishes when the process is killed at every wait", async () => {
    const world = createWorld("checkAutomatically");
    world.checks.push("remediation");
    let generation = 0;
    for (; world.caseStep !== "end" && generation < 20; generation += 1) {
      const process = createProcess(world);
      await process.start(generation + 1);
      await process.procedures.close();
      const survivor = createProcess(world);
      await survivor.start(generation + 1);
      await survivor.answerAll();
      await survivor.procedures.close();
    }
    assert.equal(world.certificates, 1);
    assert.equal(generation, 4 + 1);
  });
});

describe("application procedure: every state and every way out of a choice", () => {
  it("is taken", async () => {
    const entered = new Set<string>();
    const visit = async (
      caseStep: string,
      change: (world: World) => void,
      play: (run: Setup) => Promise<unknown>,
    ) => {
      const run = await setup(caseStep, change);
      await play(run);
      for (const state of run.entered()) entered.add(state);
    };
    await visit("checkAutomatically", (world) => world.checks.push("remediation"), playToTheEnd);
    await visit(
      "inquiries",
      inInquiry(["inquirySupplement", "applicantInformation", "silentBody"]),
      playToTheEnd,
    );
    await visit(
      "formCheck",
      () => undefined,
      (run) => run.fireTimer("formCheck"),
    );
    await visit(
      "putInquiries",
      () => undefined,
      (run) => run.fireTimer("inquiryAnswer", "nco"),
    );
    await visit(
      "elsewhere",
      () => undefined,
      async () => undefined,
    );
    await visit("inquiries", inInquiry(["elsewhere"]), async () => undefined);
    assert.deepEqual([...entered].toSorted(), [...allStates.keys()].toSorted());
  });

  it("shows a step it does not know as a failure", async () => {
    const ofCase = await setup("elsewhere");
    assert.deepEqual(ofCase.entered().slice(-2), ["Take the next step", "A fault needs attention"]);
    assert.deepEqual(ofCase.failedIn(), ["A fault needs attention"]);
    const ofInquiry = await setup("inquiries", inInquiry(["elsewhere"]));
    assert.deepEqual(ofInquiry.failedIn(), ["A fault in the inquiry needs attention"]);
  });
});
