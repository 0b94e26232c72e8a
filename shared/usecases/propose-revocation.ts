import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { actOnRevocation } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.proposeRevocation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** On the report, an officer proposes to revoke or not to (X-03, F-01). Who has proposed once never decides the case. */
export const proposeRevocation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => proposeOnce(deps, command));

async function proposeOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, outcome, reasons } = command;
  const act = outcome === "revoke" ? "proposeRevocation" : "proposeNoRevocation";
  const found = await revocationFor(deps, actor, revocationId, act);
  if (!found.done) return found;
  const revocation = found.value;
  if (revocation.status === "awaitingDecision") return refused("task-closed");
  const by = actingAs(actor, ["surveillanceOfficer"]);
  const proposed = await actOnRevocation(deps, {
    revocation,
    act,
    by,
    changes: {
      proposal: { outcome, reasons, by, at: deps.clock.now() },
      proposedBy: by.subject,
      handledBy: [...new Set([...revocation.handledBy, by.subject])],
    },
    data: { outcome, reasons },
  });
  return proposed.done ? done(await secretariatRevocationView(deps, proposed.value)) : proposed;
}
