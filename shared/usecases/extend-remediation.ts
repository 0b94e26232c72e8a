import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { notice, toApplicant } from "./core/effects.ts";
import { aboutCase, loadApplication, policyOf } from "./core/load.ts";
import { pastRemediation } from "./core/remediation.ts";
import { untilSettled } from "./core/retry.ts";
import { openTask, prolonging } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.extendRemediation;
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/** Extends the time limit of a remediation, as often and as long as the policy allows (D-09). */
export const extendRemediation =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => extendOnce(deps, command));

async function extendOnce(
  deps: Needs,
  command: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, command.applicationId);
  if (application === undefined) return refused("not-found");
  const forbidden = forbids(command.actor, "extendRemediation", application);
  if (forbidden !== undefined) return forbidden;
  if (application.status !== "remediation") return refused("not-possible-now");
  if (pastRemediation(application, deps.clock.now())) return refused("deadline-passed");
  const policy = policyOf(application);
  const { remediation } = application;
  if (remediation.extensionsUsed >= policy.remediation.extensions.value) return refused("extension-used");
  const task = await openTask(deps, applicationCase(application.id), "remediation");
  if (task === undefined) return refused("task-closed");

  const by = actingAs(command.actor, ["applicant", "signatory"]);
  const dueDay = addDays(remediation.dueDay, policy.remediation.extensionDays.value);
  const prolonged = prolonging(task, policy, dueDay, jstDay(deps.clock.now()), by.subject);
  const extended = await actOnApplication(deps, {
    application,
    act: "extendRemediation",
    by,
    changes: { remediation: { ...remediation, dueDay, extensionsUsed: remediation.extensionsUsed + 1 } },
    data: { dueDay, reason: command.reason },
    writes: prolonged.writes,
    effects: [
      ...prolonged.effects,
      notice(toApplicant(application.id), {
        template: "remediationExtended",
        ...aboutCase(application),
        dueDay,
      }),
    ],
  });
  return extended.done ? done(await applicantView(deps, extended.value)) : extended;
}
