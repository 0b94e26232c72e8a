import type { Basis } from "../policy/schema.ts";

/** The sections of the report that the rules stand on, by their headings. */
export const sections = {
  position: section("制度の位置づけ"),
  scope: section("制度の範囲について"),
  reviewItems: section("制度における審査項目"),
  isms: section("審査におけるISMSの活用について"),
  delegation: section("委託の制限について"),
  secretariat: section("事務局の役割（仮）"),
  validity: section("制度の有効期間について"),
} as const;

function section(heading: string): string {
  return `中間とりまとめ「${heading}」`;
}

/** A basis of the policy as a finding cites it. An assumption is named as one. */
export function citation(basis: Basis): string {
  if (basis.kind === "report") return section(basis.reference);
  return basis.kind === "law" ? basis.reference : `仮定（${basis.reference}）`;
}
