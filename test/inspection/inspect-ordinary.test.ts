import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateSync } from "node:zlib";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import * as hostile from "#local/samples/hostile-files.ts";
import { inspect, latin, linked, made, withObjectStream } from "./crafted.ts";

const good = handMadePdf(onePage());

const acceptable: readonly [name: string, bytes: () => Uint8Array | Promise<Uint8Array>][] = [
  [
    "a link to a page of the web about JavaScript",
    () => linked("<< /S /URI /URI (https://example.com/JavaScript/Launch) >>"),
  ],
  ["a link to an address", () => linked("<< /S /URI /URI (mailto:a@example.com) >>")],
  ["a link within itself", () => linked("<< /S /GoTo /D [3 0 R /Fit] >>")],
  ["a view to open with", () => handMadePdf(onePage({ catalogue: "/OpenAction [3 0 R /FitH 842]" }))],
  [
    "words about JavaScript and EICAR",
    () => handMadePdf(onePage({ text: "/JavaScript /Launch obj EICAR %%EOF" })),
  ],
  ["a compressed object stream", () => withObjectStream({ 90: "<< /A /B >>", 91: "(/JavaScript)" })],
  ["ends of lines behind its end", () => Buffer.concat([good, latin("\r\n\r\n \0")])],
  [
    "a large white image",
    () =>
      handMadePdf([
        ...onePage(),
        {
          dictionary: "/Subtype /Image /Filter /FlateDecode",
          stream: deflateSync(Buffer.alloc(100_000_000, 255), { level: 1 }),
        },
      ]),
  ],
  ["as many pages as are read", () => hostile.longPdf(500)],
  [
    "a form without scripts",
    () =>
      made((document) => {
        document.initForm();
        document.formText("name", 10, 10, 100, 20);
      }),
  ],
];

describe("C-03 an ordinary document", () => {
  for (const [name, bytes] of acceptable) {
    it(`with ${name} is taken`, async () => {
      const found = await inspect(await bytes());
      assert.ok(found.clean, JSON.stringify(found));
    });
  }

  it("gives its text without white space, whatever characters it was written in", async () => {
    const found = await inspect(handMadePdf(onePage({ text: "A B\\tC" })));
    assert.ok(found.clean);
    assert.equal(found.text, "ABC");
  });

  it("gives the text of a Japanese font that it names without carrying it", async () => {
    const text = Buffer.from("株式会社見本", "utf16le").swap16().toString("hex");
    const objects = onePage().toSpliced(
      3,
      2,
      { dictionary: "", stream: latin(`BT /F1 12 Tf 72 720 Td <${text}> Tj ET`) },
      "<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light-UniJIS-UTF16-H /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /FontDescriptor 7 0 R >>",
      "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >>",
    );
    const found = await inspect(handMadePdf(objects));
    assert.ok(found.clean, JSON.stringify(found));
    assert.equal(found.text, "株式会社見本");
  });

  it("gives no more than 20 000 characters of text", async () => {
    const lines = Array.from({ length: 300 }, () => "x".repeat(77)).join(") Tj 0 -1 Td (");
    const found = await inspect(handMadePdf(onePage({ text: lines })));
    assert.ok(found.clean);
    assert.equal(found.text, "x".repeat(20_000));
  });

  it("gives no text when it is a scan", async () => {
    const found = await inspect(hostile.scannedPdf());
    assert.deepEqual(found, { clean: true, pages: 1, text: "" });
  });
});
