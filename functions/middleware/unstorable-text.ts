import type { Violation } from "#contracts/problems.ts";

const wrong = {
  ja: "使えない文字（NULまたは不完全なサロゲート）が含まれています。",
  en: "It has a character that cannot be stored (NUL or half a surrogate pair).",
};

const isStorable = (text: string) => text.isWellFormed() && !text.includes("\0");

/** Every text and field name of a value that a store, a PDF or a mail could not keep as it is. */
export function unstorableText(value: unknown, path = ""): Violation[] {
  if (typeof value === "string") return isStorable(value) ? [] : [{ path, wrong }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    if (!isStorable(name)) return [{ path, wrong }];
    return unstorableText(field, path === "" ? name : `${path}.${name}`);
  });
}
