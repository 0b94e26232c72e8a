import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { functionNameOf, runnableDefinition } from "#local/procedures/definition.ts";
import type { CaseLocation } from "#usecases/locate-case.ts";
import type { InquiryLocation } from "#usecases/locate-inquiry.ts";
import { allScopes, allStates, applicationFile, applicationText } from "./application-file.ts";
import { caseWaits, functionNames, inquiryWaits } from "./fake-world.ts";
import { isWait } from "./procedure-file.ts";

/** All of them, by the compiler. */
const caseSteps: Record<CaseLocation["step"], true> = {
  checkAutomatically: true,
  remediation: true,
  formCheck: true,
  putInquiries: true,
  inquiries: true,
  proposal: true,
  decision: true,
  issueCertificate: true,
  end: true,
};
const inquirySteps: Record<InquiryLocation["step"], true> = {
  inquiryAnswer: true,
  inquirySupplement: true,
  applicantInformation: true,
  silentBody: true,
  end: true,
};

describe("application state machine: the file", () => {
  it("calls every function of the procedure and no other", () => {
    const substitutions = new Set(applicationText.match(/\$\{[^}]*\}/g));
    const named = [...substitutions].map((one) => functionNameOf(one) ?? `not a function: ${one}`);
    assert.deepEqual(named.toSorted(), functionNames.toSorted());
  });

  it("has a way for every step that the register can tell, and for no other", () => {
    const ways = (state: string) => allStates.get(state)?.Choices?.map((way) => way.StringEquals) ?? [];
    assert.deepEqual(ways("Take the next step").toSorted(), Object.keys(caseSteps).toSorted());
    assert.deepEqual(
      ways("Take the next step of the inquiry").toSorted(),
      Object.keys(inquirySteps).toSorted(),
    );
  });

  it("waits for every kind of task of an application, once", () => {
    const kinds = [...applicationText.matchAll(/"taskKind": "([A-Za-z]+)"/g)].map((found) => found[1]);
    const waited = [...caseWaits, ...inquiryWaits];
    assert.deepEqual(kinds.toSorted(), waited.toSorted());
    assert.equal([...allStates.values()].filter(isWait).length, waited.length);
  });

  it("takes the time limit of every wait from what the register said last", () => {
    for (const scope of allScopes) {
      const hub = scope.States[scope.StartAt];
      assert.equal(hub?.ResultSelector?.["timeoutSeconds.$"], "$.Payload.timeoutSeconds");
      for (const wait of Object.values(scope.States).filter(isWait)) {
        assert.equal(wait.TimeoutSecondsPath, `${hub.ResultPath}.timeoutSeconds`);
      }
    }
  });

  it("shows every error: each task catches what it does not expect and ends in a failure", () => {
    for (const scope of allScopes) {
      for (const [name, one] of Object.entries(scope.States)) {
        if (one.Type !== "Task" && one.Type !== "Map") continue;
        const last = one.Catch?.at(-1);
        assert.deepEqual(last?.ErrorEquals, ["States.ALL"], name);
        assert.equal(scope.States[last.Next]?.Type, "Fail", name);
      }
    }
  });

  it("goes back to the register after every wait, and after closing what is overdue", () => {
    for (const scope of allScopes) {
      for (const [name, wait] of Object.entries(scope.States).filter(([, one]) => isWait(one))) {
        const timeout = wait.Catch?.find((one) => one.ErrorEquals.includes("States.Timeout"));
        const closing = scope.States[timeout?.Next ?? ""];
        assert.equal(wait.Next, scope.StartAt, name);
        assert.equal(closing?.Next, scope.StartAt, name);
      }
    }
  });
});

describe("application state machine: what one machine makes of the file", () => {
  it("names the function of every task and whether it waits", () => {
    const { steps } = runnableDefinition(applicationFile);
    const tasks = [...allStates].filter(([, one]) => one.Type === "Task");
    assert.deepEqual([...steps.keys()].toSorted(), tasks.map(([name]) => name).toSorted());
    for (const [name, one] of tasks) assert.equal(steps.get(name)?.waits, isWait(one), name);
  });

  const task = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: "${LocateCaseFunctionArn}" },
    End: true,
  };
  const withState = (state: object) => ({ StartAt: "One", States: { One: state } });

  const refused: [string, unknown, RegExp][] = [
    ["a text", "text", /expected object/],
    [
      "a task of another service",
      withState({ ...task, Resource: "arn:aws:states:::sqs:sendMessage" }),
      /"One"/,
    ],
    ["a function by its address", withState({ ...task, Parameters: { FunctionName: "arn:aws:x" } }), /"One"/],
    ["a task without a function", withState({ ...task, Parameters: {} }), /"One"/],
    ["branches side by side", withState({ Type: "Parallel", Branches: [], End: true }), /"One"/],
  ];
  for (const [name, file, message] of refused) {
    it(`refuses ${name}`, () => assert.throws(() => runnableDefinition(file), message));
  }
});
