import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipDeskRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { reportersView, tipOfCode } from "./core/reporters-tip.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof tipDeskRoutes.readTipStatus;

/** Where a tip stands and what was said, for whoever has its receipt code (S-01). */
export const readTipStatus =
  (deps: Pick<Deps, "register">) =>
  async ({ code }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const found = await tipOfCode(deps, code);
    return found.done ? done(reportersView(found.value)) : found;
  };
