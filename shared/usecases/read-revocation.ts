import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { timelineOf } from "./core/timeline.ts";
import { done, type Outcome } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.readRevocation;

/** A revocation with all that belongs to it and every act on it (X-03, S-06). A conflicted person reads nothing. */
export const readRevocation =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor, revocationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await revocationFor(deps, actor, revocationId, "readRevocation");
    if (!found.done) return found;
    const revocation = found.value;
    const timeline = await timelineOf(deps, partitions.revocation(revocation.id), revocation.ledger);
    return done({ ...(await secretariatRevocationView(deps, revocation)), ...timeline });
  };
