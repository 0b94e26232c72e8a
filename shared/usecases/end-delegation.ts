import type { delegationRoutes } from "#contracts/delegation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { certificationFor } from "./core/declared-work.ts";
import { delegationStep, loadDelegation } from "./core/delegations.ts";
import { untilSettled } from "./core/retry.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { delegationView } from "./views/delegation-view.ts";

type Route = typeof delegationRoutes.endDelegation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider reports that a delegation has ended; nobody is alerted of it any more (L-01, L-02). */
export const endDelegation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => endOnce(deps, command));

async function endOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number, reason } = command;
  const found = await certificationFor(deps, actor, "endDelegation", number);
  if (!found.done) return found;
  const delegation = await loadDelegation(deps, number, command.delegationId);
  if (delegation === undefined) return refused("not-found");
  const by = actingAs(actor, ["applicant", "signatory"]);
  const at = deps.clock.now();
  const step = delegationStep(deps, {
    delegation,
    act: "endDelegation",
    by,
    changes: { ended: { reason, on: jstDay(at), at, by } },
    data: { reason },
  });
  if (!step.done) return step;
  const written = await commitTogether(deps, step.value.writes);
  return written.done ? done(await delegationView(deps, step.value.next)) : written;
}
