import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateSync } from "node:zlib";
import { inspectPdf } from "#adapters/inspection/inspect-pdf.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import * as hostile from "#local/samples/hostile-files.ts";
import { finding } from "#scheme/finding.ts";
import { announced } from "./announced.ts";
import { inspect, latin, linked, made, script, withObjectStream } from "./crafted.ts";

const good = handMadePdf(onePage());
const refusals: readonly [name: string, code: string, bytes: () => Uint8Array | Promise<Uint8Array>][] = [
  ["0 bytes", "empty", () => new Uint8Array()],
  ["the EICAR test text in a PDF", "infected", hostile.infectedPdf],
  ["the EICAR test file", "infected", () => hostile.infectedPdf().slice(-400)],
  ["an image under the name of a PDF", "not-a-pdf", hostile.pngFile],
  ["a ZIP", "not-a-pdf", () => hostile.zipOf("a", latin("b"))],
  ["a page", "not-a-pdf", () => latin("<!doctype html><script>alert(1)</script>%PDF-1.7")],
  ["a program", "not-a-pdf", () => latin("MZ\x90\0%PDF-1.7\n%%EOF")],
  ["a PDF after other bytes", "not-a-pdf", () => Buffer.concat([latin("\n"), good])],
  ["an invented version", "not-a-pdf", () => latin("%PDF-x\n%%EOF")],
  ["a ZIP behind its end", "polyglot", () => hostile.zipBehind(good)],
  [
    "a ZIP within",
    "polyglot",
    () => Buffer.concat([good.slice(0, -6), hostile.zipOf("a", latin("b")), latin("\n%%EOF\n")]),
  ],
  ["a program behind its end", "polyglot", () => Buffer.concat([good, latin("MZ\x90\0payload")])],
  [
    "a page in its head",
    "polyglot",
    () => Buffer.concat([latin("%PDF-1.7\n%<script>alert(1)</script>\n"), good]),
  ],
  [
    "a RAR within",
    "polyglot",
    () => handMadePdf([...onePage(), { dictionary: "", stream: latin("Rar!\x1a\x07\x01\0") }]),
  ],
  [
    "the name of a tape archive",
    "polyglot",
    () => Buffer.concat([latin("%PDF-1.7\n%"), Buffer.alloc(247, "x"), latin("ustar\0\n"), good]),
  ],
  [
    "a password",
    "encrypted",
    () => made((document) => document.text("a"), { userPassword: "u", ownerPassword: "o" }),
  ],
  ["permissions only", "encrypted", () => made((document) => document.text("a"), { ownerPassword: "o" })],
  ["a trailer that says it is encrypted", "encrypted", hostile.encryptedPdf],
  ["a script on opening", "active-content", hostile.scriptPdf],
  ["a script under an escaped name", "active-content", () => linked("<< /S /Java#53cript /JS (1) >>")],
  [
    "a script in a compressed object",
    "active-content",
    () => withObjectStream({ 90: "<< /Kind (harmless) >>", 91: script }),
  ],
  [
    "a script after a string that is not closed",
    "active-content",
    () => withObjectStream({ 90: "(never closed", 91: script }),
  ],
  [
    "a script in an object stream in hexadecimal",
    "active-content",
    () =>
      withObjectStream(
        { 91: script },
        { filter: "/ASCIIHexDecode", encode: (bytes) => latin(`${bytes.toString("hex")}>`) },
      ),
  ],
  [
    "a script in an object stream, deflated twice",
    "active-content",
    () =>
      withObjectStream(
        { 91: script },
        { filter: "[/FlateDecode /FlateDecode]", encode: (bytes) => deflateSync(deflateSync(bytes)) },
      ),
  ],
  [
    "a script in an object stream whose filter stands elsewhere",
    "active-content",
    () => withObjectStream({ 91: script }, { filter: "99 0 R" }),
  ],
  ["a script nobody refers to", "active-content", () => handMadePdf([...onePage(), script])],
  [
    "a script on a page's opening",
    "active-content",
    () => handMadePdf([...onePage({ page: "/AA << /O 6 0 R >>" }), script]),
  ],
  [
    "a script of the document",
    "active-content",
    () =>
      handMadePdf([...onePage({ catalogue: "/Names << /JavaScript << /Names [(a) 6 0 R] >> >>" }), script]),
  ],
  ["a launch action", "active-content", () => linked("<< /S /Launch /F (cmd.exe) >>")],
  [
    "a launch action for one system",
    "active-content",
    () => linked("<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>"),
  ],
  ["a link to a file", "active-content", () => linked("<< /S /URI /URI (file:///etc/passwd) >>")],
  ["a link to a script", "active-content", () => linked("<< /S /URI /URI (javascript:alert\\(1\\)) >>")],
  ["a form that is sent", "active-content", () => linked("<< /S /SubmitForm /F (https://example.com) >>")],
  ["imported data", "active-content", () => linked("<< /S /ImportData /F (a.fdf) >>")],
  ["an attached file", "active-content", hostile.pdfWithAttachment],
  [
    "an attached file (pdfkit)",
    "active-content",
    () => made((document) => document.file(Buffer.from("x"), { name: "a.exe" })),
  ],
  [
    "an annotation that is a file",
    "active-content",
    () =>
      handMadePdf([
        ...onePage({ page: "/Annots [6 0 R]" }),
        "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>",
      ]),
  ],
  [
    "rich media",
    "active-content",
    () =>
      handMadePdf([
        ...onePage({ page: "/Annots [6 0 R]" }),
        "<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>",
      ]),
  ],
  [
    "a form of XFA",
    "active-content",
    () =>
      handMadePdf([
        ...onePage({ catalogue: "/AcroForm << /Fields [] /XFA 6 0 R >>" }),
        { dictionary: "", stream: latin("<xdp/>") },
      ]),
  ],
  ["half of itself", "unreadable", () => good.slice(0, good.length / 2)],
  ["its head alone", "unreadable", () => latin("%PDF-1.7\n")],
  ["a head and an end", "unreadable", () => latin("%PDF-1.7\n%%EOF\n")],
  [
    "no pages",
    "unreadable",
    () => handMadePdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]),
  ],
  [
    "an object stream that is damaged",
    "unreadable",
    () => withObjectStream({ 91: "<< >>" }, { encode: () => latin("x\x9cgarbage") }),
  ],
  ["more pages than are read", "too-many-pages", () => hostile.longPdf()],
  ["a content that unpacks to 200 MB", "bomb", hostile.bombPdf],
  [
    "a stream nobody reads that unpacks to 60 MB",
    "bomb",
    () =>
      handMadePdf([
        ...onePage(),
        { dictionary: "/Filter /FlateDecode", stream: deflateSync(Buffer.alloc(60_000_000)) },
      ]),
  ],
  [
    "an image that unpacks to 300 MB",
    "bomb",
    () =>
      handMadePdf([
        ...onePage(),
        {
          dictionary: "/Subtype /Image /Filter /FlateDecode",
          stream: deflateSync(Buffer.alloc(300_000_000), { level: 1 }),
        },
      ]),
  ],
  [
    "many streams that unpack to 160 MB together",
    "bomb",
    () => {
      const stream = { dictionary: "/Filter /FlateDecode", stream: deflateSync(Buffer.alloc(40_000_000)) };
      return handMadePdf([...onePage(), stream, stream, stream, stream]);
    },
  ],
];

describe("C-03 a hostile or broken document", () => {
  for (const [name, code, bytes] of refusals) {
    it(`with ${name} is refused as ${code}, with what to do`, async () => {
      const found = await inspect(await bytes());
      assert.ok(!found.clean);
      assert.equal(found.reason.code, `C-03/${code}`);
      assert.ok(finding.shape.code.safeParse(found.reason.code).success);
      assert.ok(
        found.reason.wrong.ja && found.reason.wrong.en && found.reason.remedy.ja && found.reason.remedy.en,
      );
    });
  }

  it("is refused when its size is not the one announced", async () => {
    const found = await inspect(good, { ...announced(good), bytes: good.length + 1 });
    assert.ok(!found.clean && found.reason.code === "C-03/size-differs");
  });

  it("is refused when its digest is not the one announced", async () => {
    const found = await inspect(good, { ...announced(good), sha256: "0".repeat(64) });
    assert.ok(!found.clean && found.reason.code === "C-03/digest-differs");
  });

  it("is refused when it was announced as something else", async () => {
    const found = await inspect(good, { ...announced(good), contentType: "text/html" });
    assert.ok(!found.clean && found.reason.code === "C-03/not-a-pdf");
  });

  it("passes a scanner's failure on, since nothing is known then", async () => {
    const failing = { scan: () => Promise.reject(new Error("no verdict")) };
    await assert.rejects(inspectPdf(good, announced(good), failing), /no verdict/);
  });
});
