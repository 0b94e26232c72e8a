import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps, Write } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Surveillance } from "#records/surveillance.ts";
import { isOpenCorrection } from "#scheme/corrective-action-transitions.ts";
import { surveillanceTransitions } from "#scheme/surveillance-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { conflictDeclared } from "./core/conflict.ts";
import { loadCorrection } from "./core/corrections.ts";
import { untilSettled } from "./core/retry.ts";
import { loadSurveillance } from "./core/surveillances.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof surveillanceRoutes.declareSurveillanceConflict;

/** A member of staff declares a conflict of interest: they may do and read nothing of the case from then on (F-01). */
export const declareSurveillanceConflict =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, statement } = command;
      const surveillance = await loadSurveillance(deps, surveillanceId);
      if (surveillance === undefined) return refused("not-found");
      if (surveillance.conflictedStaff.includes(actor.subject)) return done({ declared: true });
      const forbidden = forbids(actor, "declareUpkeepConflict", surveillance);
      if (forbidden !== undefined) return forbidden;
      if (actsFrom(surveillanceTransitions, surveillance.status).length === 0)
        return refused("not-possible-now");
      const by = actingAs(actor, ["decider", "surveillanceOfficer"]);
      const declared = { by, statement, at: deps.clock.now() };
      const committed = await commitTogether(deps, [
        ...conflictDeclared(surveillance, partitions.surveillance(surveillanceId), declared),
        ...(await inCorrection(deps, surveillance, declared)),
      ]);
      return committed.done ? done({ declared: true }) : committed;
    });

/** The conflict holds for the corrective action of the case as well. */
async function inCorrection(
  deps: Pick<Deps, "register">,
  surveillance: Surveillance,
  declared: Parameters<typeof conflictDeclared>[2],
): Promise<Write[]> {
  const action = await loadCorrection(deps, surveillance);
  if (action === undefined || !isOpenCorrection(action.status)) return [];
  return conflictDeclared(action, partitions.correctiveAction(surveillance.id), declared);
}
