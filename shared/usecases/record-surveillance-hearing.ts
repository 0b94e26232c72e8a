import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { actOnSurveillance, handledToo, surveillanceFor } from "./core/surveillances.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.recordSurveillanceHearing;

/** An officer records that the provider was heard (S-04). The notes are the secretariat's own. */
export const recordSurveillanceHearing =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, heldOn, attendees, notes } = command;
      const found = await surveillanceFor(deps, actor, "recordHearing", surveillanceId);
      if (!found.done) return found;
      const by = actingAs(actor, ["surveillanceOfficer"]);
      const surveillance = found.value;
      const sofar = "hearings" in surveillance ? surveillance.hearings : [];
      const words = { heldOn, attendees, notes };
      const recorded = await actOnSurveillance(deps, {
        surveillance,
        act: "recordHearing",
        by,
        changes: {
          hearings: [...sofar, { ...words, by, at: deps.clock.now() }],
          handledBy: handledToo(surveillance, by),
        },
        data: words,
      });
      return recorded.done ? done(await surveillanceView(deps, recorded.value, actor)) : recorded;
    });
