import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { certificationFor } from "./core/upkeep-case.ts";
import { done, type Outcome } from "./outcome.ts";
import { ownCertificationView } from "./views/certification-view.ts";

type Route = typeof upkeepProviderRoutes.readOwnCertification;

/** One of the company's own certifications: how it stands today, what it stands on and what may be done now. */
export const readOwnCertification =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, number }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, actor, "readUpkeep", number);
    return found.done ? done(await ownCertificationView(deps, found.value)) : found;
  };
