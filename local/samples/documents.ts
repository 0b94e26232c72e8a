import type { DocumentSlot } from "#scheme/application-form.ts";
import { type Applied, paperFor } from "./document-contents.ts";
import { printPaper } from "./paper.ts";

export type SampleDocument = {
  readonly slot: DocumentSlot;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

/** The documents a complete application has: those required, and the privacy mark that is recommended. */
const goodSlots = [
  "pledge",
  "ismsScope",
  "ismsStatementOfApplicability",
  "ismsCertificate",
  "scsCertificate",
  "companyProfile",
  "departmentProfile",
  "informationHandlingRules",
  "peopleRules",
  "assetList",
  "privacyMark",
] as const satisfies readonly DocumentSlot[];

/** One document of an application as a real PDF that agrees with the form. */
export async function goodDocument(slot: DocumentSlot, applied: Applied): Promise<SampleDocument> {
  const paper = paperFor(slot, applied);
  return { slot, fileName: `${paper.title}.pdf`, bytes: await printPaper(paper) };
}

/** Every document of a complete application, as real PDFs that agree with the form. */
export function goodDocuments(applied: Applied): Promise<readonly SampleDocument[]> {
  return Promise.all(goodSlots.map((slot) => goodDocument(slot, applied)));
}
