import { fileURLToPath } from "node:url";
import type { PDFDocumentProxy } from "pdfjs-dist";

export type OpenedPdf = { readonly document: PDFDocumentProxy; readonly close: () => Promise<void> };

let parts: Promise<typeof import("./pdfjs-parts.ts")> | undefined;

/** pdf.js says at import that it cannot draw where there is no canvas; nothing here draws. */
async function importQuietly(): Promise<typeof import("./pdfjs-parts.ts")> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import("./pdfjs-parts.ts");
  } finally {
    console.warn = warn;
  }
}

/** The folder of the character maps that Japanese PDFs name without carrying them, where it is installed. */
function characterMaps(): { cMapUrl: string; cMapPacked: true } | undefined {
  try {
    const folder = new URL("cmaps/", import.meta.resolve("pdfjs-dist/package.json"));
    return { cMapUrl: fileURLToPath(folder), cMapPacked: true };
  } catch {
    return undefined;
  }
}

/**
 * Opens a PDF for reading: no network, no script, no drawing, no words on the console.
 * @param bytes are copied, since pdf.js takes what it is given
 * @throws what pdf.js throws for a file it cannot read or that asks for a password
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  parts ??= importQuietly();
  const { pdfjs } = await parts;
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 0,
    ...characterMaps(),
  });
  try {
    const document = await task.promise;
    return { document, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw error;
  }
}
