import type * as z from "zod";
import type { Violation } from "#contracts/problems.ts";
import type { Bilingual } from "#scheme/bilingual.ts";

type Issue = z.core.$ZodIssue;

/** More would help nobody, and a hostile input could have any number of them. */
const most = 50;
const longestPath = 200;

const types: Readonly<Record<string, Bilingual>> = {
  string: { ja: "文字列にしてください。", en: "It must be a string." },
  number: { ja: "数値にしてください。", en: "It must be a number." },
  int: { ja: "整数にしてください。", en: "It must be a whole number." },
  boolean: { ja: "true または false にしてください。", en: "It must be true or false." },
  array: { ja: "配列にしてください。", en: "It must be an array." },
  object: { ja: "オブジェクトにしてください。", en: "It must be an object." },
};

const formats: Readonly<Record<string, Bilingual>> = {
  email: { ja: "メールアドレスの形にしてください。", en: "It must be an e-mail address." },
  date: { ja: "日付（YYYY-MM-DD）にしてください。", en: "It must be a date (YYYY-MM-DD)." },
  datetime: {
    ja: "日時（ISO 8601、UTC）にしてください。",
    en: "It must be a date and time (ISO 8601, UTC).",
  },
};

const missing: Bilingual = { ja: "この項目が必要です。", en: "This item is needed." };
const unknown: Bilingual = { ja: "この名前の項目はありません。", en: "There is no item of this name." };
const malformed: Bilingual = { ja: "形式が正しくありません。", en: "It does not have the right form." };
const otherwise: Bilingual = { ja: "値が正しくありません。", en: "The value is not valid." };

function atLeast(origin: string, minimum: number | bigint): Bilingual {
  if (origin === "string")
    return { ja: `${minimum}文字以上にしてください。`, en: `At least ${minimum} characters.` };
  if (origin === "array")
    return { ja: `${minimum}件以上にしてください。`, en: `At least ${minimum} entries.` };
  return { ja: `${minimum}以上にしてください。`, en: `At least ${minimum}.` };
}

function atMost(origin: string, maximum: number | bigint): Bilingual {
  if (origin === "string")
    return { ja: `${maximum}文字以内にしてください。`, en: `At most ${maximum} characters.` };
  if (origin === "array")
    return { ja: `${maximum}件以内にしてください。`, en: `At most ${maximum} entries.` };
  return { ja: `${maximum}以下にしてください。`, en: `At most ${maximum}.` };
}

function oneOf(values: readonly unknown[]): Bilingual {
  return {
    ja: `次のいずれかにしてください：${values.join("、")}`,
    en: `It must be one of: ${values.join(", ")}`,
  };
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return true;
    value = Object.entries(value).find(([name]) => name === String(step))?.[1];
  }
  return value === undefined;
}

function wordsFor(issue: Issue, input: unknown): Bilingual {
  if (isMissing(input, issue.path)) return missing;
  switch (issue.code) {
    case "invalid_type":
      return types[issue.expected] ?? otherwise;
    case "too_small":
      return atLeast(issue.origin, issue.minimum);
    case "too_big":
      return atMost(issue.origin, issue.maximum);
    case "invalid_format":
      return formats[issue.format] ?? malformed;
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return "options" in issue && issue.options !== undefined ? oneOf(issue.options) : otherwise;
    default:
      return otherwise;
  }
}

/**
 * What is wrong with an input, item by item, in both languages. Never repeats a value of the input, which may be
 * personal; names of unknown fields are repeated, so that a misspelt one can be found.
 */
export function violationsOf(error: z.ZodError, input: unknown): Violation[] {
  const found = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => ({ path: [...issue.path, name], wrong: unknown }))
      : [{ path: issue.path, wrong: wordsFor(issue, input) }],
  );
  return found.slice(0, most).map(({ path, wrong }) => ({
    path: path.map(String).join(".").slice(0, longestPath).toWellFormed(),
    wrong,
  }));
}
