import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { certificationFor } from "./core/declared-work.ts";
import { declaredPage, nextOf } from "./core/list-declared.ts";
import { done, type Outcome } from "./outcome.ts";
import { secondmentView } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.listOwnSecondments;

/** The persons the company has taken in under a certification (L-03). */
export const listOwnSecondments =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, number, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await certificationFor(deps, actor, "readDelegations", number);
    if (!found.done) return found;
    const page = await declaredPage(deps, "secondment", number, after);
    return done({ secondments: page.records.map(secondmentView), ...nextOf(page) });
  };
