import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { ownCertificationView } from "./views/certification-view.ts";

type Route = typeof upkeepProviderRoutes.listOwnCertifications;

/** The certifications of the signed-in person's company, the newest first, as they stand today. */
export const listOwnCertifications =
  (deps: Pick<Deps, "register" | "clock">) =>
  async ({ actor }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.corporateNumber === undefined) return refused("not-allowed");
    const page = await deps.register.listBy(
      "certification",
      "group",
      partitions.companyCertifications(actor.corporateNumber),
      { descending: true, limit: 100 },
    );
    const certifications = await Promise.all(page.records.map((each) => ownCertificationView(deps, each)));
    return done({ certifications });
  };
