import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.readOwnApplication;

/** One of the company's applications; another company's is not found. */
export const readOwnApplication =
  (deps: Pick<Deps, "register" | "clock" | "answerVault">) =>
  async ({ actor, applicationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, applicationId);
    if (application === undefined) return refused("not-found");
    return forbids(actor, "readCase", application) ?? done(await applicantView(deps, application));
  };
