import type { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRoutes.readPolicy;

/** The policy in force today in Japan, each value with its basis (N-01; published criteria, 行政手続法5条). */
export const readPolicy = (deps: Pick<Deps, "clock">) => async (): Promise<Outcome<ReplyOf<Route>>> =>
  done(policyOn(jstDay(deps.clock.now())));
