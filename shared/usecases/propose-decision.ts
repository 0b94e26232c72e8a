import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { aboutCase, loadApplication, policyOf } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { reviewedToo } from "./core/review.ts";
import { closing, newTask, opening, openTask, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.proposeDecision;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/**
 * A reviewer proposes to certify or to refuse (F-01). To certify needs the bodies' answers, and where one objects, how
 * the objection was weighed (E-04).
 */
export const proposeDecision =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => proposeOnce(deps, command));

async function proposeOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, command.applicationId);
  if (application === undefined) return refused("not-found");
  const forbidden = forbids(command.actor, "propose", application);
  if (forbidden !== undefined) return forbidden;
  if (application.status !== "review") return refused("not-possible-now");
  const certifies = command.outcome === "certify";
  if (certifies && application.inquiryResult === "notAsked") return refused("not-possible-now");
  if (certifies && application.inquiryResult === "objection" && command.onObjections === undefined) {
    return refused("objection-unanswered");
  }
  const task = await openTask(deps, applicationCase(application.id), "proposal");
  if (task === undefined) return refused("task-closed");

  const at = deps.clock.now();
  const by = actingAs(command.actor, ["reviewer"]);
  const decision = newTask(deps, taskCase(application), policyOf(application), "decision");
  const parts = together(closing(task, "answer", by, at), opening(decision));
  const { outcome, reasons, onObjections } = command;
  const proposal = { outcome, reasons, by, at, ...(onObjections === undefined ? {} : { onObjections }) };
  const proposed = await actOnApplication(deps, {
    application,
    act: "propose",
    by,
    changes: { proposal, proposedBy: by.subject, reviewedBy: reviewedToo(application, by) },
    data: { outcome, reasons, ...(onObjections === undefined ? {} : { onObjections }) },
    writes: parts.writes,
    effects: [
      ...parts.effects,
      notice(toSecretariat, {
        template: "taskOpened",
        ...aboutCase(application),
        taskKind: "decision",
        dueDay: decision.dueDay,
      }),
    ],
  });
  return proposed.done ? done(await secretariatView(deps, proposed.value, command.actor)) : proposed;
}
