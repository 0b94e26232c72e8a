import type { providerRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Actor } from "./actor.ts";
import { everything } from "./core/everything.ts";
import { isKnownToProvider } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { revocationSummary } from "./views/revocation-view.ts";

type Route = typeof providerRevocationRoutes.listOwnRevocations;

/** The revocations the signed-in person's company was told of, the newest first. */
export const listOwnRevocations =
  (deps: Pick<Deps, "register">) =>
  async ({ actor }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const company = actor.corporateNumber;
    if (company === undefined) return refused("not-allowed");
    const certified = partitions.companyCertifications(company);
    const found: Revocation[] = [];
    for (const { number } of await everything(deps, "certification", "group", certified))
      found.push(...(await everything(deps, "revocation", "group", partitions.revocationsOf(number))));
    const known = found.filter(isKnownToProvider).map(revocationSummary);
    return done({ revocations: known.toSorted((one, other) => other.openedAt.localeCompare(one.openedAt)) });
  };
