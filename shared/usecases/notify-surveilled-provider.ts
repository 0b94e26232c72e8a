import type { Deps } from "#ports";
import { system } from "./actor.ts";
import { evidenceRequest } from "./core/evidence-request.ts";
import { type DrivenInput, settledCase } from "./core/procedure-step.ts";
import { actOnSurveillance, loadSurveillance, policyOfSurveillance } from "./core/surveillances.ts";
import { type Outcome, refused } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** Notifies the provider of a case that is conducted, and asks for evidence by a due day (S-04). */
export const notifySurveilledProvider = (deps: Needs) => settledCase((input) => notifyOnce(deps, input));

async function notifyOnce(deps: Needs, { caseId }: DrivenInput): Promise<Outcome<unknown>> {
  const surveillance = await loadSurveillance(deps, caseId);
  if (surveillance?.status !== "decided") return refused("not-possible-now");
  const standard = policyOfSurveillance(surveillance).surveillance.standardItems.value;
  const items = surveillance.deliberation.items ?? standard;
  const { requests, dueDay, told } = evidenceRequest(deps, surveillance, items, system);
  return actOnSurveillance(deps, {
    surveillance,
    act: "notifyProvider",
    by: system,
    changes: { requests, responses: [], hearings: [] },
    data: { items, dueDay },
    opens: { kind: "surveillanceEvidence", dueDay },
    effects: [told],
  });
}
