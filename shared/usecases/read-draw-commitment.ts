import * as z from "zod";
import type { drawRoutes } from "#contracts/draw-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { loadDraw, loadJson } from "./core/draws.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof drawRoutes.readDrawCommitment;

/** What was published before a draw, to the letter: whoever keeps it can hold the draw against it (S-03). */
export const readDrawCommitment =
  (deps: Pick<Deps, "register" | "documents">) =>
  async ({ drawId }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const draw = await loadDraw(deps, drawId);
    if (draw === undefined) return refused("not-found");
    return done(z.record(z.string(), z.json()).parse(await loadJson(deps, draw.commitmentKey)));
  };
