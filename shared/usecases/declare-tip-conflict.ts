import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { keys, partitions } from "#records/layout.ts";
import { tipTransitions } from "#scheme/tip-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { conflictDeclared } from "./core/conflict.ts";
import { untilSettled } from "./core/retry.ts";
import { tipFor } from "./core/tips.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof tipRoutes.declareTipConflict;

/** An officer declares a conflict of interest in a tip: they may do and read nothing of it from then on (F-01). */
export const declareTipConflict =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, tipId, statement } = command;
      const known = await deps.register.get("tip", keys.tip(tipId));
      if (known?.conflictedStaff.includes(actor.subject) === true) return done({ declared: true });
      const found = await tipFor(deps, actor, "declareTipConflict", tipId);
      if (!found.done) return found;
      if (actsFrom(tipTransitions, found.value.status).length === 0) return refused("not-possible-now");
      const by = actingAs(actor, ["surveillanceOfficer", "tipOfficer"]);
      const declared = { by, statement, at: deps.clock.now() };
      const committed = await commitTogether(
        deps,
        conflictDeclared(found.value, partitions.tip(tipId), declared),
      );
      return committed.done ? done({ declared: true }) : committed;
    });
