import type { drawRoutes } from "#contracts/draw-routes.ts";
import type { Violation } from "#contracts/problems.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { commitToDraw, type DrawWanted } from "./core/commit-draw.ts";
import { drawView } from "./core/draws.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof drawRoutes.holdDraw;
type Command = InputOf<Route> & { actor: Actor };

const inTheFuture: Violation = {
  path: "publishedOn",
  wrong: {
    ja: "数が公表される日は、明日以降としてください。",
    en: "The day on which the numbers are published lies in the future.",
  },
};

/** Commits to a draw beside the yearly one, with reasons (S-03). Like every draw it is chained to the one before. */
export const holdDraw =
  (deps: Pick<Deps, "register" | "documents" | "signer" | "clock" | "ids">) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const source = sourceOf(command);
      if (source.kind === "publicNumbers" && source.publishedOn <= jstDay(deps.clock.now()))
        return refused("invalid-input", { violations: [inTheFuture] });
      const by = actingAs(command.actor, ["surveillanceOfficer", "administrator"]);
      const draw = await commitToDraw(deps, { scheduled: false, source, reasons: command.reasons, by });
      return draw.done ? done(drawView(draw.value)) : draw;
    });

function sourceOf(command: Command): DrawWanted["source"] {
  if (command.source === "beacon") return { kind: "beacon" };
  return { kind: "publicNumbers", publishedOn: command.publishedOn };
}
