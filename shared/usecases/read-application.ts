import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.readApplication;

/** An application with all that belongs to it. A draft is the applicant's alone; a conflicted person reads nothing. */
export const readApplication =
  (deps: Pick<Deps, "register" | "clock" | "answerVault">) =>
  async ({ actor, applicationId }: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, applicationId);
    if (application === undefined || application.status === "draft") return refused("not-found");
    return forbids(actor, "readCase", application) ?? done(await secretariatView(deps, application, actor));
  };
