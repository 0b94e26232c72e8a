import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps, Write } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { CorrectiveAction } from "#records/surveillance.ts";
import { jstDay } from "#scheme/calendar.ts";
import { dueWhenGivenBack } from "#scheme/correction-due.ts";
import type { Actor } from "./actor.ts";
import { actOnCorrection, type CorrectionCase, correctionFor } from "./core/act-on-correction.ts";
import { actingAs } from "./core/authorise.ts";
import { loadCertification } from "./core/certifications.ts";
import { notDone } from "./core/correction-not-done.ts";
import { closingCorrection, correctionNews } from "./core/corrections.ts";
import { untilSettled } from "./core/retry.ts";
import { loadSurveillance, surveillanceStep } from "./core/surveillances.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.checkCorrection;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

const acts = { confirm: "confirmDone", return: "returnReport", notDone: "decideNotDone" } as const;

/**
 * Somebody who did not check it before confirms that a corrective action is done, or finds it not done, which leads to
 * a revocation; it may also be returned (S-05, F-01).
 */
export const checkCorrection =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, outcome } = command;
      const found = await correctionFor(deps, actor, acts[outcome], surveillanceId);
      if (!found.done) return found;
      if (found.value.action.status !== "reported") return refused("not-possible-now");
      const checked = await checkOnce(deps, found.value, command);
      if (!checked.done) return checked;
      const now = (await loadSurveillance(deps, surveillanceId)) ?? found.value.surveillance;
      return done(await surveillanceView(deps, now, actor));
    });

function checkOnce(
  deps: Needs,
  found: CorrectionCase,
  { actor, outcome, reasons }: Command,
): Promise<Outcome<CorrectiveAction>> {
  if (outcome === "return")
    return sendBack(deps, found, actingAs(actor, ["surveillanceOfficer", "decider"]), reasons);
  const by = actingAs(actor, ["decider"]);
  if (outcome === "confirm") return confirm(deps, found, by, reasons);
  return notDone(deps, { ...found, act: "decideNotDone", by, reasons, answers: "correctionCheck" });
}

function sendBack(
  deps: Needs,
  { surveillance, action }: CorrectionCase,
  by: ActedBy,
  note: string,
): Promise<Outcome<CorrectiveAction>> {
  const now = deps.clock.now();
  const handedInOn = jstDay(action.report?.at ?? now);
  const { dueDay: before, latestDay } = action;
  const dueDay = dueWhenGivenBack({ dueDay: before, latestDay, handedInOn, today: jstDay(now) });
  return actOnCorrection(deps, {
    surveillance,
    action,
    act: "returnReport",
    by,
    changes: { dueDay, returned: note, checkedBy: by.subject },
    data: { dueDay, note },
    handover: { answers: "correctionCheck", opens: { kind: "correctionReport", dueDay } },
    effects: [correctionNews(surveillance, { news: "reportReturned", dueDay, note })],
  });
}

async function confirm(
  deps: Needs,
  { surveillance, action }: CorrectionCase,
  by: ActedBy,
  reasons: string,
): Promise<Outcome<CorrectiveAction>> {
  const at = deps.clock.now();
  const closed = surveillanceStep(deps, {
    surveillance,
    act: "closeCorrected",
    by,
    changes: { closedAt: at },
  });
  if (!closed.done) return closed;
  const certified = await certificationWrites(deps, surveillance.certificationNumber, surveillance.id, by);
  if (!certified.done) return certified;
  return actOnCorrection(deps, {
    surveillance,
    action,
    act: "confirmDone",
    by,
    changes: { finding: { reasons, by, at } },
    data: { reasons },
    handover: { answers: "correctionCheck" },
    writes: [...closed.value.writes, ...certified.value],
    effects: [correctionNews(surveillance, { news: "confirmed", dueDay: action.dueDay })],
  });
}

async function certificationWrites(
  deps: Needs,
  number: string,
  surveillanceId: string,
  by: ActedBy,
): Promise<Outcome<readonly Write[]>> {
  const certification = await loadCertification(deps, number);
  if (certification === undefined) return done([]);
  const closed = closingCorrection(deps, certification, surveillanceId, by);
  return closed.done ? done(closed.value.writes) : closed;
}
