import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";
import * as z from "zod";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import type { Deps, Inspect } from "#ports";

const bundle = z.object({
  bringInspection: z.custom<() => Promise<Pick<Deps, "inspect">>>((value) => typeof value === "function"),
});

/** What the bundled inspection finds in a PDF. */
export async function inspectFromBundle(path: string, bytes: Uint8Array): ReturnType<Inspect> {
  const { inspect } = await bundle.parse(createRequire(import.meta.url)(path)).bringInspection();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return inspect(
    bytes,
    { bytes: bytes.length, sha256, contentType: "application/pdf" },
    { scan: async () => "clean" },
  );
}

/** A PDF of one page with these words, which carries its font. */
export function pdfWithFont(words: string): Promise<Uint8Array> {
  const font = "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf";
  const document = new PDFDocument({ font: "" });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  document.font(fileURLToPath(import.meta.resolve(font))).text(words);
  document.end();
  return new Promise((resolve) => {
    document.on("end", () => resolve(Uint8Array.from(Buffer.concat(chunks))));
  });
}

/** 適用宣言書 in Shift_JIS. */
const declaration = "934b977090e98cbe8f91";

/** A PDF that says 適用宣言書 in a font it names without carrying it, as word processors in Japan long wrote them. */
export function pdfWithoutFont(): Uint8Array {
  const objects = onePage().toSpliced(
    3,
    2,
    { dictionary: "", stream: Buffer.from(`BT /F1 12 Tf 72 720 Td <${declaration}> Tj ET`) },
    "<< /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /MS-Mincho /Flags 4 /FontBBox [0 -137 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /StemV 80 >>",
  );
  return handMadePdf(objects);
}
