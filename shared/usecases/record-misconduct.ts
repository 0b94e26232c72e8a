import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationFor } from "./core/declared-work.ts";
import { untilSettled } from "./core/retry.ts";
import { loadSecondment, recordingMisconduct } from "./core/secondments.ts";
import { toCome } from "./core/to-come.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secondmentView } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.recordMisconduct;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The secretariat records misconduct of a seconded person that it learned of otherwise (L-03, S-02). */
export const recordMisconduct =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => recordMisconductOnce(deps, command));

async function recordMisconductOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number } = command;
  const found = await certificationFor(deps, actor, "recordMisconduct", number);
  if (!found.done) return found;
  const secondment = await loadSecondment(deps, number, command.secondmentId);
  if (secondment === undefined) return refused("not-found");
  if (command.foundOn > jstDay(deps.clock.now()))
    return refused("invalid-input", { violations: [toCome("foundOn")] });
  const recorded = await recordingMisconduct(
    deps,
    secondment,
    command,
    actingAs(actor, ["surveillanceOfficer"]),
  );
  return recorded.done ? done(secondmentView(recorded.value)) : recorded;
}
