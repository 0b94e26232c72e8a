import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { App, Stack } from "aws-cdk-lib";
import { PolicyDocument } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { MalwareScan } from "#infra/constructs/malware-scan.ts";
import { type Resources, statementsFor } from "#infra/grants.ts";
import { type Compartment, documentFolders, type FunctionNeeds } from "#infra/needs.ts";
import { caseKinds } from "#records/common.ts";
import { documentKey, documentOfKey } from "#usecases/core/uploads.ts";
import { resourceStatements } from "./template/statements.ts";

const resources: Resources = {
  region: "ap-northeast-1",
  tableArn: "arn:table",
  tableKeyArn: "arn:table-key",
  quarantineArn: "arn:quarantine",
  evidenceArn: "arn:evidence",
  documentsKeyArn: "arn:documents-key",
  signingKeyArn: "arn:signing-key",
  tipIdentityKeyArn: "arn:tip-identity-key",
  inquiryAnswerKeyArn: "arn:inquiry-answer-key",
  mailIdentityArn: "arn:mail-identity",
  mailConfigurationSetArn: "arn:mail-configuration",
  mailSender: "no-reply@example.jp",
  stateMachineArns: ["arn:one", "arn:other"],
  stateMachineAlias: "live",
  executionsArns: ["arn:one:*", "arn:other:*"],
};

/** The statements that a function's entry in the table leads to. */
function granted(needs: Omit<FunctionNeeds, "memoryMiB" | "seconds">) {
  const statements = statementsFor({ ...needs, memoryMiB: 512, seconds: 10 }, resources);
  return resourceStatements(new Stack(new App()).resolve(new PolicyDocument({ statements })));
}

describe("E-05 S-01 the grants on what is sealed", () => {
  for (const [call, action, key] of [
    ["tipVault.seal", "kms:GenerateDataKey", "arn:tip-identity-key"],
    ["tipVault.open", "kms:Decrypt", "arn:tip-identity-key"],
    ["answerVault.seal", "kms:GenerateDataKey", "arn:inquiry-answer-key"],
    ["answerVault.open", "kms:Decrypt", "arn:inquiry-answer-key"],
  ] as const)
    it(`${call} may do ${action} with the key of its compartment, and nothing else`, () => {
      assert.deepEqual(granted({ calls: [call] }), [{ Effect: "Allow", Action: [action], Resource: [key] }]);
    });
});

describe("C-01 the grants on documents", () => {
  it("know the folders of all cases that have documents, and of no other", () => {
    const kinds = documentFolders.map((folder) => documentOfKey(`${folder}/1/2`)?.of.caseKind);
    for (const caseKind of caseKinds) {
      const key = () => documentKey({ caseKind, caseId: "1", id: "2" });
      const folder = documentFolders[kinds.indexOf(caseKind)];
      if (folder === undefined) assert.throws(key, /has no documents/);
      else assert.equal(key(), `${folder}/1/2`);
    }
    assert.ok(!kinds.includes(undefined));
  });

  const onObjects = (needs: Parameters<typeof granted>[0]) =>
    granted(needs)
      .filter(({ Action }) => Action.includes("s3:GetObject") || Action.includes("s3:PutObject"))
      .map(({ Action, Resource }) => [Action.filter((action) => !action.endsWith("Tagging")), Resource]);

  it("are for applications unless told, and for what a function names otherwise", () => {
    assert.deepEqual(onObjects({ calls: ["documents.ticket"] }), [
      [["s3:PutObject"], ["arn:quarantine/applications/*"]],
    ]);
    assert.deepEqual(onObjects({ calls: ["documents.ticket"], documents: ["incidents"] }), [
      [["s3:PutObject"], ["arn:quarantine/incidents/*"]],
    ]);
    const two = ["revocations", "surveillance"] as const;
    const quarantine = two.map((folder) => `arn:quarantine/${folder}/*`);
    assert.deepEqual(onObjects({ calls: ["documents.quarantined"], documents: two }), [
      [["s3:GetObject"], quarantine],
    ]);
    assert.deepEqual(onObjects({ calls: ["documents.keep"], documents: two }), [
      [["s3:GetObject"], quarantine],
      [["s3:PutObject"], two.map((folder) => `arn:evidence/${folder}/*`)],
    ]);
  });

  it("let evidence be stored, read and opened in the parts that a function names, and nowhere unless it names some", () => {
    const evidence = ["imports", "draws"] as const;
    const parts = ["arn:evidence/imports/*", "arn:evidence/draws/*"];
    assert.deepEqual(onObjects({ calls: ["documents.store"], evidence }), [
      [["s3:PutObject", "s3:GetObject"], parts],
    ]);
    for (const call of ["documents.evidence", "documents.link"] as const)
      assert.deepEqual(onObjects({ calls: [call], evidence }), [[["s3:GetObject"], parts]]);
    for (const none of [{}, { evidence: [] }])
      assert.throws(() => granted({ calls: ["documents.store"], ...none }), /Which evidence/);
  });
});

describe("E-05 S-01 the compartments", () => {
  const closedTo = (reads: readonly Compartment[]) =>
    granted({ calls: ["register.get"], reads })
      .filter(({ Effect }) => Effect === "Deny")
      .map(({ Condition }) => Condition?.["ForAnyValue:StringLike"]?.["dynamodb:LeadingKeys"]);

  it("are closed one by one to who has no need for them", () => {
    assert.deepEqual(closedTo([]), [["inquiryAnswers#*", "tipIdentity#*", "taskToken#*"]]);
    assert.deepEqual(closedTo(["tipIdentity"]), [["inquiryAnswers#*", "taskToken#*"]]);
    assert.deepEqual(closedTo(["inquiryAnswer", "tipIdentity", "taskToken"]), []);
  });
});

describe("The malware scan", () => {
  it("refuses more prefixes than GuardDuty takes", () => {
    const stack = new Stack(new App());
    const bucket = new Bucket(stack, "Bucket");
    const scan = (prefixes: readonly string[]) =>
      new MalwareScan(stack, `Scan${prefixes.length}`, {
        bucket,
        key: new Key(stack, `Key${prefixes.length}`),
        prefixes,
      });
    assert.doesNotThrow(() => scan(["a/", "b/", "c/", "d/", "e/"]));
    assert.throws(() => scan(["a/", "b/", "c/", "d/", "e/", "f/"]), /at most 5 prefixes, not 6/);
  });
});

describe("The grants on procedures", () => {
  for (const [call, action, on] of [
    ["procedures.resume", "states:SendTaskSuccess", resources.stateMachineArns],
    ["procedures.stop", "states:StopExecution", resources.executionsArns],
    ["procedures.isRunning", "states:DescribeExecution", resources.executionsArns],
  ] as const)
    it(`${call} covers every procedure`, () => {
      assert.deepEqual(granted({ calls: [call] }), [
        { Effect: "Allow", Action: [action], Resource: [...on] },
      ]);
    });

  it("procedures.start starts each by its alias alone", () => {
    assert.deepEqual(granted({ calls: ["procedures.start"] }), [
      {
        Effect: "Allow",
        Action: ["states:StartExecution"],
        Resource: ["arn:one", "arn:other"],
        Condition: { StringEquals: { "states:StateMachineQualifier": "live" } },
      },
    ]);
  });
});
