import type { Deps } from "#ports";

/** The inspection of documents, for the functions that inspect some: it reads PDFs, and is large. */
export async function bringInspection(): Promise<Pick<Deps, "inspect">> {
  const { inspectPdf } = await import("#adapters/inspection/inspect-pdf.ts");
  return { inspect: inspectPdf };
}
