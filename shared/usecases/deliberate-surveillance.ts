import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { actOnSurveillance, handledToo, surveillanceFor } from "./core/surveillances.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.deliberateSurveillance;

/** An officer decides, with reasons, whether surveillance is conducted (S-02). If so, the procedure notifies the provider. */
export const deliberateSurveillance =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const act = command.outcome === "conduct" ? "decideToConduct" : "decideNotToConduct";
      const found = await surveillanceFor(deps, command.actor, act, command.surveillanceId);
      if (!found.done) return found;
      const by = actingAs(command.actor, ["surveillanceOfficer"]);
      const { reasons } = command;
      const words = command.outcome === "conduct" ? { reasons, items: command.items } : { reasons };
      const decided = await actOnSurveillance(deps, {
        surveillance: found.value,
        act,
        by,
        changes: {
          deliberation: { ...words, by, at: deps.clock.now() },
          handledBy: handledToo(found.value, by),
        },
        data: words,
        answers: "surveillanceDeliberation",
      });
      return decided.done ? done(await surveillanceView(deps, decided.value, command.actor)) : decided;
    });
