import type { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRoutes.readHealth;

/** Whether the register answers: one consistent read of a small record, there or not. Throws when it does not. */
export const readHealth =
  (deps: Pick<Deps, "register" | "clock">) => async (): Promise<Outcome<ReplyOf<Route>>> => {
    await deps.register.get("watermark", keys.watermark("health"));
    return done({ status: "ok", now: deps.clock.now() });
  };
