import type { Application } from "#records/application.ts";
import type { ActedBy } from "#records/common.ts";
import type { Finding } from "#scheme/finding.ts";

/** Everybody who has reviewed the case, the one who acts now included: none of them may decide it (F-01). */
export function reviewedToo(application: Application, by: ActedBy): string[] {
  return [...new Set([...application.reviewedBy, by.subject])];
}

/** What a reviewer found by hand, in the shape of every other finding. */
export function staffFindings(
  findings: readonly { readonly item: string; readonly wrong: string; readonly remedy: string }[],
): Finding[] {
  return findings.map(({ item, wrong, remedy }) => ({
    code: "D-08/found-by-reviewer",
    item,
    weight: "stops",
    wrong: { ja: wrong, en: wrong },
    remedy: { ja: remedy, en: remedy },
    basis: "事務局の役割 2（提出書類等の確認）",
  }));
}
