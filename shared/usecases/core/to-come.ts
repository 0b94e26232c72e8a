import type { Violation } from "#contracts/problems.ts";

/** What is wrong with a day or moment of something that is said to have happened and lies ahead. */
export function toCome(path: string): Violation {
  return {
    path,
    wrong: { ja: "まだ来ていない日時です。", en: "This lies in the future." },
  };
}
