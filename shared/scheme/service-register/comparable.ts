import type { RegisterEntry } from "./entry.ts";

/**
 * Characters that look alike and come out as one or the other, depending on whether a file was written in Shift_JIS or
 * in Unicode. NFKC keeps them apart.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  "\u301c": "~",
  "\u2212": "-",
  "\u2014": "\u2015",
  "\u2016": "\u2225",
};

/** A company's form, as it is abbreviated once NFKC has taken ㈱ apart. */
const companyForms = [
  ["(株)", "株式会社"],
  ["(有)", "有限会社"],
  ["(同)", "合同会社"],
] as const;

/** A text as a reader sees it: whatever its width, its spacing and its line breaks. Case is kept. */
export function asSeen(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s\p{Cf}]/gu, "")
    .replaceAll(/[\u301c\u2212\u2014\u2016]/gu, (found) => lookAlikes[found] ?? found);
}

/** A text for finding it again: as it is seen, whatever its case. */
export function comparable(text: string): string {
  return asSeen(text).toLowerCase();
}

/** A company's name for finding it again: its form may be abbreviated. */
export function comparableCompany(name: string): string {
  return companyForms.reduce((text, [short, long]) => text.replace(short, long), comparable(name));
}

/** A register number as it is written elsewhere: half width, without spaces, with one kind of hyphen. */
export function numberText(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s\p{Cf}]/gu, "")
    .replaceAll(/[\u2010-\u2015\u2212\u30fc]/gu, "-");
}

/** What identifies an entry without a number: provider, service and category (domain facts, The existing register). */
export function nameIdentity({ category, providerName, serviceName }: RegisterEntry): string {
  return JSON.stringify([category, comparableCompany(providerName), comparable(serviceName)]);
}
