import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { misconductFound } from "./core/record-misconduct.ts";
import type { Outcome } from "./outcome.ts";

type Route = typeof delegationRoutes.reportMisconduct;

/** The signatory reports misconduct of a seconded person; a surveillance case follows it up (L-03, S-02). */
export const reportMisconduct =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    misconductFound(deps, command, "signatory");
