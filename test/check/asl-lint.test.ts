import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lintStateMachine } from "./asl-lint.ts";

type Json = Record<string, unknown>;

const transient = [
  { ErrorEquals: ["Lambda.TooManyRequestsException"], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 },
];

const waiting: Json = {
  Type: "Task",
  Comment: "A person answers",
  Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
  Parameters: { FunctionName: "${OpenTask}", Payload: { "token.$": "$$.Task.Token", "id.$": "$.id" } },
  TimeoutSecondsPath: "$.seconds",
  Retry: transient,
  Catch: [{ ErrorEquals: ["States.Timeout"], ResultPath: "$.late", Next: "Close the case" }],
  Next: "Route by the answer",
};

const working: Json = {
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: "${CloseCase}", "Payload.$": "$" },
  TimeoutSeconds: 30,
  Retry: transient,
  End: true,
};

const route: Json = {
  Type: "Choice",
  Choices: [{ Variable: "$.answer", StringEquals: "more", Next: "Wait for the answer" }],
  Default: "Ask all the bodies",
};

const ask: Json = {
  Type: "Map",
  ItemsPath: "$.bodies",
  ItemProcessor: {
    ProcessorConfig: { Mode: "INLINE" },
    StartAt: "Ask one body only",
    States: { "Ask one body only": { ...working } },
  },
  Next: "Close the case",
};

/** A good definition; `change` replaces states by name, or leaves one out when it is undefined. */
function definition(change: Record<string, Json | undefined> = {}, top: Json = {}): string {
  const states: Record<string, Json | undefined> = {
    "Wait for the answer": waiting,
    "Route by the answer": route,
    "Ask all the bodies": ask,
    "Close the case": working,
    ...change,
  };
  return JSON.stringify({ Comment: "An example", StartAt: "Wait for the answer", States: states, ...top });
}

describe("state machine lint", () => {
  it("accepts a good definition", () => {
    assert.deepEqual(lintStateMachine(definition()), []);
  });

  const payload = { FunctionName: "${OpenTask}", Payload: { "id.$": "$.id" } };
  const bad: [string, string, RegExp][] = [
    [
      "a waiting task that passes no token",
      definition({ "Wait for the answer": { ...waiting, Parameters: payload } }),
      /Wait for the answer: .*\$\$\.Task\.Token/,
    ],
    [
      "a token written as plain text",
      definition({
        "Wait for the answer": { ...waiting, Parameters: { ...payload, token: "$$.Task.Token" } },
      }),
      /Wait for the answer: .*\$\$\.Task\.Token/,
    ],
    [
      "a waiting task without a time limit",
      definition({ "Wait for the answer": { ...waiting, TimeoutSecondsPath: undefined } }),
      /Wait for the answer: has neither TimeoutSeconds/,
    ],
    [
      "a waiting task that catches no timeout",
      definition({
        "Wait for the answer": {
          ...waiting,
          Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "Close the case" }],
        },
      }),
      /does not catch States\.Timeout/,
    ],
    [
      "a task without a time limit",
      definition({ "Close the case": { ...working, TimeoutSeconds: undefined } }),
      /Close the case: has neither TimeoutSeconds/,
    ],
    [
      "a task in a map without a time limit",
      definition({
        "Ask all the bodies": {
          ...ask,
          ItemProcessor: {
            StartAt: "Ask one body only",
            States: { "Ask one body only": { ...working, TimeoutSeconds: undefined } },
          },
        },
      }),
      /Ask one body only: has neither/,
    ],
    [
      "a retry of everything",
      definition({ "Close the case": { ...working, Retry: [{ ErrorEquals: ["States.ALL"] }] } }),
      /Close the case: retries States\.ALL/,
    ],
    [
      "no retry at all",
      definition({ "Close the case": { ...working, Retry: undefined } }),
      /Close the case: has no Retry/,
    ],
    [
      "a catch that leads nowhere",
      definition({
        "Wait for the answer": {
          ...waiting,
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Gone for good" }],
        },
      }),
      /leads to "Gone for good"/,
    ],
    [
      "a start that does not exist",
      definition({}, { StartAt: "Nowhere at all" }),
      /StartAt "Nowhere at all"/,
    ],
    [
      "an unreachable state",
      definition({ "Left alone here": { Type: "Succeed" } }),
      /Left alone here: cannot be reached/,
    ],
    ["JSONata by name", definition({}, { QueryLanguage: "JSONata" }), /"QueryLanguage" is not supported/],
    [
      "JSONata in a value",
      definition({
        "Close the case": { ...working, Parameters: { FunctionName: "${CloseCase}", Payload: "{% $x %}" } },
      }),
      /Payload: holds JSONata/,
    ],
    [
      "variables",
      definition({ "Close the case": { ...working, Assign: { x: 1 } } }),
      /"Assign" is not supported/,
    ],
    [
      "heartbeats",
      definition({ "Wait for the answer": { ...waiting, HeartbeatSeconds: 9 } }),
      /"HeartbeatSeconds" is not supported/,
    ],
    [
      "a substitution with other signs",
      definition().replaceAll("${OpenTask}", "${Open_Task}"),
      /substitution \$\{Open_Task\}/,
    ],
    [
      "a name that says nothing",
      definition({
        "Close the case": { ...working, End: undefined, Next: "Done" },
        Done: { Type: "Succeed" },
      }),
      /Done: needs a name of three words/,
    ],
    [
      "a name used twice",
      definition({
        "Ask all the bodies": {
          ...ask,
          ItemProcessor: { StartAt: "Close the case", States: { "Close the case": working } },
        },
      }),
      /Close the case: the name is used twice/,
    ],
    [
      "what the language itself refuses",
      definition({ "Close the case": { ...working, Type: "Job" } }),
      /Job|Type/,
    ],
    ["something that is no state machine", '{"States":{}}', /StartAt/],
  ];
  for (const [name, text, expected] of bad) {
    it(`reports ${name}`, () => {
      assert.match(lintStateMachine(text).join("\n"), expected);
    });
  }
});
