import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationFor } from "./core/declared-work.ts";
import { untilSettled } from "./core/retry.ts";
import { loadSecondment, secondmentStep } from "./core/secondments.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secondmentView } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.endSecondment;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider reports that a seconded person has left (L-03); misconduct may still come to light. */
export const endSecondment =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => endOnce(deps, command));

async function endOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number, reason } = command;
  const found = await certificationFor(deps, actor, "endSecondment", number);
  if (!found.done) return found;
  const secondment = await loadSecondment(deps, number, command.secondmentId);
  if (secondment === undefined) return refused("not-found");
  const by = actingAs(actor, ["applicant", "signatory"]);
  const at = deps.clock.now();
  const step = secondmentStep(deps, {
    secondment,
    act: "endSecondment",
    by,
    changes: { ended: { reason, on: jstDay(at), at, by } },
    data: { reason },
  });
  if (!step.done) return step;
  const written = await commitTogether(deps, step.value.writes);
  return written.done ? done(secondmentView(step.value.next)) : written;
}
