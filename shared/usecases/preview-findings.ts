import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { anyStops } from "#scheme/finding.ts";
import { findingsOf } from "#scheme/findings/index.ts";
import type { Actor } from "./actor.ts";
import { forbids } from "./core/authorise.ts";
import { loadApplication, policyOf } from "./core/load.ts";
import { validationInput } from "./core/validation.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof providerRoutes.previewFindings;

/** What the automatic check would find in the application as it stands now, before it is filed (B-05, D-08). */
export const previewFindings =
  (deps: Pick<Deps, "register" | "clock">) =>
  async (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> => {
    const application = await loadApplication(deps, command.applicationId);
    if (application === undefined) return refused("not-found");
    const forbidden = forbids(command.actor, "readCase", application);
    if (forbidden !== undefined) return forbidden;
    const findings = findingsOf(await validationInput(deps, application, policyOf(application)));
    return done({ findings: [...findings], complete: !anyStops(findings) });
  };
