import type { drawRoutes } from "#contracts/draw-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Draw } from "#records/draw.ts";
import type { Revealed } from "#scheme/draw/draw-file.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { drawView, loadCommitment, loadDraw } from "./core/draws.ts";
import { makeDraw } from "./core/make-draw.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof drawRoutes.revealDraw;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "documents" | "clock" | "ids">;

/**
 * Somebody brings in the randomness that was committed to: the beacon's signature, or the public numbers (S-03). It is
 * verified like any other; whoever brings it decides nothing.
 */
export const revealDraw =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const draw = await loadDraw(deps, command.drawId);
      if (draw === undefined) return refused("not-found");
      if (draw.status !== "committed") return refused("not-possible-now");
      const by = actingAs(command.actor, ["surveillanceOfficer", "administrator"]);
      const made = await makeDraw(deps, draw, await revealedBy(deps, draw, command), by);
      return made.done ? done(drawView(made.value)) : made;
    });

/** The round is the one of the commitment: it is not the caller's to choose. */
async function revealedBy(deps: Needs, draw: Draw, command: Command): Promise<Revealed> {
  if (command.kind === "publicNumbers") return { kind: "publicNumbers", numbers: command.numbers };
  const { source } = await loadCommitment(deps, draw);
  const round = source.kind === "beacon" ? source.round : 1;
  return { kind: "beacon", round, signature: command.signature };
}
