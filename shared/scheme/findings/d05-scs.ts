import type { Finding } from "../finding.ts";
import { citation, sections } from "./citation.ts";
import { covers } from "./departments.ts";
import { dayText } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

/** The SCS rating is high enough today; one expected by a day still stops, and names that day (D-05). */
export function ratingFindings({ policy, day, form }: ValidationInput): readonly Finding[] {
  const { value: minimum, basis } = policy.scs.minimumRating;
  const { rating, expectedBy } = form.scs ?? {};
  if (rating !== undefined && rating >= minimum) return [];
  const common = { item: "scs.rating", weight: "stops", basis: citation(basis) } as const;
  if (expectedBy !== undefined && expectedBy >= day) {
    const expected = dayText(expectedBy);
    return [
      {
        ...common,
        code: "D-05/rating-expected",
        wrong: {
          ja: `SCS評価の★${minimum}は${expected.ja}までに取得予定で、まだ取得されていません。`,
          en: `The SCS rating ★${minimum} is expected by ${expected.en} and has not been obtained yet.`,
        },
        remedy: {
          ja: `★${minimum}を取得した後、評価の内容を記入し、取得を示す書類を提出してください。`,
          en: `Once ★${minimum} is obtained, fill in the rating and upload the document that shows it.`,
        },
      },
    ];
  }
  if (rating === undefined) {
    return [
      {
        ...common,
        code: "D-05/rating-not-stated",
        wrong: { ja: "SCS評価の★の数が記入されていません。", en: "The SCS rating is not stated." },
        remedy: { ja: "取得したSCS評価の★の数を記入してください。", en: "State the SCS rating obtained." },
      },
    ];
  }
  return [
    {
      ...common,
      code: "D-05/rating-too-low",
      wrong: {
        ja: `SCS評価が★${rating}です。★${minimum}以上の取得が必要です。`,
        en: `The SCS rating is ★${rating}; ★${minimum} or above is required.`,
      },
      remedy: {
        ja: `★${minimum}以上を取得し、その内容と取得を示す書類を提出してください。取得予定がある場合は予定日を記入できます。`,
        en: `Obtain ★${minimum} or above and file its document. If it is on its way, you may state the day it is expected.`,
      },
    },
  ];
}

/** The SCS rating covers the department that delivers the service (D-05). */
export function ratingScopeFindings({ policy, form }: ValidationInput): readonly Finding[] {
  const name = form.service?.departmentName;
  const scope = form.scs?.scopeDepartments ?? [];
  if (name === undefined || scope.length === 0) return [];
  if (covers(scope, { name, nameEn: form.service?.departmentNameEn }, policy)) return [];
  return [
    {
      code: "D-05/department-not-in-scope",
      item: "scs.scopeDepartments",
      weight: "stops",
      wrong: {
        ja: `サービスを提供する部門「${name}」が、SCS評価の取得範囲（${scope.join("、")}）に含まれていません。`,
        en: `The department "${name}" that delivers the service is not covered by the SCS rating (${scope.join(", ")}).`,
      },
      remedy: {
        ja: `「${name}」を含む範囲でSCS評価を受けるか、部門名を評価の記載と一致させてください。`,
        en: `Have the rating extended to "${name}", or write the department's name as the rating does.`,
      },
      basis: sections.reviewItems,
    },
  ];
}
