/** docs/state-diagrams.md: the transition tables of the scheme and the procedure, as diagrams. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  applicationStatuses,
  applicationStatusNames,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import {
  certificationStatuses,
  certificationTransitions,
  publicStatusNames,
} from "#scheme/certification-transitions.ts";
import {
  changeReportStatuses,
  changeReportStatusNames,
  changeReportTransitions,
} from "#scheme/change-report-transitions.ts";
import {
  correctiveActionStatuses,
  correctiveActionStatusNames,
  correctiveActionTransitions,
} from "#scheme/corrective-action-transitions.ts";
import {
  delegationStatuses,
  delegationStatusNames,
  delegationTransitions,
} from "#scheme/delegation-transitions.ts";
import { drawStatuses, drawStatusNames, drawTransitions } from "#scheme/draw-transitions.ts";
import { incidentStatuses, incidentStatusNames, incidentTransitions } from "#scheme/incident-transitions.ts";
import { inquiryStatuses, inquiryStatusNames, inquiryTransitions } from "#scheme/inquiry-transitions.ts";
import {
  prerequisiteStatuses,
  prerequisiteStatusNames,
  prerequisiteTransitions,
} from "#scheme/prerequisite-transitions.ts";
import {
  registerImportStatuses,
  registerImportStatusNames,
  registerImportTransitions,
} from "#scheme/register-import-transitions.ts";
import {
  revocationStatuses,
  revocationStatusNames,
  revocationTransitions,
} from "#scheme/revocation-transitions.ts";
import {
  secondmentStatuses,
  secondmentStatusNames,
  secondmentTransitions,
} from "#scheme/secondment-transitions.ts";
import {
  surveillanceStatuses,
  surveillanceStatusNames,
  surveillanceTransitions,
} from "#scheme/surveillance-transitions.ts";
import { taskStatuses, taskStatusNames, taskTransitions } from "#scheme/task-transitions.ts";
import { tipStatuses, tipStatusNames, tipTransitions } from "#scheme/tip-transitions.ts";
import type { GeneratedDoc } from "./generated-doc.ts";
import { procedureChart } from "./procedure-chart.ts";
import { section } from "./state-section.ts";

/** Every procedure, by its file in `statemachines/`. */
const procedures = [
  { file: "application", title: "申請の手続 / The application procedure" },
  { file: "surveillance", title: "サーベイランスの手続 / The surveillance procedure" },
  { file: "random-surveillance", title: "抽選の手続 / The procedure of a random draw" },
  { file: "revocation", title: "取消しの手続 / The revocation procedure" },
] as const;

/**
 * The whole page.
 * @param definitionOf the parsed definition of a procedure, by its file
 */
function renderStateDiagrams(definitionOf: (file: string) => unknown): string {
  return [
    "# 状態遷移 / State diagrams",
    "",
    "状態遷移表（`shared/scheme/*-transitions.ts`）と手続の定義（`statemachines/`）から `npm run docs` が作ります。",
    "",
    "Made by `npm run docs` from the transition tables in `shared/scheme/*-transitions.ts`, which are also the write",
    "conditions of the register, and from the state machine files in `statemachines/`.",
    "",
    section({
      title: { ja: "申請", en: "Application" },
      statuses: applicationStatuses,
      names: applicationStatusNames,
      table: applicationTransitions,
    }),
    section({
      title: { ja: "照会", en: "Inquiry" },
      statuses: inquiryStatuses,
      names: inquiryStatusNames,
      table: inquiryTransitions,
    }),
    section({
      title: { ja: "対応待ち", en: "Task" },
      statuses: taskStatuses,
      names: taskStatusNames,
      table: taskTransitions,
    }),
    section({
      title: { ja: "認定", en: "Certification" },
      statuses: certificationStatuses,
      names: publicStatusNames,
      table: certificationTransitions,
    }),
    section({
      title: { ja: "サーベイランス", en: "Surveillance" },
      statuses: surveillanceStatuses,
      names: surveillanceStatusNames,
      table: surveillanceTransitions,
    }),
    section({
      title: { ja: "是正", en: "Corrective action" },
      statuses: correctiveActionStatuses,
      names: correctiveActionStatusNames,
      table: correctiveActionTransitions,
    }),
    section({
      title: { ja: "取消し", en: "Revocation" },
      statuses: revocationStatuses,
      names: revocationStatusNames,
      table: revocationTransitions,
    }),
    section({
      title: { ja: "前提条件", en: "Prerequisite" },
      statuses: prerequisiteStatuses,
      names: prerequisiteStatusNames,
      table: prerequisiteTransitions,
    }),
    section({
      title: { ja: "変更の届出", en: "Change report" },
      statuses: changeReportStatuses,
      names: changeReportStatusNames,
      table: changeReportTransitions,
    }),
    section({
      title: { ja: "通報", en: "Tip" },
      statuses: tipStatuses,
      names: tipStatusNames,
      table: tipTransitions,
    }),
    section({
      title: { ja: "インシデント報告", en: "Incident report" },
      statuses: incidentStatuses,
      names: incidentStatusNames,
      table: incidentTransitions,
    }),
    section({
      title: { ja: "委託の届出", en: "Declared delegation" },
      statuses: delegationStatuses,
      names: delegationStatusNames,
      table: delegationTransitions,
    }),
    section({
      title: { ja: "出向の受入れ", en: "Secondment" },
      statuses: secondmentStatuses,
      names: secondmentStatusNames,
      table: secondmentTransitions,
    }),
    section({
      title: { ja: "抽選", en: "Random draw" },
      statuses: drawStatuses,
      names: drawStatusNames,
      table: drawTransitions,
    }),
    section({
      title: { ja: "現行制度のリストの取込み", en: "Import of the existing register" },
      statuses: registerImportStatuses,
      names: registerImportStatusNames,
      table: registerImportTransitions,
    }),
    "## 手続 / Procedures",
    "",
    "An execution asks the register where its case stands, takes one step or waits for one person, and comes back. Slanted",
    "boxes wait for somebody. A task that fails leads to the failure state of its part; those arrows are not drawn.",
    "",
    ...procedures.flatMap(({ file, title }) => [
      `### ${title}`,
      "",
      "```mermaid",
      procedureChart(definitionOf(file)),
      "```",
      "",
    ]),
  ].join("\n");
}

export function stateDiagrams(root: string): GeneratedDoc[] {
  const definitionOf = (file: string): unknown =>
    JSON.parse(readFileSync(join(root, `statemachines/${file}.asl.json`), "utf8"));
  return [{ path: "docs/state-diagrams.md", text: renderStateDiagrams(definitionOf) }];
}
