import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceSummary } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.listSurveillances;

/** The surveillance cases in a status, the latest changed first. */
export const listSurveillances =
  (deps: Pick<Deps, "register">) =>
  async ({ status, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const partition = partitions.surveillancesIn(status);
    const { records, next } = await deps.register.listBy("surveillance", "standing", partition, {
      descending: true,
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    const surveillances = records.map(surveillanceSummary);
    return done(next === undefined ? { surveillances } : { surveillances, next });
  };
