import type { Deps } from "#ports";
import type { Surveillance } from "#records/surveillance.ts";
import type { CorrectiveActionStatus } from "#scheme/corrective-action-transitions.ts";
import type { SurveillanceStatus } from "#scheme/surveillance-transitions.ts";
import type { TaskKind } from "#scheme/task-transitions.ts";
import { loadCorrection } from "./core/corrections.ts";
import type { DrivenInput } from "./core/procedure-step.ts";
import { loadSurveillance, surveillanceCase } from "./core/surveillances.ts";
import { openTask } from "./core/tasks.ts";
import { timeLeft } from "./core/time-left.ts";

/** Where a surveillance case stands, as its procedure needs to know it. */
export type SurveillanceLocation = {
  readonly step: (typeof surveillanceWaits)[number] | "notifyProvider" | "referForRevocation" | "end";
  readonly timeoutSeconds: number;
};

const surveillanceWaits = [
  "surveillanceDeliberation",
  "surveillanceEvidence",
  "surveillanceExamination",
  "surveillanceConclusion",
  "correctionPlan",
  "correctionPlanCheck",
  "correctionReport",
  "correctionCheck",
] as const satisfies readonly TaskKind[];

const steps: Readonly<Record<Exclude<SurveillanceStatus, "violation">, SurveillanceLocation["step"]>> = {
  registered: "surveillanceDeliberation",
  notConducted: "end",
  decided: "notifyProvider",
  evidence: "surveillanceEvidence",
  examination: "surveillanceExamination",
  awaitingConclusion: "surveillanceConclusion",
  conforming: "end",
  minor: "end",
  refusedCooperation: "referForRevocation",
  closed: "end",
  discontinued: "end",
};

/** A corrective action that has ended closes its case in the same transaction. */
const stepsOfCorrection: Readonly<Record<CorrectiveActionStatus, SurveillanceLocation["step"]>> = {
  demanded: "correctionPlan",
  planFiled: "correctionPlanCheck",
  planApproved: "correctionReport",
  reported: "correctionCheck",
  completed: "end",
  notDone: "end",
  discontinued: "end",
};

/** Finds where a case stands in the register: the hub of the surveillance procedure. */
export const locateSurveillance =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ caseId }: DrivenInput): Promise<SurveillanceLocation> => {
    const surveillance = await loadSurveillance(deps, caseId);
    if (surveillance === undefined) throw new Error(`There is no surveillance case ${caseId}`);
    const step = await stepOf(deps, surveillance);
    const waited = surveillanceWaits.find((kind) => kind === step);
    const task =
      waited === undefined ? undefined : await openTask(deps, surveillanceCase(surveillance), waited);
    return { step, timeoutSeconds: timeLeft(task, deps.clock.now()) };
  };

async function stepOf(
  deps: Pick<Deps, "register">,
  surveillance: Surveillance,
): Promise<SurveillanceLocation["step"]> {
  if (surveillance.status !== "violation") return steps[surveillance.status];
  const action = await loadCorrection(deps, surveillance);
  if (action === undefined) throw new Error(`The violation ${surveillance.id} has no corrective action`);
  return stepsOfCorrection[action.status];
}
