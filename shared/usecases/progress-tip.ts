import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Tip } from "#records/tip.ts";
import type { TipAct } from "#scheme/tip-transitions.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { together } from "./core/tasks.ts";
import { actOnTip, closingTipTask, nextMessage, openingTipTask, tipFor } from "./core/tips.ts";
import { done, type Outcome } from "./outcome.ts";
import { tipView } from "./views/tip-view.ts";

type Route = typeof tipRoutes.progressTip;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

const acts = {
  accept: "acceptTip",
  notAccept: "declineTip",
  investigate: "investigateTip",
  recordMeasure: "recordMeasure",
  tellOutcome: "tellOutcome",
  close: "closeTip",
} as const satisfies Record<Command["step"], TipAct>;

/**
 * An officer takes a tip on: says whether it is accepted, investigates, records what was done, tells the reporter what
 * became of it, and closes it. Whether it is accepted or not, its reporter is told the outcome by a due day (S-01).
 */
export const progressTip =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const found = await tipFor(deps, command.actor, acts[command.step], command.tipId);
      if (!found.done) return found;
      const by = actingAs(command.actor, ["surveillanceOfficer"]);
      const stepped = await take(deps, found.value, by, command);
      return stepped.done ? done(await tipView(deps, stepped.value)) : stepped;
    });

function take(deps: Needs, tip: Tip, by: ActedBy, command: Command): Promise<Outcome<Tip>> {
  const at = deps.clock.now();
  switch (command.step) {
    case "accept":
    case "notAccept":
      return assess(deps, tip, by, acts[command.step], command.reasons);
    case "recordMeasure": {
      const { measure: text } = command;
      return actOnTip(deps, {
        tip,
        act: "recordMeasure",
        by,
        changes: { measure: { text, by, at } },
        data: { measure: text },
      });
    }
    case "tellOutcome":
      return tell(deps, tip, by, command.message);
    default:
      return actOnTip(deps, { tip, act: acts[command.step], by });
  }
}

async function assess(
  deps: Needs,
  tip: Tip,
  by: ActedBy,
  act: "acceptTip" | "declineTip",
  reasons: string,
): Promise<Outcome<Tip>> {
  const step = {
    tip,
    act,
    by,
    changes: { assessment: { reasons, by, at: deps.clock.now() } },
    data: { reasons },
  };
  if (tip.status !== "received") return actOnTip(deps, step);
  const closed = await closingTipTask(deps, tip, "tipAcknowledgement", by);
  if (!closed.done) return closed;
  return actOnTip(deps, { ...step, ...together(closed.value, openingTipTask(deps, tip, "tipOutcome")) });
}

async function tell(deps: Needs, tip: Tip, by: ActedBy, text: string): Promise<Outcome<Tip>> {
  const message = nextMessage(deps, tip, { text, by });
  if (!message.done) return message;
  const { number, write } = message.value;
  const step = { tip, act: "tellOutcome", by, changes: { messages: number }, data: { number } } as const;
  const closed = await closingTipTask(deps, tip, "tipOutcome", by);
  if (!closed.done)
    return closed.code === "task-closed" ? actOnTip(deps, { ...step, writes: [write] }) : closed;
  return actOnTip(deps, {
    ...step,
    writes: [write, ...closed.value.writes],
    effects: closed.value.effects,
  });
}
