import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspectArrival } from "#functions/event/inspect-document/inspect-arrival.ts";
import { watchedDeps } from "#test/functions/support/spy.ts";

const key = "applications/01JAPPLICATION/01JDOCUMENT";

function wired(act: (arrived: { key: string }) => Promise<void>) {
  const { deps, lines } = watchedDeps();
  return { lines, handle: inspectArrival(() => act)(deps) };
}

const created = {
  "detail-type": "Object Created",
  source: "aws.s3",
  detail: { bucket: { name: "quarantine" }, object: { key, size: 1, etag: "e" } },
};
const scanned = {
  "detail-type": "GuardDuty Malware Protection Object Scan Result",
  source: "aws.guardduty",
  detail: {
    scanStatus: "COMPLETED",
    s3ObjectDetails: { bucketName: "quarantine", objectKey: key },
    scanResultDetails: { scanResultStatus: "NO_THREATS_FOUND" },
  },
};

describe("inspect-document", () => {
  for (const event of [created, scanned]) {
    it(`inspects the document that "${event["detail-type"]}" tells of`, async () => {
      const keys: string[] = [];
      const { handle } = wired(async (arrived) => void keys.push(arrived.key));
      await handle(event);
      assert.deepEqual(keys, [key]);
    });
  }

  it("throws on any other event", async () => {
    const { handle } = wired(() => assert.fail("asked"));
    for (const event of [
      {},
      undefined,
      { ...created, "detail-type": "Object Deleted" },
      { ...scanned, detail: {} },
    ]) {
      await assert.rejects(handle(event), { name: "ZodError" });
    }
  });

  it("throws what could not be inspected, so that the event comes again", async () => {
    const { handle, lines } = wired(() => Promise.reject(new Error("planted")));
    await assert.rejects(handle(created), /planted/);
    assert.equal(JSON.parse(lines[0] ?? "").code, "JOB_FAILED");
    assert.ok(!lines.join("").includes("planted"));
  });
});
