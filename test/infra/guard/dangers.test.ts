import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { changeSetOf, parsePage } from "#infra/guard/change-set.ts";
import { type Danger, dangersIn } from "#infra/guard/dangers.ts";
import { statefulTypes } from "#infra/guard/stateful-types.ts";
import { add, answer, changeSetId, modify, property, remove, withoutChanges } from "./recorded.ts";

type Json = Readonly<Record<string, unknown>>;

const changeSets = (...answers: Json[]) => answers.map((each) => changeSetOf([parsePage(each)]));
const dangersOf = (...changes: Json[]) => dangersIn(changeSets(answer("registry", changes)));
const kindsOf = (...changes: Json[]) =>
  dangersOf(...changes).map(({ kind, logicalId }) => [kind, logicalId] as const);

const table = "AWS::DynamoDB::GlobalTable";
const bucket = "AWS::S3::Bucket";
const version = "AWS::StepFunctions::StateMachineVersion";
const logGroup = "AWS::Logs::LogGroup";
const nested = "AWS::CloudFormation::Stack";

describe("The guard of deployments", () => {
  const safe: readonly (readonly [string, Json])[] = [
    ["adds a table", add(table, "Register")],
    ["imports a bucket", { ...add(bucket, "Evidence"), Action: "Import", PhysicalResourceId: "evidence" }],
    ["changes an index of the table", modify(table, "Register", "False", property("GlobalSecondaryIndexes"))],
    ["changes tags alone", modify(table, "Register", undefined, { Attribute: "Tags" })],
    ["changes metadata alone", modify(bucket, "Evidence", "False", { Attribute: "Metadata" })],
    [
      "lets a bucket outlive its stack that did not",
      modify(bucket, "Logs", "False", {
        Attribute: "DeletionPolicy",
        BeforeValue: "Delete",
        AfterValue: "Retain",
      }),
    ],
    ["removes a function", remove("AWS::Lambda::Function", "Function", "Delete")],
    ["replaces a function", modify("AWS::Lambda::Function", "F", "True", property("FunctionName"))],
    [
      "publishes a new version of a procedure and leaves the old one",
      modify(version, "V", "True", property("StateMachineRevisionId"), { PolicyAction: "ReplaceAndRetain" }),
    ],
    [
      "may publish a new version of a procedure",
      modify(version, "V", "Conditional", property("StateMachineRevisionId"), {
        PolicyAction: "ReplaceAndRetain",
      }),
    ],
    ["removes a log group whose parameters want it deleted", remove(logGroup, "Log", "Delete")],
  ];
  for (const [what, change] of safe)
    it(`lets pass what ${what}`, () => {
      assert.deepEqual(dangersOf(change), []);
    });

  const dangerous: readonly (readonly [string, Danger["kind"], Json])[] = [
    ["removes a table", "removed", remove(table, "X", "Retain")],
    ["removes a key and deletes it", "removed", remove("AWS::KMS::Key", "X", "Delete")],
    ["removes the alias of a key", "removed", remove("AWS::KMS::Alias", "X", "Delete")],
    ["removes a group of people", "removed", remove("AWS::Cognito::UserPoolGroup", "X", "Delete")],
    ["removes a log group that was to stay", "removed", remove(logGroup, "X", "Retain")],
    ["removes a version of a procedure for good", "removed", remove(version, "X", "Delete")],
    ["removes a nested stack", "removed", remove(nested, "X", "Delete")],
    ["replaces a bucket", "replaced", modify(bucket, "X", "True", property("BucketName"))],
    ["replaces a user pool", "replaced", modify("AWS::Cognito::UserPool", "X", "True", property("Schema"))],
    [
      "replaces a version of a procedure and deletes the old one",
      "replaced",
      modify(version, "X", "True", property("StateMachineRevisionId"), { PolicyAction: "ReplaceAndDelete" }),
    ],
    [
      "ends executions by a new name of their procedure",
      "replaced",
      modify("AWS::StepFunctions::StateMachine", "X", "True", property("StateMachineName")),
    ],
    ["may replace a table", "mayBeReplaced", modify(table, "X", "Conditional", property("KeySchema"))],
    [
      "no longer lets a bucket outlive its stack",
      "lessProtected",
      modify(bucket, "X", "False", {
        Attribute: "DeletionPolicy",
        BeforeValue: "Retain",
        AfterValue: "Delete",
      }),
    ],
    [
      "changes what becomes of a replaced table, and does not say how",
      "lessProtected",
      modify(table, "X", "False", { Attribute: "UpdateReplacePolicy" }),
    ],
    [
      "shortens the lock of evidence",
      "lessProtected",
      modify(bucket, "X", "False", property("ObjectLockConfiguration")),
    ],
    [
      "lifts the protection of the user pool",
      "lessProtected",
      modify("AWS::Cognito::UserPool", "X", "False", property("DeletionProtection")),
    ],
    ["does something to a table that is not known", "unseen", { ...add(table, "X"), Action: "Dynamic" }],
    [
      "does not say whether a table is replaced",
      "unseen",
      modify(table, "X", undefined, property("KeySchema")),
    ],
    [
      "changes a nested stack without saying what is in it",
      "unseen",
      modify(nested, "X", "False", property("TemplateURL")),
    ],
  ];
  for (const [what, kind, change] of dangerous)
    it(`stops at what ${what}`, () => {
      assert.deepEqual(kindsOf(add(bucket, "New"), change), [[kind, "X"]]);
    });

  it("looks into nested stacks, however deep", () => {
    const found = dangersIn(
      changeSets(
        answer("pipeline", [
          modify(nested, "Functions", "False", property("Parameters"), {
            ChangeSetId: changeSetId("pipeline-Functions"),
          }),
        ]),
        answer("pipeline-Functions", [
          modify(nested, "Provider", "False", property("Parameters"), {
            ChangeSetId: changeSetId("pipeline-Functions-Provider"),
          }),
        ]),
        answer("pipeline-Functions-Provider", [remove(logGroup, "Log", "Retain")]),
      ),
    );
    assert.deepEqual(
      found.map(({ kind, stackName, logicalId }) => [kind, stackName, logicalId]),
      [["removed", "pipeline-Functions-Provider", "Log"]],
    );
  });

  it("says what stays in the account though nothing uses it, and what is at stake", () => {
    const found = dangersOf(remove(table, "Register", "Retain"), remove(bucket, "Evidence", "Delete"));
    assert.deepEqual(
      found.map(({ isLeftBehind, loses }) => [isLeftBehind, loses.en]),
      [
        [true, "the register, with all its records"],
        [false, "the documents or logs it keeps"],
      ],
    );
  });

  it("stops at every type that holds something when it is removed for good, but for logs that were to go", () => {
    for (const [type, { outlives }] of Object.entries(statefulTypes))
      assert.deepEqual(
        [type, kindsOf(remove(type, "X", "Delete")).length],
        [type, outlives === "asLogs" ? 0 : 1],
      );
  });

  it("lets no change pass for being among others", () => {
    const every = [...safe.map(([, change]) => change), ...dangerous.map(([, , change]) => change)];
    const changes = fc.array(fc.constantFrom(...every));
    fc.assert(
      fc.property(changes, (all) => {
        const alone = all.flatMap((each) => dangersOf(each));
        assert.deepEqual(dangersOf(...all), alone);
      }),
    );
  });
});

describe("A change set", () => {
  it("is read from all its pages, in order", () => {
    const [first, second] = [
      answer("registry", [add(bucket, "One")], { NextToken: "more" }),
      answer("registry", [remove(table, "Two", "Retain")]),
    ].map(parsePage);
    assert.ok(first && second);
    const { changes } = changeSetOf([first, second]);
    assert.deepEqual(
      changes.map(({ LogicalResourceId }) => LogicalResourceId),
      ["One", "Two"],
    );
  });

  it("is not judged by half of it", () => {
    const half = parsePage(answer("registry", [], { NextToken: "more" }));
    assert.throws(() => changeSetOf([half]), /not read to its end/);
    assert.throws(() => changeSetOf([]), /not read to its end/);
  });

  it("without changes is empty, though CloudFormation calls it failed", () => {
    assert.deepEqual(changeSets(withoutChanges("registry"))[0]?.changes, []);
  });

  it("that could not be made is an error, with CloudFormation's reason", () => {
    const failed = answer("registry", [], { Status: "FAILED", StatusReason: "Export cannot be updated" });
    assert.throws(
      () => changeSets(failed),
      /registry cannot be carried out: FAILED Export cannot be updated/,
    );
    assert.throws(() => changeSets(answer("registry", [], { Status: "CREATE_IN_PROGRESS" })), /IN_PROGRESS/);
  });

  it("of another shape than the API's is an error", () => {
    assert.throws(() => parsePage({ Changes: [] }));
  });
});
