import assert from "node:assert/strict";
import { afterEach, describe, it, mock } from "node:test";
import { allStates } from "./application-file.ts";
import {
  caseWaits,
  closeProcesses,
  createProcess,
  createWorld,
  functionNames,
  inquiryWaits,
  taskId,
  type World,
} from "./fake-world.ts";
import { isWait } from "./procedure-file.ts";

afterEach(closeProcesses);

const stateOfWait: Readonly<Record<string, string>> = {
  remediation: "Wait for the applicant's remediation",
  formCheck: "Wait for the reviewer's form check",
  proposal: "Wait for the proposal",
  decision: "Wait for the decision",
  inquiryAnswer: "Wait for the body's answer",
  inquirySupplement: "Wait for the secretariat's supplement",
  applicantInformation: "Wait for the applicant's information",
  silentBody: "Wait for the secretariat on a silent body",
};

/** Every wait: of the case, and of the inquiry to one body while another body is waited for as well. */
const waits: { readonly taskKind: string; readonly body?: string; readonly world: () => World }[] = [
  ...caseWaits.map((taskKind) => ({ taskKind, world: () => createWorld(taskKind) })),
  ...inquiryWaits.map((taskKind) => ({
    taskKind,
    body: "nco",
    world: () => {
      const world = createWorld("inquiries");
      world.inquirySteps.set("meti", "inquiryAnswer").set("nco", taskKind);
      return world;
    },
  })),
];

function named(name: string): Error {
  const error = new Error("a text that must not be logged");
  error.name = name;
  return error;
}

describe("application procedure: time limits", () => {
  it("covers every wait of the file", () => {
    const inFile = [...allStates].filter(([, one]) => isWait(one)).map(([name]) => name);
    assert.deepEqual(waits.map(({ taskKind }) => stateOfWait[taskKind]).toSorted(), inFile.toSorted());
  });

  for (const { taskKind, body, world: worldAt } of waits) {
    it(`closes ${taskKind} when its time has passed, and goes on from what the register says then`, async () => {
      const world = worldAt();
      world.overdue.set(taskId(taskKind, body), "end");
      const { start, fireTimer, failedIn } = createProcess(world);
      await start();
      assert.equal(await fireTimer(taskKind, body), "timedOut");
      const closing = world.calls.filter(({ functionName }) => functionName === "close-overdue");
      assert.deepEqual(
        closing.map(({ payload }) => payload),
        [{ caseKind: "application", caseId: "a1", taskKind, ...(body === undefined ? {} : { body }) }],
      );
      assert.equal(body === undefined ? world.caseStep : world.inquirySteps.get(body), "end");
      assert.deepEqual(failedIn(), []);
    });

    it(`waits for ${taskKind} again, under a new token, when its timer fired too early`, async () => {
      const world = worldAt();
      const { procedures, start, answer, fireTimer, entered } = createProcess(world);
      await start();
      const first = world.tokens.get(taskId(taskKind, body)) ?? "";
      await fireTimer(taskKind, body);
      const times = entered().filter((state) => state === stateOfWait[taskKind]).length;
      assert.equal(times - (taskKind === "inquiryAnswer" ? 1 : 0), 2);
      assert.notEqual(world.tokens.get(taskId(taskKind, body)), first);
      assert.equal(await procedures.resume(first, {}), "closed");
      assert.equal(await answer(taskKind, "end", body), "resumed");
    });
  }
});

describe("application procedure: withdrawn at every wait", () => {
  for (const { taskKind, body, world: worldAt } of waits) {
    it(`stops at ${taskKind}, and an answer that comes afterwards has no effect`, async () => {
      const world = worldAt();
      const { procedures, execution, start, answer, failedIn } = createProcess(world);
      await start();
      const calls = world.calls.length;
      assert.equal(await procedures.stop(execution(1), "withdrawn"), "stopped");
      assert.equal(await procedures.isRunning(execution(1)), false);
      assert.equal(await answer(taskKind, "end", body), "closed");
      assert.equal(await procedures.stop(execution(1), "withdrawn"), "notRunning");
      assert.equal(world.calls.length, calls);
      assert.deepEqual(failedIn(), []);
    });
  }
});

describe("application procedure: faults", () => {
  /** Where the call of a function fails, and the state that shows it. */
  const faults: [string, string, string][] = [
    ["locate-case", "formCheck", "Find where the case stands"],
    ["check-automatically", "checkAutomatically", "Check the application automatically"],
    ["put-inquiries", "putInquiries", "Put the inquiries"],
    ["locate-inquiry", "putInquiries", "Find where the inquiry stands"],
    ["conclude-inquiries", "inquiries", "Gather the answers"],
    ["issue-certificate", "issueCertificate", "Issue the certificate"],
    ["await-task", "decision", "Wait for the decision"],
    ["await-task", "putInquiries", "Wait for the body's answer"],
  ];

  it("are tried for every function (close-overdue below)", () => {
    const tried = new Set([...faults.map(([functionName]) => functionName), "close-overdue"]);
    assert.deepEqual([...tried].toSorted(), functionNames.toSorted());
  });

  for (const [functionName, caseStep, state] of faults) {
    it(`of ${functionName} end the execution visibly in "${state}"; a new one goes on from there`, async () => {
      const world = createWorld(caseStep);
      world.failures.set(functionName, [named("TypeError")]);
      const { procedures, execution, start, log, failedIn } = createProcess(world);
      await start();
      assert.deepEqual(failedIn(), [state]);
      assert.equal(await procedures.isRunning(execution(1)), false);
      assert.doesNotMatch(JSON.stringify(log), /must not be logged/);
      assert.equal(await start(1), "alreadyStarted");
      assert.equal(await start(2), "started");
      assert.deepEqual(failedIn(), [state]);
    });
  }

  it("of close-overdue are shown, for the case and for an inquiry", async () => {
    for (const { taskKind, body, world: worldAt } of waits) {
      const world = worldAt();
      world.failures.set("close-overdue", [named("RangeError")]);
      const { start, fireTimer, failedIn } = createProcess(world);
      await start();
      await fireTimer(taskKind, body);
      const closing = body === undefined ? "Close the overdue task" : "Close the overdue task of the inquiry";
      assert.deepEqual(failedIn(), [closing]);
    }
  });

  it("of one inquiry end the waits of the others too, and all are asked again from where they stand", async () => {
    const world = createWorld("putInquiries");
    const { procedures, start, answer, fireTimer } = createProcess(world);
    await start();
    const lost = world.tokens.get("inquiryAnswer.npa") ?? "";
    await answer("inquiryAnswer", "inquirySupplement", "nco");
    world.failures.set("close-overdue", [named("TypeError")]);
    await fireTimer("inquiryAnswer", "meti");
    assert.equal(await procedures.resume(lost, {}), "closed");
    await start(2);
    assert.equal(await answer("inquirySupplement", "end", "nco"), "resumed");
    for (const body of ["meti", "npa"]) assert.equal(await answer("inquiryAnswer", "end", body), "resumed");
    assert.equal(world.caseStep, "proposal");
  });
});

describe("application procedure: transient errors", () => {
  afterEach(() => mock.timers.reset());

  const transient = [
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.TooManyRequestsException",
  ];

  /** Lets every pause between two attempts pass. */
  async function passPauses() {
    for (let pause = 0; pause < 10; pause += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      mock.timers.tick(59_000);
    }
  }

  for (const functionName of functionNames.filter((one) => one !== "close-overdue")) {
    it(`of ${functionName} are tried again`, async () => {
      mock.timers.enable({ apis: ["setTimeout"] });
      const world = createWorld(
        functionName === "issue-certificate" ? "issueCertificate" : "checkAutomatically",
      );
      if (functionName.includes("inquir")) world.caseStep = "putInquiries";
      if (functionName === "conclude-inquiries") world.caseStep = "inquiries";
      world.failures.set(functionName, transient.map(named));
      const { procedures, execution, failedIn } = createProcess(world);
      await procedures.start(execution(1), { applicationId: "a1" });
      await passPauses();
      await procedures.idle();
      assert.deepEqual(failedIn(), []);
      const attempts = world.calls.filter((call) => call.functionName === functionName).length;
      assert.ok(attempts > transient.length, `${attempts} attempts`);
    });
  }

  it("are shown when they do not pass", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const world = createWorld("formCheck");
    world.failures.set(
      "await-task",
      Array.from({ length: 9 }, () => named("Lambda.ServiceException")),
    );
    const { procedures, execution, failedIn } = createProcess(world);
    await procedures.start(execution(1), { applicationId: "a1" });
    await passPauses();
    await procedures.idle();
    assert.deepEqual(failedIn(), ["Wait for the reviewer's form check"]);
    assert.equal(world.calls.filter((call) => call.functionName === "await-task").length, 1 + 5);
  });

  it("of a wait leave no wait behind under the token of the attempt that failed", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    const world = createWorld("decision");
    world.failures.set("await-task", [named("Lambda.ServiceException")]);
    const { procedures, execution } = createProcess(world);
    await procedures.start(execution(1), { applicationId: "a1" });
    await passPauses();
    await procedures.idle();
    const tokens = world.calls.flatMap(({ payload }) => payload.token ?? []);
    assert.equal(new Set(tokens).size, 2);
    assert.equal(await procedures.resume(tokens[0] ?? "", {}), "closed");
    assert.equal(await procedures.resume(tokens[1] ?? "", {}), "resumed");
  });
});
