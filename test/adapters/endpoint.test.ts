import assert from "node:assert/strict";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, beforeEach, describe, it } from "node:test";
import { createContainer } from "#adapters/aws/container.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import { procedureNames } from "#records/operation.ts";

const stateMachine = "arn:aws:states:ap-northeast-1:111122223333:stateMachine:one:live";
const variables = {
  REGISTER_TABLE: "register",
  QUARANTINE_BUCKET: "quarantine",
  EVIDENCE_BUCKET: "evidence",
  SIGNING_KEY_ID: "signing",
  TIP_IDENTITY_KEY_ID: "tips",
  INQUIRY_ANSWER_KEY_ID: "tips",
  BEACON_URL: "none",
  BEACON_CHAIN_HASH: "52".repeat(32),
  PROCEDURE_ARNS: JSON.stringify(Object.fromEntries(procedureNames.map((name) => [name, stateMachine]))),
  MAIL_SENDER: "no-reply@example.jp",
  MAIL_CONFIGURATION_SET: "notices",
  PORTAL_URL: "https://portal.example",
  SECRETARIAT_ADDRESSES: "[]",
  BODY_ADDRESSES: "{}",
};
const ofTests = {
  AWS_REGION: "ap-northeast-1",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_MAX_ATTEMPTS: "1",
};

const mail = { id: "1", from: "a@example.jp", to: ["b@example.jp"], mime: new Uint8Array(1) };
const execution = { procedure: "application", name: "1" } as const;
const ticket = {
  key: "applications/1/2",
  contentType: "application/pdf",
  bytes: 1,
  sha256: "a".repeat(64),
  expiresSeconds: 60,
};

/** A call on every port that has a client of AWS behind it, by the service it asks, and the path it asks for. */
const calls: readonly (readonly [string, string, (deps: Deps) => Promise<unknown>])[] = [
  ["dynamodb", "/", ({ register }) => register.get("watermark", keys.watermark("one"))],
  ["dynamodb", "/", ({ register }) => register.listBy("listing", "standing", "one", { limit: 1 })],
  ["s3", "/quarantine/applications/1/2", ({ documents }) => documents.quarantined("applications/1/2")],
  ["s3", "/evidence/notices/1", ({ documents }) => documents.evidence("notices/1")],
  [
    "s3",
    "/evidence/notices/1",
    ({ documents }) => documents.store("notices/1", new Uint8Array(1), "text/plain"),
  ],
  ["ses", "/v2/email/outbound-emails", ({ mailer }) => mailer.send(mail)],
  ["states", "/", ({ procedures }) => procedures.isRunning(execution)],
  ["kms", "/", ({ signer }) => signer.keyId()],
  ["kms", "/", ({ tipVault }) => tipVault.seal("text", { tip: "1" })],
  ["kms", "/", ({ answerVault }) => answerVault.seal("text", { body: "nco" })],
];

describe("AWS_ENDPOINT_URL", () => {
  const asked: string[] = [];
  const kept = Object.fromEntries(Object.keys(ofTests).map((name) => [name, process.env[name]]));
  /** Notes which service was asked for what, and refuses it. */
  const server = createServer((request, response) => {
    const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
    asked.push(`${service} ${(request.url ?? "").split("?")[0]}`);
    request.resume().on("end", () => response.writeHead(400).end());
  });
  let endpoint: string;
  before(async () => {
    Object.assign(process.env, ofTests);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    assert.ok(address !== null && typeof address !== "string");
    endpoint = `http://127.0.0.1:${address.port}`;
  });
  after(() => {
    for (const [name, value] of Object.entries(kept)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  for (const [service, path, call] of calls)
    it(`is where ${service} is asked: ${String(call).replace(/^.*?=>\s*/s, "")}`, async () => {
      const deps = createContainer({ ...variables, AWS_ENDPOINT_URL: endpoint });
      await assert.rejects(call(deps));
      assert.deepEqual([...new Set(asked)], [`${service} ${path}`]);
    });

  it("is where presigned uploads and links lead, by paths, and nobody is asked for them", async () => {
    const { documents } = createContainer({ ...variables, AWS_ENDPOINT_URL: endpoint });
    assert.equal((await documents.ticket(ticket)).url, `${endpoint}/quarantine`);
    const link = await documents.link("certificates/1.pdf", { fileName: "1.pdf", expiresSeconds: 60 });
    assert.equal(link.split("?")[0], `${endpoint}/evidence/certificates/1.pdf`);
    assert.deepEqual(asked, []);
  });

  it("goes before the variable of a single service, which counts without it", async () => {
    process.env["AWS_ENDPOINT_URL_KMS"] = endpoint;
    try {
      const elsewhere = createContainer({ ...variables, AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
      await assert.rejects(elsewhere.signer.keyId());
      assert.deepEqual(asked, []);
      await assert.rejects(createContainer(variables).signer.keyId());
      assert.deepEqual(asked, ["kms /"]);
    } finally {
      delete process.env["AWS_ENDPOINT_URL_KMS"];
    }
  });

  it("is not asked, and the region's addresses are used, when it is not given", async () => {
    const { documents } = createContainer(variables);
    const { hostname, protocol } = new URL((await documents.ticket(ticket)).url);
    assert.equal(`${protocol}//${hostname}`, "https://quarantine.s3.ap-northeast-1.amazonaws.com");
  });

  it("reaches every client: they are made in the container and the register's engine, and nowhere else", () => {
    const made = globSync("{shared,functions,local}/**/*.ts").flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/new (\w+Client)\(([^)]*)/g)].map(
        ([, client, given]) => `${path.replaceAll("\\", "/")} ${client} ${given}`,
      ),
    );
    const container = "shared/adapters/aws/container.ts";
    assert.deepEqual(made.toSorted(), [
      `${container} KMSClient client`,
      `${container} KMSClient config`,
      `${container} S3Client { ...config, forcePathStyle: config.endpoint !== undefined }`,
      `${container} SESv2Client client`,
      `${container} SFNClient client`,
      "shared/adapters/aws/dynamodb-store.ts DynamoDBClient config",
    ]);
  });
});
