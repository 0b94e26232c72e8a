import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { ownSurveillance } from "./core/surveillances.ts";
import type { Outcome } from "./outcome.ts";
import { ownView } from "./views/own-surveillance-view.ts";

type Route = typeof surveillanceProviderRoutes.readOwnSurveillance;

/** A case as the provider concerned sees it, once it was notified (S-04). */
export const readOwnSurveillance =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, surveillanceId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await ownSurveillance(deps, actor, "readSurveillance", surveillanceId);
    return found.done ? ownView(deps, found.value) : found;
  };
