import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import fc from "fast-check";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import { sampleCompanies } from "#local/samples/companies.ts";
import { goodDocument } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import * as hostile from "#local/samples/hostile-files.ts";
import { documentRecord } from "#records/document.ts";
import { announced } from "./announced.ts";

const today = "2027-06-01";

async function models(): Promise<Uint8Array[]> {
  const [company] = sampleCompanies;
  assert.ok(company);
  const applied = { form: goodForm({ company, today }), company, today };
  const { bytes } = await goodDocument("ismsCertificate", applied);
  return [
    bytes,
    handMadePdf(onePage()),
    hostile.scriptPdf(),
    hostile.pdfWithAttachment(),
    hostile.encryptedPdf(),
  ];
}

/** Whether an answer can be recorded as it is. */
function assertRecordable(found: Awaited<ReturnType<typeof inspectPdf>>): void {
  const [, clean, rejected] = documentRecord.options;
  const parsed = found.clean
    ? clean.pick({ pages: true, text: true }).safeParse({ pages: found.pages, text: found.text })
    : rejected.pick({ reason: true }).safeParse({ reason: found.reason });
  assert.ok(parsed.success, JSON.stringify(found));
}

describe("C-03 whatever the bytes are", () => {
  it("there is an answer: nothing thrown, nothing written to the console", async () => {
    const written = (["log", "info", "warn", "error", "debug"] as const).map((method) =>
      mock.method(console, method),
    );
    const originals = await models();
    const changes = fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) }),
      { maxLength: 30 },
    );
    const ends = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), changes, ends, async (original, mutations, end) => {
        const bytes = original.slice(0, Math.ceil(original.length * end));
        for (const { at, byte } of mutations) bytes[Math.floor(at * (bytes.length - 1))] = byte;
        assertRecordable(await inspectPdf(bytes, announced(bytes), eicarScanner()));
      }),
      { numRuns: 250 },
    );
    for (const method of written) assert.equal(method.mock.callCount(), 0);
    mock.restoreAll();
  });

  it("there is an answer to shuffled pieces of PDFs too", async () => {
    const pieces = (await models()).flatMap((bytes) => {
      const text = Buffer.from(bytes).toString("latin1");
      return text.slice(0, 20_000).match(/[\s\S]{1,120}/g) ?? [];
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (chosen) => {
        const bytes = Buffer.from(`%PDF-1.7\n${chosen.join("")}\n%%EOF\n`, "latin1");
        assertRecordable(await inspectPdf(bytes, announced(bytes), eicarScanner()));
      }),
      { numRuns: 150 },
    );
  });

  const costly: readonly [name: string, bytes: () => Uint8Array][] = [
    ["a million objects", () => Buffer.from(`%PDF-1.7\n${"1 0 obj\n".repeat(1_000_000)}%%EOF`)],
    ["a string that never ends", () => Buffer.from(`%PDF-1.7\n${"obj (".repeat(400_000)}%%EOF`)],
    ["digits without end", () => Buffer.from(`%PDF-1.7\n${"1".repeat(5_000_000)} 0 obj\n%%EOF`)],
    [
      "names without end",
      () => Buffer.from(`%PDF-1.7\n1 0 obj <<${"/A".repeat(2_000_000)}>>\nendobj\n%%EOF`),
    ],
    [
      "pages that contain one another",
      () =>
        handMadePdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
    ],
    [
      "a count that lies",
      () =>
        handMadePdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2147483647 >>"]),
    ],
    [
      "arrays within arrays",
      () => handMadePdf([...onePage(), `${"[".repeat(100_000)}${"]".repeat(100_000)}`]),
    ],
    [
      "a catalogue of arrays within arrays",
      () => handMadePdf(onePage({ catalogue: `/A ${"[".repeat(50_000)}${"]".repeat(50_000)}` })),
    ],
    ["a text operator a million times", () => handMadePdf(onePage({ text: ") Tj (a".repeat(300_000) }))],
  ];
  for (const [name, bytes] of costly) {
    it(`there is an answer to ${name}`, async () => {
      const content = bytes();
      assertRecordable(await inspectPdf(content, announced(content), eicarScanner()));
    });
  }
});
