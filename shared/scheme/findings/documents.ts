import type { DocumentSlot } from "../application-form.ts";
import type { DocumentFacts } from "./validation-input.ts";

/** The document that counts in a slot: the latest that was inspected. One still awaited replaces nothing. */
export function currentDocument(
  documents: readonly DocumentFacts[],
  slot: DocumentSlot,
): DocumentFacts | undefined {
  return documents.findLast((document) => document.slot === slot && document.status !== "awaitingUpload");
}

/** Whether the document that counts in a slot was found clean. */
export function isFiled(documents: readonly DocumentFacts[], slot: DocumentSlot): boolean {
  return currentDocument(documents, slot)?.status === "clean";
}
