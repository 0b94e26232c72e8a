import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Role } from "#scheme/roles.ts";
import type { Actor } from "../actor.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { secondmentView } from "../views/delegation-view.ts";
import { actingAs } from "./authorise.ts";
import { certificationFor } from "./declared-work.ts";
import { untilSettled } from "./retry.ts";
import { loadSecondment, recordingMisconduct } from "./secondments.ts";
import { toCome } from "./to-come.ts";

type Route = typeof delegationRoutes.reportMisconduct | typeof delegationRoutes.recordMisconduct;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** Misconduct of a seconded person, whoever learned of it; a surveillance case follows it up (L-03, S-02). */
export function misconductFound(deps: Needs, command: Command, role: Role): Promise<Outcome<ReplyOf<Route>>> {
  return untilSettled(() => recordOnce(deps, command, role));
}

async function recordOnce(deps: Needs, command: Command, role: Role): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number } = command;
  const found = await certificationFor(deps, actor, "recordMisconduct", number);
  if (!found.done) return found;
  const secondment = await loadSecondment(deps, number, command.secondmentId);
  if (secondment === undefined) return refused("not-found");
  if (command.foundOn > jstDay(deps.clock.now()))
    return refused("invalid-input", { violations: [toCome("foundOn")] });
  const recorded = await recordingMisconduct(deps, secondment, command, actingAs(actor, [role]));
  return recorded.done ? done(secondmentView(recorded.value)) : recorded;
}
