import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome } from "./outcome.ts";
import { tipSummary } from "./views/tip-view.ts";

type Route = typeof tipRoutes.listTips;

/** The tips in a status, the latest changed first (S-01). */
export const listTips =
  (deps: Pick<Deps, "register">) =>
  async ({ status, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const { records, next } = await deps.register.listBy("tip", "standing", partitions.tipsIn(status), {
      descending: true,
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    const tips = records.map(tipSummary);
    return done(next === undefined ? { tips } : { tips, next });
  };
