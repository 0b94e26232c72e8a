import type { Finding } from "#scheme/finding.ts";
import type { Block } from "./letter-parts.ts";
import { row, same } from "./phrases.ts";

const weights = {
  stops: { ja: "補正が必要です", en: "Must be remedied" },
  note: { ja: "参考（補正は任意です）", en: "For information; you may remedy it" },
} as const;

/** The findings as they were raised: code, what is wrong, what to do and where the rule stands (D-08). */
export const findingItems = (findings: readonly Finding[]): Block => ({
  kind: "items",
  items: findings.map(({ code, item, weight, wrong, remedy, basis }) => ({
    title: `${code} (${item})`,
    rows: [
      row("区別", "Weight", weights[weight]),
      row("指摘", "What is wrong", wrong),
      row("対応", "What to do", remedy),
      row("根拠", "Basis", same(basis)),
    ],
  })),
});
