import type { Violation } from "#contracts/problems.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { CorrectiveAction } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { actOnCorrection, type CorrectionCase, correctionFor } from "./core/act-on-correction.ts";
import { actingAs } from "./core/authorise.ts";
import { correctionNews } from "./core/corrections.ts";
import { untilSettled } from "./core/retry.ts";
import { policyOfSurveillance, surveillanceCase } from "./core/surveillances.ts";
import { openTasks, prolonging, together } from "./core/tasks.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.extendCorrection;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

const outOfRange = ({ dueDay, latestDay }: CorrectiveAction): Violation => ({
  path: "dueDay",
  wrong: {
    ja: `期限は ${dueDay} より後、${latestDay} までの日にしてください。`,
    en: `Choose a day after ${dueDay} and not after ${latestDay}.`,
  },
});

/** An officer extends a corrective action that is not overdue, within the maximum of the policy (S-05). */
export const extendCorrection =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, dueDay, reasons } = command;
      const found = await correctionFor(deps, actor, "extendCorrection", surveillanceId);
      if (!found.done) return found;
      const { surveillance, action } = found.value;
      if (surveillance.status !== "violation") return refused("not-possible-now");
      if (jstDay(deps.clock.now()) > action.dueDay) return refused("deadline-passed");
      if (dueDay <= action.dueDay || dueDay > action.latestDay)
        return refused("invalid-input", { violations: [outOfRange(action)] });
      const extended = await actOnCorrection(deps, {
        surveillance,
        action,
        act: "extendCorrection",
        by: actingAs(actor, ["surveillanceOfficer"]),
        changes: { dueDay },
        data: { from: action.dueDay, dueDay, reasons },
        writes: await prolongingTasks(deps, found.value, dueDay, actor.subject),
        effects: [correctionNews(surveillance, { news: "extended", dueDay })],
      });
      return extended.done ? done(await surveillanceView(deps, surveillance, actor)) : extended;
    });

/** What the provider has to do by the day that the corrective action was due is due with it. */
async function prolongingTasks(
  deps: Needs,
  { surveillance, action }: CorrectionCase,
  dueDay: string,
  subject: string,
) {
  const tasks = await openTasks(deps, surveillanceCase(surveillance));
  const theirs = tasks.filter(
    (task) =>
      (task.taskKind === "correctionPlan" || task.taskKind === "correctionReport") &&
      task.dueDay === action.dueDay,
  );
  const policy = policyOfSurveillance(surveillance);
  const today = jstDay(deps.clock.now());
  return together(...theirs.map((task) => prolonging(task, policy, dueDay, today, subject))).writes;
}
