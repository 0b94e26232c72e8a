import type { Deps } from "#ports";
import { commitTogether } from "./core/act.ts";
import { type DrivenInput, settledCase } from "./core/procedure-step.ts";
import { factsOfRefusal, referring } from "./core/refer-case.ts";
import { loadSurveillance } from "./core/surveillances.ts";
import { type Outcome, refused } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** A provider that refused to cooperate: that is a ground for revocation of its own (S-04, X-01). */
export const referForRevocation = (deps: Needs) => settledCase((input) => referOnce(deps, input));

async function referOnce(deps: Needs, { caseId }: DrivenInput): Promise<Outcome<unknown>> {
  const surveillance = await loadSurveillance(deps, caseId);
  if (surveillance?.status !== "refusedCooperation") return refused("not-possible-now");
  const facts = factsOfRefusal(surveillance);
  const referred = await referring(deps, surveillance, "cooperationRefused", facts);
  return referred.done ? commitTogether(deps, referred.value.writes, referred.value.effects) : referred;
}
