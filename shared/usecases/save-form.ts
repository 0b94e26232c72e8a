import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { loadApplication } from "./core/load.ts";
import { pastRemediation } from "./core/remediation.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.saveForm;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/**
 * Saves the whole form of a draft, or of an application sent back for remediation (B-05, D-09).
 * The caller names the version they edited, so that two people do not overwrite each other unseen; what the secretariat
 * writes meanwhile is no such change.
 */
export const saveForm =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => saveOnce(deps, command));

async function saveOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, command.applicationId);
  if (application === undefined) return refused("not-found");
  const act = application.status === "remediation" ? "saveRemediation" : "saveDraft";
  const forbidden = forbids(command.actor, act, application);
  if (forbidden !== undefined) return forbidden;
  if (pastRemediation(application, deps.clock.now())) return refused("deadline-passed");
  if (application.status !== "draft" && application.status !== "remediation")
    return refused("not-possible-now");
  if (application.forApplicant.version !== command.version) return refused("changed-meanwhile");

  const saved = await actOnApplication(deps, {
    application,
    act,
    by: actingAs(command.actor, ["applicant", "signatory"]),
    changes: { form: command.form },
    data: { formDigest: digestOf(command.form) },
  });
  return saved.done ? done(await applicantView(deps, saved.value)) : saved;
}
