import type { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Bilingual } from "#scheme/bilingual.ts";
import { jstDay, wareki } from "#scheme/calendar.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRoutes.readPolicy;

/**
 * The policy that is applied today in Japan, each value with its basis, and whether it is in force or applied ahead of
 * its day (N-01; published criteria, 行政手続法5条).
 */
export const readPolicy = (deps: Pick<Deps, "clock">) => async (): Promise<Outcome<ReplyOf<Route>>> => {
  const asOf = jstDay(deps.clock.now());
  const policy = policyOn(asOf);
  const inForce = policy.effectiveFrom <= asOf;
  return done({ asOf, inForce, standing: standingOf(policy.effectiveFrom, inForce), policy });
};

function standingOf(day: string, inForce: boolean): Bilingual {
  return inForce
    ? { ja: `${wareki(day)}から適用しています。`, en: `Applied since ${day}.` }
    : {
        ja: `${wareki(day)}に適用を始める規則です。まだ適用日前ですが、試行のためにこの規則を用いています。`,
        en: `These rules apply from ${day}. That day has not come yet; they are used ahead of it as a pilot.`,
      };
}
