import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { tipFor } from "./core/tips.ts";
import { done, type Outcome } from "./outcome.ts";
import { tipView } from "./views/tip-view.ts";

type Route = typeof tipRoutes.readTip;

/** A tip with what was said about it; never who gave it (S-01). */
export const readTip =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, tipId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await tipFor(deps, actor, "readTip", tipId);
    return found.done ? done(await tipView(deps, found.value)) : found;
  };
