import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { certificationFor } from "./core/declared-work.ts";
import { declaredPage, nextOf } from "./core/list-declared.ts";
import { done, type Outcome } from "./outcome.ts";
import { delegationViews } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.listOwnDelegations;

/** The company's own delegations under a certification, each judged today (L-02). */
export const listOwnDelegations =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, number, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, actor, "readDelegations", number);
    if (!found.done) return found;
    const page = await declaredPage(deps, "delegation", number, after);
    return done({ delegations: await delegationViews(deps, page.records), ...nextOf(page) });
  };
