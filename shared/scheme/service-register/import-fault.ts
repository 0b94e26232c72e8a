import type { Bilingual } from "../bilingual.ts";
import { fieldNames, type Place, type RegisterField } from "./entry.ts";

/** Why a file, a sheet or a row of the register cannot be taken: what is wrong, what to do, and where. */
export type ImportFault = {
  readonly code: `A-02/${string}`;
  readonly wrong: Bilingual;
  readonly remedy: Bilingual;
  readonly place?: Place;
};

const quotedCharacters = 60;

/** The beginning of a cell's text, to be quoted in a sentence. */
export function quoted(text: string): string {
  const characters = [...text.replaceAll(/\s+/gu, " ")];
  return characters.length <= quotedCharacters
    ? characters.join("")
    : `${characters.slice(0, quotedCharacters).join("")}…`;
}

/** Names of columns in a sentence. */
export function namesOf(fields: readonly RegisterField[]): Bilingual {
  return {
    ja: fields.map((field) => `「${fieldNames[field].ja}」`).join(""),
    en: fields.map((field) => `"${fieldNames[field].en}"`).join(", "),
  };
}
