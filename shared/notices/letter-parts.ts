import type { Bilingual } from "#scheme/bilingual.ts";

export type Row = { readonly name: Bilingual; readonly value: Bilingual };

/** A part of a letter. Every part is said in both languages, so that neither can lack what the other has. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: Bilingual }
  | { readonly kind: "facts"; readonly rows: readonly Row[] }
  /** Somebody's own words, marked as theirs. */
  | { readonly kind: "quotation"; readonly name: Bilingual; readonly text: Bilingual }
  | {
      readonly kind: "items";
      readonly items: readonly { readonly title: string; readonly rows: readonly Row[] }[];
    };

export type Letter = {
  /** Stands first in the subject. */
  readonly reference: string;
  readonly subject: Bilingual;
  readonly addressee: Bilingual;
  readonly blocks: readonly Block[];
};
