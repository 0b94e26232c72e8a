import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { presignedUrl } from "#adapters/aws/presigned-get.ts";
import { s3Documents } from "#adapters/aws/s3-documents.ts";
import { safeFileName } from "#adapters/documents/file-name.ts";
import { sha256Hex } from "#proof/digest.ts";
import { type DocumentsWorld, documentsContract } from "./documents-contract.ts";
import { fakeS3, policyIn } from "./fake-s3.ts";
import { fileWorld } from "./file-world.ts";

async function s3World(): Promise<DocumentsWorld> {
  const s3 = fakeS3();
  const documents = s3Documents({ client: s3.client, quarantine: "quarantine", evidence: "evidence" });
  return {
    documents: {
      ...documents,
      ticket: async (upload) => {
        const ticket = await documents.ticket(upload);
        s3.issued(ticket.fields);
        return ticket;
      },
    },
    post: (fields, bytes) => s3.post("quarantine", fields, bytes),
    open: s3.open,
    pass: s3.pass,
  };
}

documentsContract("S3", s3World);
documentsContract("files", async () => fileWorld());

const bytes = Buffer.from("%PDF-1.7");
const upload = {
  key: "applications/1/2",
  contentType: "application/pdf",
  bytes: bytes.length,
  sha256: sha256Hex(bytes),
  expiresSeconds: 120,
};

describe("C-01 the policy of S3's presigned POST", () => {
  it("fixes key, bucket, type, digest, the exact size and the end", async () => {
    const { client } = fakeS3();
    const documents = s3Documents({ client, quarantine: "quarantine", evidence: "evidence" });
    const before = Date.now();
    const { url, fields } = await documents.ticket(upload);
    const { expiration, fixed, sizes } = policyIn(fields);
    assert.equal(url, "https://quarantine.s3.ap-northeast-1.amazonaws.com/");
    assert.equal(fixed.get("key"), upload.key);
    assert.equal(fixed.get("bucket"), "quarantine");
    assert.equal(fixed.get("content-type"), "application/pdf");
    assert.equal(fixed.get("x-amz-meta-sha256"), upload.sha256);
    assert.deepEqual(sizes, [bytes.length, bytes.length]);
    const seconds = (Date.parse(expiration) - before) / 1000;
    assert.ok(seconds > 110 && seconds <= 121, String(seconds));
    for (const name of ["key", "content-type", "x-amz-meta-sha256", "policy", "x-amz-signature"]) {
      assert.ok(
        Object.keys(fields).some((field) => field.toLowerCase() === name),
        name,
      );
    }
  });
});

describe("C-04 evidence on S3", () => {
  it("is written only where nothing is yet, with its digest and type", async () => {
    const { client, mock } = fakeS3();
    const documents = s3Documents({ client, quarantine: "quarantine", evidence: "evidence" });
    await documents.store("certificates/1.pdf", bytes, "application/pdf");
    const { input } = mock.commandCalls(PutObjectCommand)[0]?.args[0] ?? {};
    assert.equal(input?.IfNoneMatch, "*");
    assert.equal(input?.ContentType, "application/pdf");
    assert.equal(input?.ContentDisposition, "attachment");
    assert.deepEqual(input?.Metadata, { sha256: sha256Hex(bytes) });
  });

  it("says so when S3 fails otherwise", async () => {
    const { client, mock } = fakeS3();
    const documents = s3Documents({ client, quarantine: "quarantine", evidence: "evidence" });
    mock.on(GetObjectCommand).rejects(new Error("SlowDown"));
    mock.on(PutObjectCommand).rejects(new Error("SlowDown"));
    await assert.rejects(documents.evidence("a/b"), /SlowDown/);
    await assert.rejects(documents.quarantined("a/b"), /SlowDown/);
    await assert.rejects(documents.store("a/b", bytes, "application/pdf"), /SlowDown/);
  });
});

describe("a presigned GET", () => {
  it("has the signature of AWS's own example", () => {
    const link = presignedUrl({
      place: { protocol: "https:", host: "examplebucket.s3.amazonaws.com", path: "/test.txt" },
      query: {},
      credentials: {
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      },
      region: "us-east-1",
      at: new Date("2013-05-24T00:00:00Z"),
      expiresSeconds: 86_400,
    });
    const signature = "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    assert.equal(new URL(link).searchParams.get("X-Amz-Signature"), signature);
  });

  it("goes to the endpoint the client has", async () => {
    const { client } = fakeS3({ endpoint: "http://127.0.0.1:9000", forcePathStyle: true });
    const documents = s3Documents({ client, quarantine: "quarantine", evidence: "evidence" });
    const link = await documents.link("applications/1/あ b", { fileName: "a.pdf", expiresSeconds: 60 });
    assert.match(link, /^http:\/\/127\.0\.0\.1:9000\/evidence\/applications\/1\/%E3%81%82%20b\?/);
    const { url } = await documents.ticket(upload);
    assert.equal(url, "http://127.0.0.1:9000/quarantine");
  });
});

describe("a safe file name", () => {
  const names: readonly [given: string, safe: string][] = [
    ["適用範囲.pdf", "適用範囲.pdf"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["C:\\temp\\a.pdf", "C__temp_a.pdf"],
    ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["  ..  ", "document"],
    ["", "document"],
    ["\ud800.pdf", "\ufffd.pdf"],
    [`${"髙".repeat(300)}.pdf`, `${"髙".repeat(146)}.pdf`],
  ];
  for (const [given, safe] of names) {
    it(`of ${JSON.stringify(given.slice(0, 30))} is ${JSON.stringify(safe.slice(0, 30))}`, () => {
      assert.equal(safeFileName(given), safe);
    });
  }
});
