import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { type ActedBy, applicationCase } from "#records/common.ts";
import type { Task } from "#records/procedure.ts";
import { jstDay } from "#scheme/calendar.ts";
import { taskDue } from "#scheme/task-due.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { commitInquiry } from "./core/commit-inquiry.ts";
import { type InquiryCase, loadInquiryCase } from "./core/inquiry-case.ts";
import { inquiryNotice } from "./core/inquiry-notice.ts";
import { untilSettled } from "./core/retry.ts";
import { sealedTurn } from "./core/sealed-answers.ts";
import { closing, newTask, opening, openTasks, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.settleSilence;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/** The secretariat settles the inquiry to a body that stays silent: more time, or deemed no objection, with reasons (E-03). */
export const settleSilence =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => settleOnce(deps, command));

async function settleOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const found = await loadInquiryCase(deps, command.applicationId, command.body);
  if (found === undefined) return refused("not-found");
  const act = command.action === "prolong" ? "prolong" : "deemNoObjection";
  const forbidden = forbids(command.actor, act, found.application);
  if (forbidden !== undefined) return forbidden;
  if (found.inquiry.status !== "escalated" && found.inquiry.status !== "overdue")
    return refused("not-possible-now");

  const by = actingAs(command.actor, ["reviewer"]);
  const tasks = await openTasks(deps, applicationCase(found.application.id));
  const theirs = tasks.filter((task) => task.body === found.inquiry.body);
  const committed =
    command.action === "prolong"
      ? await prolong(deps, found, theirs, by, command.reasons)
      : await deem(deps, found, theirs, by, command.reasons);
  return committed.done
    ? done(await secretariatView(deps, committed.value.application, command.actor))
    : committed;
}

async function prolong(
  deps: Needs,
  { application, inquiry, policy, body }: InquiryCase,
  tasks: readonly Task[],
  by: ActedBy,
  reasons: string,
): ReturnType<typeof commitInquiry> {
  const at = deps.clock.now();
  const round = inquiry.round + 1;
  const dueDay = taskDue("inquiryAnswer", policy, jstDay(at), inquiry.body);
  const closed = tasks.map((task) =>
    closing(task, task.taskKind === "silentBody" ? "answer" : "cancel", by, at),
  );
  return commitInquiry(deps, {
    application,
    step: {
      inquiry,
      act: "prolong",
      by,
      changes: { round, sentAt: at, dueDay },
      said: await sealedTurn(deps, inquiry, "prolong", reasons),
    },
    tasks: together(
      ...closed,
      opening(newTask(deps, taskCase(application), policy, "inquiryAnswer", { body: inquiry.body })),
    ),
    effects: [inquiryNotice(application, body, round, dueDay)],
  });
}

async function deem(
  deps: Needs,
  { application, inquiry }: InquiryCase,
  tasks: readonly Task[],
  by: ActedBy,
  reasons: string,
): ReturnType<typeof commitInquiry> {
  const at = deps.clock.now();
  const closed = tasks.map((task) =>
    closing(task, task.taskKind === "silentBody" ? "answer" : "expire", by, at),
  );
  return commitInquiry(deps, {
    application,
    step: {
      inquiry,
      act: "deemNoObjection",
      by,
      changes: { silence: "deemNoObjection" },
      said: await sealedTurn(deps, inquiry, "deemNoObjection", reasons),
    },
    tasks: together(...closed),
  });
}
