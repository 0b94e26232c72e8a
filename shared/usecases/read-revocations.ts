import type { publicRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { revocationStatuses, standsRevoked } from "#scheme/revocation-transitions.ts";
import { everything } from "./core/everything.ts";
import { publicRevocationOn } from "./core/public-revocations.ts";
import { revokedOn, todayOf } from "./core/revocations.ts";
import { done, type Outcome } from "./outcome.ts";

type Route = typeof publicRevocationRoutes.readRevocations;
type Reads = Pick<Deps, "register" | "clock">;

const pageSize = 100;
const placeOf = (revocation: Revocation) => `${revokedOn(revocation) ?? ""}#${revocation.id}`;

/** The revocations that stand, uniformly, the newest first, for as long as the policy publishes them (G-02). */
export const readRevocations =
  (deps: Reads) =>
  async ({ after }: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const today = todayOf(deps);
    const standing: Revocation[] = [];
    for (const status of revocationStatuses.filter(standsRevoked))
      standing.push(...(await everything(deps, "revocation", "standing", partitions.revocationsIn(status))));
    const following = standing
      .filter((each) => after === undefined || placeOf(each) < after)
      .toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1))
      .flatMap((each) => {
        const shown = publicRevocationOn(each, today);
        return shown === undefined ? [] : [{ shown, place: placeOf(each) }];
      });
    const page = following.slice(0, pageSize);
    const last = page.at(-1);
    return done({
      asOf: today,
      publishedForYears: policyOn(today).revocation.publicationYears.value,
      revocations: page.map(({ shown }) => shown),
      ...(following.length > pageSize && last !== undefined ? { next: last.place } : {}),
    });
  };
