import type { providerRoutes } from "#contracts/provider-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { commitInquiry } from "./core/commit-inquiry.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { loadInquiryCase } from "./core/inquiry-case.ts";
import { aboutCase } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { sealedTurn } from "./core/sealed-answers.ts";
import { closing, newTask, opening, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { applicantView } from "./views/applicant-view.ts";

type Route = typeof providerRoutes.answerInformationRequest;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

/** The applicant answers a question that came up in the inquiry; they are not told whose question it is (E-02, E-05). */
export const answerInformationRequest =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => answerOnce(deps, command));

async function answerOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, applicationId, requestId } = command;
  const task = await deps.register.get("task", keys.task(applicationCase(applicationId), requestId));
  if (task?.taskKind !== "applicantInformation" || task.body === undefined) return refused("not-found");
  const found = await loadInquiryCase(deps, applicationId, task.body);
  if (found === undefined) return refused("not-found");
  const { application, inquiry, policy } = found;
  const forbidden = forbids(actor, "applicantInforms", application);
  if (forbidden !== undefined) return forbidden;
  const at = deps.clock.now();
  if (task.status !== "open") return refused("task-closed");
  if (jstDay(at) > task.dueDay) return refused("deadline-passed");

  const by = actingAs(actor, ["applicant", "signatory"]);
  const supplement = newTask(deps, taskCase(application), policy, "inquirySupplement", {
    body: inquiry.body,
  });
  const committed = await commitInquiry(deps, {
    application,
    step: {
      inquiry,
      act: "applicantInforms",
      by,
      said: await sealedTurn(deps, inquiry, "applicantInforms", command.text),
    },
    tasks: together(closing(task, "answer", by, at), opening(supplement)),
    effects: [
      notice(toSecretariat, {
        template: "taskOpened",
        ...aboutCase(application),
        taskKind: "inquirySupplement",
        dueDay: supplement.dueDay,
      }),
    ],
  });
  return committed.done ? done(await applicantView(deps, application)) : committed;
}
