import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GetObjectTaggingCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { guardDutyVerdicts } from "#adapters/aws/guardduty-verdicts.ts";
import { guardedDocuments, type Verdict } from "#adapters/aws/guarded-documents.ts";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import type { Documents } from "#ports";
import { sha256Hex } from "#proof/digest.ts";

const key = "applications/A/D";
const pdf = Buffer.from("%PDF-1.7 no more");
const expected = { bytes: pdf.length, sha256: "0".repeat(64), contentType: "application/pdf" };

function s3Error(name: string): S3ServiceException {
  return new S3ServiceException({ name, $fault: "client", $metadata: {}, message: name });
}

describe("C-03 the verdict of GuardDuty", () => {
  const tags: readonly (readonly [string, readonly (readonly [string, string])[], Verdict])[] = [
    ["no threats", [["GuardDutyMalwareScanStatus", "NO_THREATS_FOUND"]], "clean"],
    ["threats", [["GuardDutyMalwareScanStatus", "THREATS_FOUND"]], "infected"],
    ["no tags yet", [], undefined],
    ["other tags", [["project", "NO_THREATS_FOUND"]], undefined],
    ["a file it cannot read", [["GuardDutyMalwareScanStatus", "UNSUPPORTED"]], "unscannable"],
    ["no access", [["GuardDutyMalwareScanStatus", "ACCESS_DENIED"]], undefined],
    ["a failure", [["GuardDutyMalwareScanStatus", "FAILED"]], undefined],
    ["nonsense", [["GuardDutyMalwareScanStatus", "constructor"]], undefined],
  ];
  for (const [told, set, expected] of tags) {
    it(`is ${expected ?? "none"} for ${told}`, async () => {
      const s3 = new S3Client({ region: "ap-northeast-1" });
      const TagSet = set.map(([Key, Value]) => ({ Key, Value }));
      mockClient(s3).on(GetObjectTaggingCommand, { Bucket: "quarantine", Key: key }).resolves({ TagSet });
      assert.equal(await guardDutyVerdicts(s3, "quarantine")(key), expected);
    });
  }

  it("is none for an object that is not there, and an error for any other trouble", async () => {
    const s3 = new S3Client({ region: "ap-northeast-1" });
    const mock = mockClient(s3);
    mock.on(GetObjectTaggingCommand).rejects(s3Error("NoSuchKey"));
    assert.equal(await guardDutyVerdicts(s3, "quarantine")(key), undefined);
    mock.on(GetObjectTaggingCommand).rejects(s3Error("AccessDenied"));
    await assert.rejects(guardDutyVerdicts(s3, "quarantine")(key), { name: "AccessDenied" });
  });
});

/** Quarantine with some bytes, and what GuardDuty says of them the first and the second time it is asked. */
function guarded(bytes: Uint8Array | undefined, first: Verdict, second: Verdict) {
  const verdicts = [first, second];
  const untouched = () => Promise.reject(new Error("not used here"));
  const documents: Documents = {
    ticket: untouched,
    keep: untouched,
    store: untouched,
    evidence: async () => Buffer.from("evidence"),
    link: untouched,
    quarantined: async () => bytes,
  };
  return guardedDocuments(documents, async () => verdicts.shift());
}

describe("C-03 quarantine behind GuardDuty", () => {
  it("has nothing of a document until there is a verdict on it", async () => {
    const { documents } = guarded(Buffer.from("bytes"), undefined, undefined);
    assert.equal(await documents.quarantined(key), undefined);
  });

  for (const verdict of ["clean", "infected"] as const) {
    it(`answers ${verdict} for the very bytes the verdict is on`, async () => {
      const { documents, malware } = guarded(Buffer.from("bytes"), verdict, verdict);
      const bytes = await documents.quarantined(key);
      assert.ok(bytes);
      assert.equal(await malware.scan(bytes), verdict);
    });
  }

  it("rejects what cannot be scanned, with a reason in both languages and without looking into it", async () => {
    const { documents, malware, inspectScanned } = guarded(
      Buffer.from("bytes"),
      "unscannable",
      "unscannable",
    );
    const inspect = inspectScanned(() => assert.fail("looked into"));
    const bytes = await documents.quarantined(key);
    assert.ok(bytes);
    const found = await inspect(bytes, expected, malware);
    assert.ok(!found.clean);
    assert.equal(found.reason.code, "C-03/unscannable");
    assert.ok(
      found.reason.wrong.ja && found.reason.wrong.en && found.reason.remedy.ja && found.reason.remedy.en,
    );
    await assert.rejects(malware.scan(bytes), { name: "NoMalwareVerdict" });
  });

  it("hands everything else on to the inspection, which asks the scanner for the verdict", async () => {
    for (const verdict of ["clean", "infected"] as const) {
      const { documents, malware, inspectScanned } = guarded(pdf, verdict, verdict);
      const bytes = await documents.quarantined(key);
      assert.ok(bytes);
      const found = await inspectScanned(inspectPdf)(bytes, { ...expected, sha256: sha256Hex(pdf) }, malware);
      assert.equal(
        found.clean ? "clean" : found.reason.code,
        verdict === "clean" ? "C-03/unreadable" : "C-03/infected",
      );
    }
  });

  it("refuses to answer for any other bytes, even equal ones", async () => {
    const { documents, malware } = guarded(Buffer.from("bytes"), "clean", "clean");
    await documents.quarantined(key);
    await assert.rejects(malware.scan(Buffer.from("bytes")), { name: "NoMalwareVerdict" });
    const evidence = await documents.evidence(key);
    assert.ok(evidence);
    await assert.rejects(malware.scan(evidence), { name: "NoMalwareVerdict" });
  });

  it("has nothing of a document that another upload replaced while it was read", async () => {
    for (const second of [undefined, "infected", "unscannable"] as const) {
      const { documents } = guarded(Buffer.from("bytes"), "clean", second);
      assert.equal(await documents.quarantined(key), undefined);
    }
  });

  it("has nothing where nothing has arrived", async () => {
    assert.equal(await guarded(undefined, "clean", "clean").documents.quarantined(key), undefined);
  });
});
