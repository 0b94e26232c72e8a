import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { applicantView, applicantViewNames } from "#scheme/application-transitions.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicationSummary } from "./views/application-summary.ts";

type Route = typeof providerRoutes.listOwnApplications;

/** The applications of the signed-in person's company, the newest first. */
export const listOwnApplications =
  (deps: Pick<Deps, "register">) =>
  async ({ actor }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (actor.corporateNumber === undefined) return refused("not-allowed");
    const page = await deps.register.listBy(
      "application",
      "group",
      partitions.companyApplications(actor.corporateNumber),
      { descending: true, limit: 1000 },
    );
    return done({
      applications: page.records.map((application) => {
        const status = applicantView(application.status);
        const { updatedAt } = application.forApplicant;
        return {
          ...applicationSummary(application),
          status,
          statusName: applicantViewNames[status],
          updatedAt,
        };
      }),
    });
  };
