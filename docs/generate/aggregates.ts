import {
  applicationStatuses,
  applicationStatusNames,
  applicationTransitions,
} from "#scheme/application-transitions.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
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
import type { TransitionTable } from "#scheme/transition.ts";

export type Aggregate = {
  readonly title: Bilingual;
  readonly table: TransitionTable<string, string>;
  /** The first is where it begins. */
  readonly statuses: readonly string[];
  readonly names: Readonly<Record<string, Bilingual>>;
};

/** Every aggregate of the scheme that has a transition table, as the page of diagrams shows them. */
export const aggregates: readonly Aggregate[] = [
  {
    title: { ja: "申請", en: "Application" },
    table: applicationTransitions,
    statuses: applicationStatuses,
    names: applicationStatusNames,
  },
  {
    title: { ja: "照会", en: "Inquiry" },
    table: inquiryTransitions,
    statuses: inquiryStatuses,
    names: inquiryStatusNames,
  },
  {
    title: { ja: "対応待ち", en: "Task" },
    table: taskTransitions,
    statuses: taskStatuses,
    names: taskStatusNames,
  },
  {
    title: { ja: "認定", en: "Certification" },
    table: certificationTransitions,
    statuses: certificationStatuses,
    names: publicStatusNames,
  },
  {
    title: { ja: "サーベイランス", en: "Surveillance" },
    table: surveillanceTransitions,
    statuses: surveillanceStatuses,
    names: surveillanceStatusNames,
  },
  {
    title: { ja: "是正", en: "Corrective action" },
    table: correctiveActionTransitions,
    statuses: correctiveActionStatuses,
    names: correctiveActionStatusNames,
  },
  {
    title: { ja: "取消し", en: "Revocation" },
    table: revocationTransitions,
    statuses: revocationStatuses,
    names: revocationStatusNames,
  },
  {
    title: { ja: "前提条件", en: "Prerequisite" },
    table: prerequisiteTransitions,
    statuses: prerequisiteStatuses,
    names: prerequisiteStatusNames,
  },
  {
    title: { ja: "変更の届出", en: "Change report" },
    table: changeReportTransitions,
    statuses: changeReportStatuses,
    names: changeReportStatusNames,
  },
  {
    title: { ja: "通報", en: "Tip" },
    table: tipTransitions,
    statuses: tipStatuses,
    names: tipStatusNames,
  },
  {
    title: { ja: "インシデント報告", en: "Incident report" },
    table: incidentTransitions,
    statuses: incidentStatuses,
    names: incidentStatusNames,
  },
  {
    title: { ja: "委託の届出", en: "Declared delegation" },
    table: delegationTransitions,
    statuses: delegationStatuses,
    names: delegationStatusNames,
  },
  {
    title: { ja: "出向の受入れ", en: "Secondment" },
    table: secondmentTransitions,
    statuses: secondmentStatuses,
    names: secondmentStatusNames,
  },
  {
    title: { ja: "抽選", en: "Random draw" },
    table: drawTransitions,
    statuses: drawStatuses,
    names: drawStatusNames,
  },
  {
    title: { ja: "現行制度のリストの取込み", en: "Import of the existing register" },
    table: registerImportTransitions,
    statuses: registerImportStatuses,
    names: registerImportStatusNames,
  },
];
