import type { drawRoutes } from "#contracts/draw-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { drawView } from "./core/draws.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof drawRoutes.listDraws;

/** Every draw there was, the latest first: a draw that was made and dropped would leave a gap (S-03). */
export const listDraws =
  (deps: Pick<Deps, "register">) =>
  async ({ after }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const page = await deps.register.listBy("draw", "group", partitions.draws, {
      limit: 50,
      descending: true,
      ...(after === undefined ? {} : { after }),
    });
    return done({
      draws: page.records.map(drawView),
      ...(page.next === undefined ? {} : { next: page.next }),
    });
  };
