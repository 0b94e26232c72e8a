import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import type { Application, ApplicationIn } from "#records/application.ts";
import { applicationCase } from "#records/common.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { anyStops } from "#scheme/finding.ts";
import type { Actor } from "./actor.ts";
import { actOnApplication } from "./core/act-on-application.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { notice, toApplicant } from "./core/effects.ts";
import { aboutCase, loadApplication, policyOf } from "./core/load.ts";
import { sendBack } from "./core/remediation.ts";
import { untilSettled } from "./core/retry.ts";
import { reviewedToo, staffFindings } from "./core/review.ts";
import { closing, newTask, opening, openTask, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.completeFormCheck;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;
type Case = { application: ApplicationIn<"formCheck">; task: Task };

/**
 * The reviewer completes the form check (事務局の役割 2): accepts the application, sends it back for remediation, or
 * refers it for refusal. Accepted is only what has no finding that stops.
 */
export const completeFormCheck =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => completeOnce(deps, command));

async function completeOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const application = await loadApplication(deps, command.applicationId);
  if (application === undefined) return refused("not-found");
  const act = {
    accept: "acceptForm",
    remediate: "requestRemediation",
    referForRefusal: "referForRefusal",
  } as const;
  const forbidden = forbids(command.actor, act[command.outcome], application);
  if (forbidden !== undefined) return forbidden;
  if (application.status !== "formCheck") return refused("not-possible-now");
  const task = await openTask(deps, applicationCase(application.id), "formCheck");
  if (task === undefined) return refused("task-closed");
  const outcome = await completed(deps, { application, task }, command);
  return outcome.done ? done(await secretariatView(deps, outcome.value, command.actor)) : outcome;
}

function completed(deps: Needs, found: Case, command: Command): Promise<Outcome<Application>> {
  if (command.outcome === "accept") return accept(deps, found, command);
  if (command.outcome === "remediate") return remediate(deps, found, command);
  return referForRefusal(deps, found, command);
}

async function accept(
  deps: Needs,
  { application, task }: Case,
  command: Extract<Command, { outcome: "accept" }>,
): Promise<Outcome<Application>> {
  if (anyStops(application.findings)) return refused("not-possible-now", { findings: application.findings });
  const by = actingAs(command.actor, ["reviewer"]);
  const at = deps.clock.now();
  const closed = closing(task, "answer", by, at);
  const standardBusinessDays = policyOf(application).processing.standardBusinessDays.value;
  return actOnApplication(deps, {
    application,
    act: "acceptForm",
    by,
    changes: { reviewedBy: reviewedToo(application, by) },
    data: command.note === undefined ? {} : { note: command.note },
    writes: closed.writes,
    effects: [
      ...closed.effects,
      notice(toApplicant(application.id), {
        template: "accepted",
        ...aboutCase(application),
        acceptedOn: jstDay(at),
        standardBusinessDays,
      }),
    ],
  });
}

async function remediate(
  deps: Needs,
  { application, task }: Case,
  command: Extract<Command, { outcome: "remediate" }>,
): Promise<Outcome<Application>> {
  const policy = policyOf(application);
  if (application.remediationRounds >= policy.remediation.maximumRounds.value) return refused("rounds-used");
  const by = actingAs(command.actor, ["reviewer"]);
  return sendBack(deps, {
    application,
    policy,
    by,
    findings: [...application.findings, ...staffFindings(command.findings)],
    note: command.note,
    reviewedBy: reviewedToo(application, by),
    closed: closing(task, "answer", by, deps.clock.now()),
  });
}

async function referForRefusal(
  deps: Needs,
  { application, task }: Case,
  command: Extract<Command, { outcome: "referForRefusal" }>,
): Promise<Outcome<Application>> {
  const by = actingAs(command.actor, ["reviewer"]);
  const proposal = newTask(deps, taskCase(application), policyOf(application), "proposal");
  const parts = together(closing(task, "answer", by, deps.clock.now()), opening(proposal));
  return actOnApplication(deps, {
    application,
    act: "referForRefusal",
    by,
    changes: { inquiryResult: "notAsked", reviewedBy: reviewedToo(application, by) },
    data: { note: command.note },
    writes: parts.writes,
    effects: parts.effects,
  });
}
