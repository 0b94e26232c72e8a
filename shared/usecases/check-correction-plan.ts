import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { CorrectiveAction } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import { dueWhenGivenBack, planDue } from "#scheme/correction-due.ts";
import type { Actor } from "./actor.ts";
import { actOnCorrection, type CorrectionCase, correctionFor } from "./core/act-on-correction.ts";
import { actingAs } from "./core/authorise.ts";
import { correctionNews } from "./core/corrections.ts";
import { untilSettled } from "./core/retry.ts";
import { policyOfSurveillance } from "./core/surveillances.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.checkCorrectionPlan;

type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** Until when the provider has it again after its plan was looked at. */
function dueAgain({ dueDay, latestDay, plan }: CorrectiveAction, now: string): string {
  const today = jstDay(now);
  return dueWhenGivenBack({ dueDay, latestDay, handedInOn: jstDay(plan?.at ?? now), today });
}

/** An officer approves the plan of a corrective action, or returns it (S-05). */
export const checkCorrectionPlan =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, outcome } = command;
      const act = outcome === "approve" ? "approvePlan" : "returnPlan";
      const found = await correctionFor(deps, actor, act, surveillanceId);
      if (!found.done) return found;
      const checked =
        command.outcome === "approve"
          ? await approve(deps, found.value, actor, command.note)
          : await sendBack(deps, found.value, actor, command.note);
      return checked.done ? done(await surveillanceView(deps, found.value.surveillance, actor)) : checked;
    });

function approve(
  deps: Needs,
  { surveillance, action }: CorrectionCase,
  actor: Actor,
  note: string | undefined,
): Promise<Outcome<CorrectiveAction>> {
  const by = actingAs(actor, ["surveillanceOfficer"]);
  const dueDay = dueAgain(action, deps.clock.now());
  const noted = note === undefined ? {} : { note };
  return actOnCorrection(deps, {
    surveillance,
    action,
    act: "approvePlan",
    by,
    changes: { dueDay, checkedBy: by.subject },
    data: { dueDay, ...noted },
    handover: { answers: "correctionPlanCheck", opens: { kind: "correctionReport", dueDay } },
    effects: [correctionNews(surveillance, { news: "planApproved", dueDay, ...noted })],
  });
}

function sendBack(
  deps: Needs,
  { surveillance, action }: CorrectionCase,
  actor: Actor,
  note: string,
): Promise<Outcome<CorrectiveAction>> {
  const by = actingAs(actor, ["surveillanceOfficer"]);
  const now = deps.clock.now();
  const dueDay = dueAgain(action, now);
  const planDueDay = planDue(policyOfSurveillance(surveillance), jstDay(now), dueDay);
  return actOnCorrection(deps, {
    surveillance,
    action,
    act: "returnPlan",
    by,
    changes: { dueDay, checkedBy: by.subject, returned: note },
    data: { dueDay, note },
    handover: { answers: "correctionPlanCheck", opens: { kind: "correctionPlan", dueDay: planDueDay } },
    effects: [correctionNews(surveillance, { news: "planReturned", dueDay: planDueDay, note })],
  });
}
