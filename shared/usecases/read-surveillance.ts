import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { surveillanceFor } from "./core/surveillances.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.readSurveillance;

/** A case with its whole history as a timeline (S-06). */
export const readSurveillance =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, surveillanceId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await surveillanceFor(deps, actor, "readSurveillance", surveillanceId);
    return found.done ? done(await surveillanceView(deps, found.value, actor)) : found;
  };
