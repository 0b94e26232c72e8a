import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import { announced } from "./announced.ts";

describe("C-03 what compressed and raw data look like", () => {
  it("is no reason to refuse a document", async () => {
    const noise = fc.uint8Array({ minLength: 1000, maxLength: 20_000, size: "max" });
    await fc.assert(
      fc.asyncProperty(noise, noise, async (raw, packed) => {
        const image = { dictionary: "/Subtype /Image /Width 1 /Height 1", stream: raw };
        const font = { dictionary: "/Filter /FlateDecode", stream: deflateSync(packed) };
        const [catalogue = "", ...rest] = onePage();
        const bytes = handMadePdf([catalogue, ...rest, image, font]);
        const found = await inspectPdf(bytes, announced(bytes), eicarScanner());
        assert.ok(found.clean, JSON.stringify(found));
      }),
      { numRuns: 100 },
    );
  });

  it("is none in the first kilobyte either", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 900, maxLength: 900 }), async (noise) => {
        const comment = Buffer.from(noise)
          .toString("latin1")
          .replace(/[\r\n]/g, " ");
        const [catalogue, ...rest] = onePage();
        const bytes = handMadePdf([`%${comment}\n${String(catalogue)}`, ...rest]);
        const found = await inspectPdf(bytes, announced(bytes), eicarScanner());
        assert.ok(found.clean, JSON.stringify(found));
      }),
      { numRuns: 200 },
    );
  });
});
