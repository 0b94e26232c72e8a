import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";
import * as z from "zod";
import type { Deps, Inspect } from "#ports";

const bundle = z.object({
  bringInspection: z.custom<() => Promise<Pick<Deps, "inspect">>>((value) => typeof value === "function"),
});

/** What the bundled inspection finds in a PDF of one page with these words. */
export async function inspectFromBundle(path: string, words: string): ReturnType<Inspect> {
  const { inspect } = await bundle.parse(createRequire(import.meta.url)(path)).bringInspection();
  const bytes = await pdfWith(words);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return inspect(
    bytes,
    { bytes: bytes.length, sha256, contentType: "application/pdf" },
    { scan: async () => "clean" },
  );
}

function pdfWith(words: string): Promise<Uint8Array> {
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
