import type * as z from "zod";
import type { certificationSummary, ownCertification } from "#contracts/upkeep-shapes.ts";
import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { jstDay } from "#scheme/calendar.ts";
import { categoryNames } from "#scheme/categories.ts";
import { extensionOpensOn } from "#scheme/certification-attention.ts";
import {
  certificationTransitions,
  hasEnded,
  type PublicStatus,
  publicStatusNames,
} from "#scheme/certification-transitions.ts";
import { reportableUntil } from "#scheme/prerequisite-attention.ts";
import { prerequisiteStandingNames } from "#scheme/prerequisite-standing.ts";
import { prerequisiteKindNames, prerequisiteTransitions } from "#scheme/prerequisite-transitions.ts";
import type { Role } from "#scheme/roles.ts";
import type { TransitionTable } from "#scheme/transition.ts";
import {
  certificationCase,
  certificationPolicy,
  expiryDates,
  expiryDays,
  standingOn,
} from "../core/certifications.ts";
import { loadDocuments } from "../core/load.ts";
import {
  lapseDays,
  loadPrerequisites,
  prerequisitePolicy,
  standingOfPrerequisite,
} from "../core/prerequisites.ts";
import { openTasks } from "../core/tasks.ts";
import { documentView } from "./document-view.ts";
import { taskView } from "./task-view.ts";

type View = z.infer<typeof ownCertification>;
type PrerequisiteView = View["prerequisites"][number];
type Reads = Pick<Deps, "register" | "clock">;

const company: readonly Role[] = ["applicant", "signatory"];
const staff: readonly Role[] = ["reviewer", "decider", "surveillanceOfficer"];

/** A certification as its provider sees it today (M-02…M-04). */
export function ownCertificationView(deps: Reads, certification: Certification): Promise<View> {
  return certificationView(deps, certification, company);
}

/** A certification as staff see it today, without its history. */
export function staffCertificationView(deps: Reads, certification: Certification): Promise<View> {
  return certificationView(deps, certification, staff);
}

async function certificationView(
  deps: Reads,
  certification: Certification,
  readers: readonly Role[],
): Promise<View> {
  const now = deps.clock.now();
  const asOf = jstDay(now);
  const status = await standingOn(deps, certification, asOf);
  const of = certificationCase(certification);
  const prerequisites = await loadPrerequisites(deps, certification.number);
  const tasks = await openTasks(deps, of);
  const documents = await loadDocuments(deps, of);
  const ended = hasEnded(status);
  return {
    ...namesOf(certification),
    status,
    statusName: publicStatusNames[status],
    asOf,
    prerequisites: prerequisites.map((each) => prerequisiteView(each, asOf, ended ? [] : readers)),
    tasks: tasks.map((task) => taskView(task, now)),
    documents: documents.map(documentView),
    possibleActs: ended ? [] : actsOf(certificationTransitions, certification.status, readers),
  };
}

function namesOf(certification: Certification) {
  const { number, applicationId, corporateNumber, providerName, category, departmentName } = certification;
  const { policyVersion, validFrom, validUntil, option, extension, suspension, returned } = certification;
  const opensOn = extensionOpensOn(
    expiryDates(certification),
    expiryDays(certificationPolicy(certification)),
  );
  return {
    number,
    applicationId,
    corporateNumber,
    providerName,
    category,
    categoryName: categoryNames[category],
    services: certification.services.map(({ name }) => name),
    departmentName,
    policyVersion,
    validFrom,
    validUntil,
    extensionOpensOn: opensOn,
    ...(option === undefined ? {} : { option }),
    ...(extension === undefined ? {} : { extension }),
    ...(suspension === undefined ? {} : { suspension }),
    ...(returned === undefined ? {} : { returned }),
  };
}

/** The acts of a table that these readers may do from a status. */
function actsOf<Status extends string, Act extends string>(
  table: TransitionTable<Status, Act>,
  status: Status,
  readers: readonly Role[],
): string[] {
  const rows = table.filter(
    ({ from, by }) => from.includes(status) && by.some((role) => readers.includes(role)),
  );
  return [...new Set(rows.map(({ act }) => act))];
}

function prerequisiteView(
  prerequisite: Prerequisite,
  today: string,
  readers: readonly Role[],
): PrerequisiteView {
  const { prerequisite: kind, status, validUntil, report, renewing } = prerequisite;
  const standing = standingOfPrerequisite(prerequisite, today);
  const waits = status === "current" || status === "renewing" || status === "suspended";
  const until = reportableUntil(prerequisite, lapseDays(prerequisitePolicy(prerequisite)));
  return {
    prerequisite: kind,
    name: prerequisiteKindNames[kind],
    status,
    standing,
    standingName: prerequisiteStandingNames[standing],
    validUntil,
    ...(waits ? { reportableUntil: until } : {}),
    ...(renewing === undefined ? {} : { renewing }),
    ...(report === undefined ? {} : { report }),
    possibleActs: actsOf(prerequisiteTransitions, status, readers).filter(
      (act) => act !== "declareRenewing" || today <= validUntil,
    ),
  };
}

/** A certification in a list, as it stands on a day. */
export function summaryOf(
  certification: Certification,
  status: PublicStatus,
): z.infer<typeof certificationSummary> {
  const { number, corporateNumber, providerName, category, validFrom, validUntil } = certification;
  const statusName = publicStatusNames[status];
  return { number, status, statusName, corporateNumber, providerName, category, validFrom, validUntil };
}
