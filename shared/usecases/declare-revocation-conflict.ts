import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { revocationTransitions } from "#scheme/revocation-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { recordOnRevocation } from "./core/record-on-revocation.ts";
import { untilSettled } from "./core/retry.ts";
import { loadRevocation } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof revocationRoutes.declareRevocationConflict;

/** Somebody declares a conflict of interest; from then on they may do and read nothing of the revocation (F-01). */
export const declareRevocationConflict =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, revocationId, statement } = command;
      const revocation = await loadRevocation(deps, revocationId);
      if (revocation === undefined) return refused("not-found");
      if (revocation.conflictedStaff.includes(actor.subject)) return done({ declared: true });
      const forbidden = forbids(actor, "declareUpkeepConflict", revocation);
      if (forbidden !== undefined) return forbidden;
      if (actsFrom(revocationTransitions, revocation.status).length === 0) return refused("not-possible-now");
      const declared = await recordOnRevocation(deps, {
        revocation,
        act: "declareConflict",
        by: actingAs(actor, ["reviewer", "decider", "surveillanceOfficer"]),
        changes: { conflictedStaff: [...revocation.conflictedStaff, actor.subject] },
        data: { statement },
      });
      return declared.done ? done({ declared: true }) : declared;
    });
