import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { partitions } from "#records/layout.ts";
import { applicationStatuses } from "#scheme/application-transitions.ts";
import type { Actor } from "./actor.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicationSummary } from "./views/application-summary.ts";

type Route = typeof secretariatRoutes.listApplications;

/** Only the list of one status has pages. */
const statusWanted = {
  path: "status",
  wrong: {
    ja: "続きを読むには、前と同じ status を指定してください。",
    en: "To go on with a list, name its status as before.",
  },
};

/** Applications by status, the latest changed first; of all statuses the latest of each when none is named. Drafts are the applicant's alone. */
export const listApplications =
  (deps: Pick<Deps, "register">) =>
  async ({ status, after }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    if (status === "draft") return done({ applications: [] });
    if (status !== undefined) {
      const page = await deps.register.listBy("application", "standing", partitions.applicationsIn(status), {
        descending: true,
        limit: 100,
        ...(after === undefined ? {} : { after }),
      });
      const applications = page.records.map(applicationSummary);
      return done(page.next === undefined ? { applications } : { applications, next: page.next });
    }
    if (after !== undefined) return refused("invalid-input", { violations: [statusWanted] });
    const pages = await Promise.all(
      applicationStatuses
        .filter((each) => each !== "draft")
        .map((each) =>
          deps.register.listBy("application", "standing", partitions.applicationsIn(each), {
            descending: true,
            limit: 100,
          }),
        ),
    );
    const all = pages.flatMap((page) => page.records).map(applicationSummary);
    return done({ applications: all.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt)) });
  };
