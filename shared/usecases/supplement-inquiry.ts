import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { jstDay } from "#scheme/calendar.ts";
import { taskDue } from "#scheme/task-due.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { type CommittedInquiry, commitInquiry } from "./core/commit-inquiry.ts";
import { notice, toApplicant } from "./core/effects.ts";
import { type InquiryCase, loadInquiryCase } from "./core/inquiry-case.ts";
import { inquiryNotice } from "./core/inquiry-notice.ts";
import { aboutCase } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { sealedTurn } from "./core/sealed-answers.ts";
import { closing, newTask, opening, openTask, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatView } from "./views/secretariat-view.ts";

type Route = typeof secretariatRoutes.supplementInquiry;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/**
 * Responds to a body that needs more information (E-02): answers it, which puts the inquiry again with a new due day,
 * or asks the applicant first, without naming the body (E-05).
 */
export const supplementInquiry =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => supplementOnce(deps, command));

async function supplementOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, applicationId } = command;
  const found = await loadInquiryCase(deps, applicationId, command.body);
  if (found === undefined) return refused("not-found");
  const forbidden = forbids(actor, "supplement", found.application);
  if (forbidden !== undefined) return forbidden;
  const committed =
    command.action === "answerBody"
      ? await answerBody(deps, found, actor, command.text)
      : await askApplicant(deps, found, actor, command.question);
  return committed.done ? done(await secretariatView(deps, committed.value.application, actor)) : committed;
}

async function answerBody(
  deps: Needs,
  { application, inquiry, policy, body }: InquiryCase,
  actor: Actor,
  text: string,
): Promise<Outcome<CommittedInquiry>> {
  const task = await openTask(deps, applicationCase(application.id), "inquirySupplement", {
    body: inquiry.body,
  });
  if (task === undefined) return refused("task-closed");
  const by = actingAs(actor, ["reviewer"]);
  const at = deps.clock.now();
  const round = inquiry.round + 1;
  const dueDay = taskDue("inquiryAnswer", policy, jstDay(at), inquiry.body);
  return commitInquiry(deps, {
    application,
    step: {
      inquiry,
      act: "supplement",
      by,
      changes: { round, sentAt: at, dueDay },
      said: await sealedTurn(deps, inquiry, "supplement", text),
    },
    tasks: together(
      closing(task, "answer", by, at),
      opening(newTask(deps, taskCase(application), policy, "inquiryAnswer", { body: inquiry.body })),
    ),
    effects: [inquiryNotice(application, body, round, dueDay)],
  });
}

async function askApplicant(
  deps: Needs,
  { application, inquiry, policy }: InquiryCase,
  actor: Actor,
  question: string,
): Promise<Outcome<CommittedInquiry>> {
  const task = await openTask(deps, applicationCase(application.id), "inquirySupplement", {
    body: inquiry.body,
  });
  if (task === undefined) return refused("task-closed");
  const by = actingAs(actor, ["reviewer"]);
  const asked = newTask(deps, taskCase(application), policy, "applicantInformation", { body: inquiry.body });
  return commitInquiry(deps, {
    application,
    step: {
      inquiry,
      act: "askApplicant",
      by,
      changes: { questionToApplicant: question },
      said: await sealedTurn(deps, inquiry, "askApplicant", question),
    },
    tasks: together(closing(task, "answer", by, deps.clock.now()), opening(asked)),
    effects: [
      notice(toApplicant(application.id), {
        template: "informationRequest",
        ...aboutCase(application),
        question,
        dueDay: asked.dueDay,
      }),
    ],
  });
}
