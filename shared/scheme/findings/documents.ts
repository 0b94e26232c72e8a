import type { DocumentSlot } from "../application-form.ts";
import type { Bilingual } from "../bilingual.ts";
import type { Policy } from "../policy/schema.ts";
import { normalised } from "./text.ts";
import type { DocumentFacts, ValidationInput } from "./validation-input.ts";

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

/**
 * What the document that counts in a slot says, as `normalised` gives it.
 * @returns undefined when there is no clean document; empty for a scan
 */
export function textIn({ documents }: ValidationInput, slot: DocumentSlot): string | undefined {
  const document = currentDocument(documents, slot);
  return document?.status === "clean" ? normalised(document.text) : undefined;
}

/** What the policy calls the document of a slot. */
export function slotName(policy: Policy, slot: DocumentSlot): Bilingual {
  return policy.documents.slots.value.find((rule) => rule.slot === slot)?.name ?? { ja: slot, en: slot };
}
