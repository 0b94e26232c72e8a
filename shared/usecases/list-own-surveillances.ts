import type { ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { everything } from "./core/everything.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { ownSurveillanceSummary } from "./views/own-surveillance-view.ts";

type Route = typeof surveillanceProviderRoutes.listOwnSurveillances;

/** The surveillance that a company was notified of, of all its certifications, the latest first (S-04). */
export const listOwnSurveillances =
  (deps: Pick<Deps, "register">) =>
  async ({ actor }: { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.corporateNumber === undefined) return refused("not-allowed");
    const theirs = partitions.companyCertifications(actor.corporateNumber);
    const certifications = await everything(deps, "certification", "group", theirs);
    const cases = await Promise.all(
      certifications.map(({ number }) =>
        everything(deps, "surveillance", "group", partitions.surveillancesOf(number)),
      ),
    );
    const latestFirst = cases.flat().toSorted((one, other) => other.id.localeCompare(one.id));
    return done({ surveillances: latestFirst.flatMap((each) => ownSurveillanceSummary(each) ?? []) });
  };
