import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { revocationStatuses } from "#scheme/revocation-transitions.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome } from "./outcome.ts";
import { revocationSummary } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.listRevocations;

/** Revocations, the latest changed first: the latest hundred of the status named, or of each. */
export const listRevocations =
  (deps: Pick<Deps, "register">) =>
  async ({ status }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const statuses = status === undefined ? revocationStatuses : [status];
    const pages = await Promise.all(
      statuses.map((each) =>
        deps.register.listBy("revocation", "standing", partitions.revocationsIn(each), {
          descending: true,
          limit: 100,
        }),
      ),
    );
    const revocations = pages.flatMap((page) => page.records).map(revocationSummary);
    return done({
      revocations: revocations.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt)),
    });
  };
