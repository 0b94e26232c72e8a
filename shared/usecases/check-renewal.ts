import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { PrerequisiteAct } from "#scheme/prerequisite-transitions.ts";
import { taskDue } from "#scheme/task-due.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { aboutCertification, certificationTaskCase, toProvider } from "./core/certifications.ts";
import { notice } from "./core/effects.ts";
import { groundOfLapse } from "./core/lapse-ground.ts";
import { askingSecretariat, prerequisiteTask } from "./core/prerequisite-tasks.ts";
import { prerequisitePolicy, prerequisiteStep } from "./core/prerequisites.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, newTask, noTaskWrites, opening, together } from "./core/tasks.ts";
import { prerequisiteFor } from "./core/upkeep-case.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { registeredCertificationView } from "./views/registered-certification-view.ts";

type Route = typeof upkeepSecretariatRoutes.checkRenewal;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Case = {
  readonly certification: Certification;
  readonly prerequisite: Prerequisite;
  readonly report: NonNullable<Prerequisite["report"]>;
  readonly task: Task;
  readonly by: ActedBy;
};

/**
 * A reviewer accepts the report on a renewal, whose last day then stands, or returns it with reasons, for which the
 * provider gets time again (M-04). A renewal that is accepted while a revocation for its lapse is undecided leaves the
 * secretariat a task.
 */
export const checkRenewal =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => checkOnce(deps, command));

async function checkOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number, prerequisite: kind } = command;
  const act = command.outcome === "accept" ? "acceptRenewal" : "returnRenewal";
  const found = await prerequisiteFor(deps, { actor, act, number, kind });
  if (!found.done) return found;
  const { certification, prerequisite } = found.value;
  const task = await prerequisiteTask(deps, prerequisite, "renewalCheck");
  const { report } = prerequisite;
  if (task === undefined || report === undefined) return refused("task-closed");
  const made: Case = { certification, prerequisite, report, task, by: actingAs(actor, ["reviewer"]) };
  const outcome =
    command.outcome === "accept"
      ? await accept(deps, made, command.note ?? "")
      : await giveBack(deps, made, command.reasons);
  return outcome.done ? done(await registeredCertificationView(deps, certification)) : outcome;
}

const restores = ({ status }: Prerequisite) => status !== "reported";

async function accept(deps: Needs, made: Case, note: string): Promise<Outcome<undefined>> {
  const { certification, prerequisite, report, task, by } = made;
  const at = deps.clock.now();
  if (report.validUntil < jstDay(at)) return refused("renewal-not-in-order");
  const { validUntil, documents } = report;
  const stepped = prerequisiteStep(deps, {
    prerequisite,
    act: restores(prerequisite) ? "acceptRestored" : "acceptRenewal",
    by,
    changes: { validUntil, report: undefined, renewing: undefined, remindersSent: 0 },
    data: { validUntil, documents, note },
  });
  if (!stepped.done) return stepped;
  const undecided = await groundOfLapse(deps, certification, prerequisite);
  const parts = together(
    closing(task, "answer", by, at),
    undecided ? await askingSecretariat(deps, made, "prerequisiteReview") : noTaskWrites,
  );
  const told = notice(toProvider(certification), {
    template: "renewalAccepted",
    ...aboutCertification(certification),
    prerequisite: prerequisite.prerequisite,
    validUntil,
  });
  return commitTogether(deps, [...stepped.value.writes, ...parts.writes], [...parts.effects, told]);
}

function returningAct({ status, renewing }: Prerequisite): PrerequisiteAct {
  if (status !== "reported") return "returnRestored";
  return renewing === undefined ? "returnRenewal" : "returnRenewalIntoRenewing";
}

async function giveBack(deps: Needs, made: Case, reasons: string): Promise<Outcome<undefined>> {
  const { certification, prerequisite, report, task, by } = made;
  const at = deps.clock.now();
  const policy = prerequisitePolicy(prerequisite);
  const stepped = prerequisiteStep(deps, {
    prerequisite,
    act: returningAct(prerequisite),
    by,
    changes: { report: { ...report, returned: reasons } },
    data: { reasons },
  });
  if (!stepped.done) return stepped;
  // Of what is suspended or lost nothing is waited for: the provider reports when it is restored.
  const again = restores(prerequisite)
    ? undefined
    : newTask(deps, certificationTaskCase(certification), policy, "renewalReport", {
        topic: prerequisite.prerequisite,
        dueDay: taskDue("renewalReport", policy, jstDay(at)),
      });
  const parts = together(
    closing(task, "answer", by, at),
    again === undefined ? noTaskWrites : opening(again),
  );
  const told = notice(toProvider(certification), {
    template: "renewalReturned",
    ...aboutCertification(certification),
    prerequisite: prerequisite.prerequisite,
    reasons,
    ...(again === undefined ? {} : { reportBy: again.dueDay }),
  });
  return commitTogether(deps, [...stepped.value.writes, ...parts.writes], [...parts.effects, told]);
}
