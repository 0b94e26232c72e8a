import { normalised } from "./text.ts";

const numerals = "一二三四五";
const parts: Readonly<Record<string, string>> = {
  "{n}": "([1-5])",
  "{kanji}": `([${numerals}])`,
  "{stars}": "(?<!★)(★{2,5})(?!★)",
};

function patternOf(form: string): RegExp {
  const pieces = normalised(form).split(/(\{n\}|\{kanji\}|\{stars\})/);
  return new RegExp(pieces.map((piece) => parts[piece] ?? literally(piece)).join(""), "g");
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function numberOf(said: string): number {
  if (said.startsWith("★")) return said.length;
  return numerals.includes(said) ? numerals.indexOf(said) + 1 : Number(said);
}

/**
 * Every rating that a text says in one of the forms, lowest first, each once.
 * @param text as `normalised` gives it
 * @param forms of the policy, e.g. `★{n}`
 */
export function ratingsIn(text: string, forms: readonly string[]): readonly number[] {
  const found = forms.flatMap((form) =>
    [...text.matchAll(patternOf(form))].flatMap(([, said]) => (said === undefined ? [] : [numberOf(said)])),
  );
  return [...new Set(found)].toSorted((one, other) => one - other);
}
