import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Context } from "aws-lambda";
import { onAws } from "#functions/container.ts";
import type { Deps } from "#ports";
import { procedureNames } from "#records/operation.ts";

const variables = {
  REGISTER_TABLE: "register",
  QUARANTINE_BUCKET: "quarantine",
  EVIDENCE_BUCKET: "evidence",
  SIGNING_KEY_ID: "key",
  TIP_IDENTITY_KEY_ID: "tip-identity-key",
  INQUIRY_ANSWER_KEY_ID: "inquiry-answer-key",
  BEACON_URL: "https://beacon.example",
  BEACON_CHAIN_HASH: "52".repeat(32),
  PROCEDURE_ARNS: JSON.stringify(Object.fromEntries(procedureNames.map((name) => [name, `arn:${name}`]))),
  MAIL_SENDER: "no-reply@example.jp",
  MAIL_CONFIGURATION_SET: "notices",
  PORTAL_URL: "https://certification.example.jp",
  SECRETARIAT_ADDRESSES: "[]",
  BODY_ADDRESSES: "{}",
};
const context = { awsRequestId: "1" } as Context;

describe("onAws", () => {
  const saved = { ...process.env };
  before(() => Object.assign(process.env, variables));
  after(() => {
    for (const name of Object.keys(variables)) {
      if (saved[name] === undefined) delete process.env[name];
      else process.env[name] = saved[name];
    }
  });

  it("puts the world together once, at the first event, and hands events and contexts on", async () => {
    const made: Deps[] = [];
    const seen: unknown[] = [];
    const handler = onAws((deps: Deps) => {
      made.push(deps);
      return async (event: number, given?: Context) => {
        seen.push([event, given]);
        return event * 2;
      };
    });
    assert.equal(made.length, 0);
    assert.deepEqual(await Promise.all([handler(1, context), handler(2, context)]), [2, 4]);
    assert.equal(await handler(3, context), 6);
    assert.equal(made.length, 1);
    assert.equal(made[0]?.directory.portal, "https://certification.example.jp");
    assert.deepEqual(
      seen,
      [1, 2, 3].map((event) => [event, context]),
    );
  });

  it("gives a function what it brings along", async () => {
    const inspection = { clean: true, pages: 1, text: "brought" } as const;
    const handler = onAws(
      ({ inspect, malware }) =>
        async (_event: unknown) =>
          inspect(new Uint8Array(), { bytes: 0, sha256: "", contentType: "" }, malware),
      async () => ({ inspect: async () => inspection }),
    );
    assert.deepEqual(await handler({}, context), inspection);
  });

  it("fails every event when the environment is not complete, and says what is missing", async () => {
    delete process.env["REGISTER_TABLE"];
    const handler = onAws(() => async () => assert.fail("made"));
    for (const event of [1, 2]) {
      await assert.rejects(handler(event, context), /environment: REGISTER_TABLE$/);
    }
    process.env["REGISTER_TABLE"] = variables.REGISTER_TABLE;
  });
});
