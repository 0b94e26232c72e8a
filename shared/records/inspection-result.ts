import type { Bilingual } from "#scheme/bilingual.ts";

/** Why a document is not taken, as the person who uploaded it is told (C-03, D-08). */
export type InspectionReason = {
  readonly code: string;
  readonly wrong: Bilingual;
  readonly remedy: Bilingual;
};

/**
 * What a look into an uploaded document found (C-03): clean with its number of pages and its text (NFKC, without
 * white space, at most 20 000 characters; empty for a scan), or the reason it is not taken.
 */
export type Inspection =
  | { readonly clean: true; readonly pages: number; readonly text: string }
  | { readonly clean: false; readonly reason: InspectionReason };
