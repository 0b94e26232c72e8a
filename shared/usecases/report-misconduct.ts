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

type Route = typeof delegationRoutes.reportMisconduct;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The signatory reports misconduct of a seconded person; a surveillance case follows it up (L-03, S-02). */
export const reportMisconduct =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => reportMisconductOnce(deps, command));

async function reportMisconductOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number } = command;
  const found = await certificationFor(deps, actor, "recordMisconduct", number);
  if (!found.done) return found;
  const secondment = await loadSecondment(deps, number, command.secondmentId);
  if (secondment === undefined) return refused("not-found");
  if (command.foundOn > jstDay(deps.clock.now()))
    return refused("invalid-input", { violations: [toCome("foundOn")] });
  const recorded = await recordingMisconduct(deps, secondment, command, actingAs(actor, ["signatory"]));
  return recorded.done ? done(secondmentView(recorded.value)) : recorded;
}
