import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationTransitions } from "#scheme/application-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { recordOnApplication } from "./core/record-on-application.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof secretariatRoutes.declareConflict;

/** A reviewer or decider declares a conflict of interest; from then on they may do and read nothing of the case (F-01). */
export const declareConflict =
  (deps: Pick<Deps, "register" | "clock">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, applicationId, statement } = command;
      const application = await loadApplication(deps, applicationId);
      if (application === undefined || application.status === "draft") return refused("not-found");
      if (application.conflictedStaff.includes(actor.subject)) return done({ declared: true });
      const forbidden = forbids(actor, "declareConflict", application);
      if (forbidden !== undefined) return forbidden;
      if (actsFrom(applicationTransitions, application.status).length === 0)
        return refused("not-possible-now");

      const declared = await recordOnApplication(deps, {
        application,
        act: "declareConflict",
        by: actingAs(actor, ["reviewer", "decider"]),
        changes: { conflictedStaff: [...application.conflictedStaff, actor.subject] },
        data: { statement },
      });
      return declared.done ? done({ declared: true }) : declared;
    });
