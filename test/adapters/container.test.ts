import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { createContainer } from "#adapters/aws/container.ts";
import { environmentSchema, readEnvironment } from "#adapters/aws/environment.ts";
import { procedureNames } from "#records/operation.ts";

const procedureArns = Object.fromEntries(
  procedureNames.map((name) => [
    name,
    `arn:aws:states:ap-northeast-1:111122223333:stateMachine:${name}:live`,
  ]),
);
const variables = {
  REGISTER_TABLE: "register",
  QUARANTINE_BUCKET: "quarantine",
  EVIDENCE_BUCKET: "evidence",
  SIGNING_KEY_ID: "arn:aws:kms:ap-northeast-1:111122223333:key/k",
  TIP_IDENTITY_KEY_ID: "tip-identity-key",
  INQUIRY_ANSWER_KEY_ID: "inquiry-answer-key",
  BEACON_URL: "https://beacon.example",
  BEACON_CHAIN_HASH: "52".repeat(32),
  PROCEDURE_ARNS: JSON.stringify(procedureArns),
  MAIL_SENDER: "認定制度 <no-reply@example.jp>",
  MAIL_CONFIGURATION_SET: "notices",
  PORTAL_URL: "https://certification.example.jp",
  SECRETARIAT_ADDRESSES: '["secretariat@example.jp"]',
  BODY_ADDRESSES: '{"meti":["meti@example.jp","meti2@example.jp"]}',
};
const required = Object.keys(variables);

describe("readEnvironment", () => {
  it("reads what the deployment sets, JSON included, and nothing else", () => {
    const read = readEnvironment({
      ...variables,
      PATH: "/usr/bin",
      AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
    });
    assert.deepEqual(read.SECRETARIAT_ADDRESSES, ["secretariat@example.jp"]);
    assert.deepEqual(read.BODY_ADDRESSES, { meti: ["meti@example.jp", "meti2@example.jp"] });
    assert.deepEqual(read.PROCEDURE_ARNS, procedureArns);
    assert.equal(read.AWS_ENDPOINT_URL, "http://127.0.0.1:4566");
    assert.ok(!("PATH" in read));
  });

  for (const name of required) {
    it(`names ${name} when it is missing or empty`, () => {
      for (const value of [undefined, ""]) {
        const read = () => readEnvironment({ ...variables, [name]: value });
        assert.throws(read, { message: `Missing or malformed in the environment: ${name}` });
      }
    });
  }

  const malformed: readonly (readonly [string, string])[] = [
    ["PORTAL_URL", "https://certification.example.jp/"],
    ["PORTAL_URL", "certification"],
    ["SECRETARIAT_ADDRESSES", "secretariat@example.jp"],
    ["SECRETARIAT_ADDRESSES", '{"a":1}'],
    ["BODY_ADDRESSES", '["meti@example.jp"]'],
    ["BODY_ADDRESSES", '{"meti":"meti@example.jp"}'],
    ["PROCEDURE_ARNS", "arn:aws:states:ap-northeast-1:111122223333:stateMachine:application:live"],
    ["BEACON_URL", "http://beacon.example"],
    ["BEACON_URL", "https://beacon.example/"],
    ["BEACON_URL", "off"],
    ["BEACON_CHAIN_HASH", "quicknet"],
    ["PROCEDURE_ARNS", "{}"],
    ["PROCEDURE_ARNS", JSON.stringify({ ...procedureArns, application: "application" })],
    ["PROCEDURE_ARNS", JSON.stringify({ ...procedureArns, unknown: procedureArns["application"] })],
    ["AWS_ENDPOINT_URL", "localhost"],
  ];
  for (const [name, value] of malformed) {
    it(`refuses ${name}=${value} without repeating it`, () => {
      assert.throws(
        () => readEnvironment({ ...variables, [name]: value }),
        (error) => error instanceof Error && error.message.endsWith(`: ${name}`),
      );
    });
  }

  it("names everything that is missing at once", () => {
    assert.throws(() => readEnvironment({}), { message: new RegExp(required.join(", ")) });
    assert.deepEqual(Object.keys(environmentSchema.shape), [...required, "AWS_ENDPOINT_URL"]);
  });
});

/** What a fresh process has loaded of the AWS SDK after running some code with a container as `deps`. */
function clientsLoadedBy(code: string): string[] {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = new Set();
    registerHooks({ resolve(name, context, next) {
      const client = /^@aws-sdk\\/client-[a-z0-9]+$/.exec(name);
      if (client) loaded.add(client[0].slice("@aws-sdk/client-".length));
      return next(name, context);
    } });
    const { createContainer } = await import("#adapters/aws/container.ts");
    const deps = createContainer(JSON.parse(process.env.TRIED));
    ${code}
    process.stdout.write(JSON.stringify([...loaded].toSorted()));
  `;
  // Nothing listens there: a call fails, and has loaded what it needs.
  const tried = JSON.stringify({ ...variables, AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
  const ran = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: new URL("../..", import.meta.url).pathname,
    env: {
      PATH: process.env["PATH"],
      TRIED: tried,
      AWS_REGION: "ap-northeast-1",
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_MAX_ATTEMPTS: "1",
    },
    encoding: "utf8",
  });
  assert.equal(ran.status, 0, ran.stderr);
  return JSON.parse(ran.stdout);
}

describe("createContainer", () => {
  const uses: readonly (readonly [string, string, readonly string[]])[] = [
    ["nothing but clock, ids and directory", "deps.clock.now(); deps.ids.next(); deps.directory.portal;", []],
    [
      "the register",
      'await deps.register.get("claim", { partition: "a", sort: "claim" }).catch(() => {});',
      ["dynamodb"],
    ],
    ["the signer", "await deps.signer.keyId().catch(() => {});", ["kms"]],
    ["the vault of tips", 'await deps.tipVault.seal("text", { tip: "T" }).catch(() => {});', ["kms"]],
    ["the vault of answers", 'await deps.answerVault.open("AQAA", { body: "b" }).catch(() => {});', ["kms"]],
    ["chance", "deps.random.bytes(16);", []],
    [
      "the mailer",
      'await deps.mailer.send({ id: "1", from: "a@b.jp", to: ["c@d.jp"], mime: new Uint8Array() }).catch(() => {});',
      ["sesv2"],
    ],
    [
      "procedures",
      'await deps.procedures.isRunning({ procedure: "application", name: "A-1" }).catch(() => {});',
      ["sfn"],
    ],
    ["documents", 'await deps.documents.quarantined("applications/A/D").catch(() => {});', ["s3"]],
  ];
  for (const [told, code, expected] of uses) {
    it(`loads no more than it needs for ${told}`, () => assert.deepEqual(clientsLoadedBy(code), expected));
  }

  it("asks no beacon when there is none", async () => {
    const { beacon } = createContainer({ ...variables, BEACON_URL: "none" });
    assert.equal(await beacon.valueOf(1), undefined);
  });

  it("knows where notices go", () => {
    const { directory } = createContainer(variables);
    assert.equal(directory.sender, "認定制度 <no-reply@example.jp>");
    assert.equal(directory.portal, "https://certification.example.jp");
    assert.deepEqual(directory.addresses({ to: "secretariat" }), ["secretariat@example.jp"]);
    assert.deepEqual(directory.addresses({ to: "body", body: "meti" }), [
      "meti@example.jp",
      "meti2@example.jp",
    ]);
    for (const body of ["unknown", "constructor", "__proto__"]) {
      assert.deepEqual(directory.addresses({ to: "body", body }), []);
    }
  });

  it("tells the time, and gives ids that sort by it", () => {
    const { clock, ids } = createContainer(variables);
    assert.ok(Math.abs(Date.parse(clock.now()) - Date.now()) < 5_000);
    assert.match(clock.now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const some = Array.from({ length: 1000 }, () => ids.next());
    assert.ok(some.every((id) => /^[0-9A-Z]{26}$/.test(id)));
    assert.deepEqual(some.toSorted(), some);
    assert.equal(new Set(some).size, some.length);
  });

  it("inspects nothing unless the function has brought an inspection along", async () => {
    const { inspect, malware } = createContainer(variables);
    const expected = { bytes: 1, sha256: "0".repeat(64), contentType: "application/pdf" };
    await assert.rejects(inspect(new Uint8Array(1), expected, malware), /not brought/);
    const clean = { clean: true, pages: 1, text: "" } as const;
    const brought = createContainer(variables, { inspect: async () => clean });
    assert.deepEqual(await brought.inspect(new Uint8Array(1), expected, malware), clean);
  });

  it("fails at once when the environment is not complete", () => {
    assert.throws(() => createContainer({}), /^Error: Missing or malformed/);
  });
});
