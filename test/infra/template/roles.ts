import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PortCall } from "#infra/needs.ts";
import type { Synthesised } from "../synthesised.ts";
import { rolesOf } from "./function-roles.ts";
import { allowed } from "./statements.ts";

/** What a call needs, said a second time and from the reference of each service. */
const actionsOf: Readonly<Record<PortCall, readonly string[]>> = {
  "register.get": ["dynamodb:GetItem", "kms:Decrypt", "kms:DescribeKey"],
  "register.list": ["dynamodb:Query", "kms:Decrypt", "kms:DescribeKey"],
  "register.listBy": ["dynamodb:Query", "kms:Decrypt", "kms:DescribeKey"],
  "register.commit": [
    "dynamodb:ConditionCheckItem",
    "dynamodb:PutItem",
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
  "register.remove": ["dynamodb:DeleteItem"],
  "documents.ticket": ["s3:PutObject", "kms:GenerateDataKey"],
  "documents.quarantined": ["s3:GetObject", "s3:GetObjectTagging", "s3:ListBucket", "kms:Decrypt"],
  "documents.keep": ["s3:GetObject", "s3:PutObject", "kms:Decrypt", "kms:GenerateDataKey"],
  "documents.store": ["s3:GetObject", "s3:PutObject", "kms:Decrypt", "kms:GenerateDataKey"],
  "documents.evidence": ["s3:GetObject", "s3:ListBucket", "kms:Decrypt"],
  "documents.link": ["s3:GetObject", "kms:Decrypt"],
  "mailer.send": ["ses:SendEmail", "ses:SendRawEmail"],
  "procedures.start": ["states:StartExecution"],
  "procedures.resume": ["states:SendTaskSuccess"],
  "procedures.stop": ["states:StopExecution"],
  "procedures.isRunning": ["states:DescribeExecution"],
  "signer.keyId": ["kms:GetPublicKey"],
  "signer.publicKey": ["kms:GetPublicKey"],
  "signer.sign": ["kms:Sign"],
  "tipVault.seal": ["kms:GenerateDataKey"],
  "tipVault.open": ["kms:Decrypt"],
  "answerVault.seal": ["kms:GenerateDataKey"],
  "answerVault.open": ["kms:Decrypt"],
};

const ofEvery = [
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

/** What calls a function may ask something of its role as well. */
const ofCaller: Readonly<Record<string, readonly string[]>> = {
  "event/deliver-effects": [
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
    "sqs:SendMessage",
  ],
  "event/inspect-document": ["sqs:SendMessage"],
  "event/receive-mail-feedback": ["sqs:SendMessage"],
  "schedule/attend-draws": ["sqs:SendMessage"],
  "schedule/daily-sweep": ["sqs:SendMessage"],
  "schedule/reconcile": ["sqs:SendMessage"],
  "schedule/measure": ["sqs:SendMessage"],
};

/** Actions for which their services know no narrower resource than all. */
const withoutResource = /^(xray:|dynamodb:ListStreams$|logs:.*(Delivery|Deliveries|ResourcePolic|LogGroups))/;

export function describeRoles(synthesised: Synthesised): void {
  const { all, functionRoles, everyStatement } = rolesOf(synthesised);

  describe("The role of every function", () => {
    for (const [folder, { calls }, statements] of functionRoles)
      it(`lets ${folder} do what the table says, to the letter`, () => {
        const wanted = [...ofEvery, ...(ofCaller[folder] ?? []), ...calls.flatMap((call) => actionsOf[call])];
        assert.deepEqual(allowed(statements), [...new Set(wanted)].toSorted());
      });
  });

  describe("Every role", () => {
    it("says all it may do in one place: nothing is attached to it", () => {
      const attached = all.filter(({ Type }) => /IAM::(Managed|User|Group)?Policy$/.test(Type));
      assert.deepEqual(attached, []);
      assert.ok(everyStatement.length > 0);
    });

    it("names its actions: no wildcard", () => {
      const wild = everyStatement.flatMap(({ Action }) => Action).filter((action) => action.includes("*"));
      assert.deepEqual(wild, []);
    });

    it("names its resources, where the service knows them", () => {
      const onAll = everyStatement.filter(({ Resource }) => Resource.includes("*"));
      assert.deepEqual(
        onAll.flatMap(({ Action }) => Action).filter((action) => !withoutResource.test(action)),
        [],
      );
    });
  });
}
