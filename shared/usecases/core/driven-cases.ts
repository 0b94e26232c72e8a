import type { Deps, Execution } from "#ports";
import type { Application } from "#records/application.ts";
import { keys, partitions } from "#records/layout.ts";
import type { ProcedureName } from "#records/operation.ts";
import type { Surveillance } from "#records/surveillance.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import type { SurveillanceStatus } from "#scheme/surveillance-transitions.ts";
import { everything } from "./everything.ts";
import { loadApplication } from "./load.ts";

type Reads = Pick<Deps, "register">;

/** A case that a procedure drives: one execution a generation. */
export type DrivenCase = Application | Surveillance;

type Driving = {
  readonly load: (deps: Reads, caseId: string) => Promise<DrivenCase | undefined>;
  /** Every case in whose status an execution must be running. */
  readonly underWay: (deps: Reads) => Promise<readonly DrivenCase[]>;
  /** What an execution is given: the id of its case. */
  readonly input: (caseId: string) => Readonly<Record<string, string>>;
};

/** The statuses of an application in which its procedure must be running. */
const drivenApplications: readonly ApplicationStatus[] = [
  "submitted",
  "formCheck",
  "remediation",
  "accepted",
  "inquiry",
  "review",
  "awaitingDecision",
];

async function applicationsUnderWay(deps: Reads): Promise<readonly Application[]> {
  const found: Application[] = [];
  for (const status of drivenApplications)
    found.push(...(await everything(deps, "application", "standing", partitions.applicationsIn(status))));
  const unissued = await everything(deps, "certification", "standing", partitions.unissuedCertifications);
  for (const { applicationId } of unissued) {
    const application = await loadApplication(deps, applicationId);
    if (application !== undefined) found.push(application);
  }
  return found;
}

/** The statuses of a surveillance case in which its procedure must be running. */
const drivenSurveillances: readonly SurveillanceStatus[] = [
  "registered",
  "decided",
  "evidence",
  "examination",
  "awaitingConclusion",
  "violation",
  "refusedCooperation",
];

async function surveillancesUnderWay(deps: Reads): Promise<readonly Surveillance[]> {
  const found: Surveillance[] = [];
  for (const status of drivenSurveillances)
    found.push(...(await everything(deps, "surveillance", "standing", partitions.surveillancesIn(status))));
  return found;
}

/** The cases of each procedure. */
export const driving: Readonly<Record<ProcedureName, Driving>> = {
  application: {
    load: loadApplication,
    underWay: applicationsUnderWay,
    input: (applicationId) => ({ applicationId }),
  },
  surveillance: {
    load: (deps, caseId) => deps.register.get("surveillance", keys.surveillance(caseId)),
    underWay: surveillancesUnderWay,
    input: (caseId) => ({ caseId }),
  },
};

/** The execution of a case's procedure in one generation. */
export function executionOf(of: {
  readonly procedure: ProcedureName;
  readonly caseId: string;
  readonly generation: number;
}): Execution {
  return { procedure: of.procedure, name: `${of.caseId}-${of.generation}` };
}
