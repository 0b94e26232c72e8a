import type { Finding } from "../finding.ts";
import { sections } from "./citation.ts";
import { covers } from "./departments.ts";
import type { ValidationInput } from "./validation-input.ts";

/** The department that delivers the service is in the scope of the ISMS certificate (D-03). */
export function ismsScopeFindings({ policy, form }: ValidationInput): readonly Finding[] {
  const name = form.service?.departmentName;
  const scope = form.isms?.scopeDepartments ?? [];
  if (name === undefined || scope.length === 0) return [];
  if (covers(scope, { name, nameEn: form.service?.departmentNameEn }, policy)) return [];
  return [
    {
      code: "D-03/department-not-in-scope",
      item: "isms.scopeDepartments",
      weight: "stops",
      wrong: {
        ja: `サービスを提供する部門「${name}」が、ISMS認証の適用範囲（${scope.join("、")}）に含まれていません。`,
        en: `The department "${name}" that delivers the service is not in the scope of the ISMS certificate (${scope.join(", ")}).`,
      },
      remedy: {
        ja: `「${name}」を含む適用範囲でISMS認証を受けるか、部門名を適用範囲記述書の記載と一致させてください。`,
        en: `Have the ISMS scope extended to "${name}", or write the department's name as the scope statement does.`,
      },
      basis: sections.isms,
    },
  ];
}
