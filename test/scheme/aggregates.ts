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
  readonly name: string;
  readonly table: TransitionTable<string, string>;
  /** The first is where it begins. */
  readonly statuses: readonly string[];
  readonly names: Readonly<Record<string, Bilingual>>;
  /** The statuses nothing leads out of. */
  readonly finals: readonly string[];
};

/** Every aggregate of the scheme that has a transition table. */
export const aggregates: readonly Aggregate[] = [
  {
    name: "application",
    table: applicationTransitions,
    statuses: applicationStatuses,
    names: applicationStatusNames,
    finals: ["certified", "refused", "withdrawn", "lapsed"],
  },
  {
    // What was answered can be asked again on another filing.
    name: "inquiry",
    table: inquiryTransitions,
    statuses: inquiryStatuses,
    names: inquiryStatusNames,
    finals: ["cancelled"],
  },
  {
    // A revocation can be set aside.
    name: "certification",
    table: certificationTransitions,
    statuses: certificationStatuses,
    names: publicStatusNames,
    finals: ["returned", "expired"],
  },
  {
    name: "task",
    table: taskTransitions,
    statuses: taskStatuses,
    names: taskStatusNames,
    finals: ["answered", "expired", "cancelled"],
  },
  {
    name: "surveillance case",
    table: surveillanceTransitions,
    statuses: surveillanceStatuses,
    names: surveillanceStatusNames,
    finals: ["notConducted", "conforming", "minor", "closed", "discontinued"],
  },
  {
    name: "corrective action",
    table: correctiveActionTransitions,
    statuses: correctiveActionStatuses,
    names: correctiveActionStatusNames,
    finals: ["completed", "notDone", "discontinued"],
  },
  {
    name: "revocation",
    table: revocationTransitions,
    statuses: revocationStatuses,
    names: revocationStatusNames,
    finals: ["final", "setAside", "notRevoked", "discontinued"],
  },
  { name: "tip", table: tipTransitions, statuses: tipStatuses, names: tipStatusNames, finals: ["closed"] },
  {
    name: "incident",
    table: incidentTransitions,
    statuses: incidentStatuses,
    names: incidentStatusNames,
    finals: ["closed"],
  },
  {
    name: "prerequisite",
    table: prerequisiteTransitions,
    statuses: prerequisiteStatuses,
    names: prerequisiteStatusNames,
    finals: ["closed"],
  },
  {
    name: "change report",
    table: changeReportTransitions,
    statuses: changeReportStatuses,
    names: changeReportStatusNames,
    finals: ["recorded", "settled"],
  },
  {
    name: "delegation",
    table: delegationTransitions,
    statuses: delegationStatuses,
    names: delegationStatusNames,
    finals: ["ended"],
  },
  {
    name: "secondment",
    table: secondmentTransitions,
    statuses: secondmentStatuses,
    names: secondmentStatusNames,
    finals: [],
  },
  {
    name: "register import",
    table: registerImportTransitions,
    statuses: registerImportStatuses,
    names: registerImportStatusNames,
    finals: ["adopted", "discarded"],
  },
  {
    name: "draw",
    table: drawTransitions,
    statuses: drawStatuses,
    names: drawStatusNames,
    finals: ["concluded"],
  },
];
