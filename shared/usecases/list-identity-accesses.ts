import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { verifyChain } from "#proof/event-chain.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { listAll } from "./core/load.ts";
import { tipFor } from "./core/tips.ts";
import { done, type Outcome } from "./outcome.ts";
import { eventView } from "./views/event-view.ts";

type Route = typeof tipRoutes.listIdentityAccesses;

/** Who looked at the identity of a reporter, when and why, and whether the record of it is intact (S-01, N-04). */
export const listIdentityAccesses =
  (deps: Pick<Deps, "register">) =>
  async ({ actor, tipId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await tipFor(deps, actor, "readTipIdentityAccesses", tipId);
    if (!found.done) return found;
    const events = await listAll(deps, "event", partitions.tipIdentityAccess(tipId));
    const tip = await deps.register.get("tipIdentityAccess", keys.tipIdentityAccess(tipId));
    const intact = verifyChain(events) && events.at(-1)?.hash === tip?.ledger.hash;
    return done({ accesses: events.map(eventView), intact });
  };
