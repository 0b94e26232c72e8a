import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { type ActedBy, applicationCase } from "#records/common.ts";
import type { InquiryAnswer } from "#records/procedure.ts";
import type { Actor } from "./actor.ts";
import { actingAs, forbids } from "./core/authorise.ts";
import { commitInquiry } from "./core/commit-inquiry.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { type InquiryCase, loadInquiryCase } from "./core/inquiry-case.ts";
import { aboutCase } from "./core/load.ts";
import { untilSettled } from "./core/retry.ts";
import { sealedTurn } from "./core/sealed-answers.ts";
import { closing, newTask, noTaskWrites, opening, openTasks, taskCase, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { governmentView } from "./views/government-view.ts";

type Route = typeof governmentRoutes.answerInquiry;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids" | "answerVault">;

const acts = {
  noObjection: "answerNoObjection",
  objection: "answerObjection",
  notConcerned: "answerNotConcerned",
  moreInformation: "askForInformation",
} as const satisfies Record<Command["answer"], InquiryAnswer["act"]>;

/** A body answers an inquiry (E-02): an act of a signed-in person, with name, body and time. */
export const answerInquiry =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => answerOnce(deps, command));

async function answerOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, applicationId } = command;
  const found = await loadInquiryCase(deps, applicationId, actor.body ?? "");
  if (found === undefined) return refused("not-found");
  const act = acts[command.answer];
  const forbidden = forbids(actor, act, found.application, found.inquiry.body);
  if (forbidden !== undefined) return forbidden;

  const by = actingAs(actor, ["governmentResponder"]);
  const committed = await commitInquiry(deps, {
    application: found.application,
    step: {
      inquiry: found.inquiry,
      act,
      by,
      said: await sealedTurn(deps, found.inquiry, act, command.text ?? ""),
    },
    ...(await consequences(deps, found, command.answer, by)),
  });
  return committed.done
    ? done(await governmentView(deps, found.application, committed.value.inquiry))
    : committed;
}

/** The body's tasks are answered; a question opens a task for the secretariat. */
async function consequences(deps: Needs, found: InquiryCase, answer: Command["answer"], by: ActedBy) {
  const { application, inquiry, policy } = found;
  const at = deps.clock.now();
  const tasks = await openTasks(deps, applicationCase(application.id));
  const closed = tasks
    .filter((task) => task.body === inquiry.body)
    .map((task) => closing(task, task.taskKind === "inquiryAnswer" ? "answer" : "cancel", by, at));
  if (answer !== "moreInformation") return { tasks: together(...closed, noTaskWrites) };
  const supplement = newTask(deps, taskCase(application), policy, "inquirySupplement", {
    body: inquiry.body,
  });
  return {
    tasks: together(...closed, opening(supplement)),
    effects: [
      notice(toSecretariat, {
        template: "taskOpened",
        ...aboutCase(application),
        taskKind: "inquirySupplement",
        dueDay: supplement.dueDay,
      }),
    ],
  };
}
