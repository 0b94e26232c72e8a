import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Statement } from "#test/infra/template/statements.ts";
import { type AccessRequest, evaluate, fits, type Verdict } from "./evaluate.ts";

const table = "arn:aws:dynamodb:ap-northeast-1:111122223333:table/register";
const allow = (Action: string[], Resource: string[], Condition?: Statement["Condition"]): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const deny = (...of: Parameters<typeof allow>): Statement => ({ ...allow(...of), Effect: "Deny" });
const get: AccessRequest = { action: "dynamodb:GetItem", resource: table };
const leading = (...keys: string[]): AccessRequest => ({ ...get, context: { "dynamodb:LeadingKeys": keys } });
const readsTable = allow(["dynamodb:GetItem"], [table]);
const keptOut = deny(["dynamodb:GetItem"], [table], {
  "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["tipIdentity#*", "taskToken#*"] },
});
const inTransaction = allow(["dynamodb:PutItem"], [table], {
  "ForAnyValue:StringEquals": { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
});
const claimsOnly = allow(["dynamodb:GetItem"], [table], {
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["claim#*"] },
});
const put = { action: "s3:PutObject", resource: "arn:aws:s3:::evidence/imports/1" };
const mayPut = allow(["s3:PutObject"], ["arn:aws:s3:::evidence/imports/*"]);
const writeOnce = deny(["s3:PutObject"], ["arn:aws:s3:::evidence/*"], {
  Null: { "s3:if-none-match": "true" },
  Bool: { "s3:ObjectCreationOperation": "true" },
});
const creating = { "s3:ObjectCreationOperation": "true" };
const oldTls = deny(["s3:*"], ["*"], { NumericLessThan: { "s3:TlsVersion": 1.2 } });

const cases: readonly (readonly [string, readonly Statement[], AccessRequest, Verdict])[] = [
  ["nothing without a statement", [], get, "deniedByDefault"],
  ["what a statement names", [readsTable], get, "allowed"],
  ["no other action", [readsTable], { ...get, action: "dynamodb:Query" }, "deniedByDefault"],
  ["no other resource", [readsTable], { ...get, resource: `${table}/index/due` }, "deniedByDefault"],
  ["an action by its prefix", [allow(["dynamodb:*"], [table])], get, "allowed"],
  ["an action in any case", [allow(["DynamoDB:getitem"], ["*"])], get, "allowed"],
  ["nothing that is denied as well", [readsTable, keptOut], leading("tipIdentity#1"), "deniedExplicitly"],
  ["what a denial does not cover", [readsTable, keptOut], leading("application#1"), "allowed"],
  [
    "nothing of several keys when one is denied",
    [readsTable, keptOut],
    leading("a", "taskToken#1"),
    "deniedExplicitly",
  ],
  ["what is denied by a key that is absent", [readsTable, keptOut], get, "allowed"],
  ["only keys that all fit", [claimsOnly], leading("claim#1", "application#1"), "deniedByDefault"],
  ["keys that all fit", [claimsOnly], leading("claim#1", "claim#2"), "allowed"],
  ["ForAllValues without a value", [claimsOnly], get, "allowed"],
  ["ForAnyValue without a value", [inTransaction], { ...get, action: "dynamodb:PutItem" }, "deniedByDefault"],
  [
    "a write in a transaction",
    [inTransaction],
    {
      ...get,
      action: "dynamodb:PutItem",
      context: { "dynamodb:EnclosingOperation": ["TransactWriteItems"] },
    },
    "allowed",
  ],
  ["no put over what may be there", [mayPut, writeOnce], { ...put, context: creating }, "deniedExplicitly"],
  [
    "a put where nothing is",
    [mayPut, writeOnce],
    { ...put, context: { ...creating, "s3:if-none-match": "*" } },
    "allowed",
  ],
  ["old TLS", [mayPut, oldTls], { ...put, context: { "s3:TlsVersion": "1.1" } }, "deniedExplicitly"],
  ["new TLS", [mayPut, oldTls], { ...put, context: { "s3:TlsVersion": "1.3" } }, "allowed"],
];

describe("The evaluation of policies", () => {
  for (const [name, statements, request, verdict] of cases)
    it(`${verdict}: ${name}`, () => assert.equal(evaluate(statements, request), verdict));

  it("takes * for any text, ? for one character and everything else as it is", () => {
    const table = [
      ["a*c", "abbc", true],
      ["a*c", "ac", true],
      ["a?c", "abc", true],
      ["a?c", "ac", false],
      ["a.c", "abc", false],
      ["a$*", "a$/b", true],
    ] as const;
    for (const [pattern, text, expected] of table) assert.equal(fits(pattern, text), expected, pattern);
  });

  it("stops at what it does not know, rather than passing it", () => {
    const unknownKey = allow(["*"], ["*"], { StringEquals: { "aws:PrincipalTag/team": "one" } });
    const unknownOperator = allow(["*"], ["*"], { DateLessThan: { "aws:SourceArn": "2027-01-01" } });
    assert.throws(() => evaluate([unknownKey], get), /aws:PrincipalTag\/team, which is not emulated/);
    assert.throws(
      () => evaluate([unknownOperator], { ...get, context: { "aws:SourceArn": "x" } }),
      /DateLessThan, which is not emulated/,
    );
  });
});
