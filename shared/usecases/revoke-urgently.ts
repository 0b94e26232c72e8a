import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { allowsUrgency } from "#scheme/revocation-grounds.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { loadCertification, standingOn } from "./core/certifications.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { outcomeNotices, revokedNotice } from "./core/revocation-notices.ts";
import { actOnRevocation, policyOfRevocation, todayOf } from "./core/revocations.ts";
import { revoking } from "./core/revoke.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.revokeUrgently;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * A decider who did not open the case revokes before the hearing, for a recorded reason and where the policy allows it
 * for the ground (X-02, 行政手続法 13条2項). It holds at once; the provider is heard afterwards, and somebody else confirms
 * or cancels it. Until then the certification's claim on a revocation is held.
 */
export const revokeUrgently =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => revokeOnce(deps, command));

async function revokeOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, justification, reasons } = command;
  const found = await revocationFor(deps, actor, revocationId, "revokeUrgently");
  if (!found.done) return found;
  const revocation = found.value;
  if (revocation.status !== "planned")
    return refused("urgency" in revocation ? "task-closed" : "not-possible-now");
  const { grounds } = policyOfRevocation(revocation).revocation;
  if (!allowsUrgency(grounds.value, [revocation.ground])) return refused("not-urgent");
  const certification = await loadCertification(deps, revocation.certificationNumber);
  const today = todayOf(deps);
  if (certification === undefined || hasEnded(await standingOn(deps, certification, today)))
    return refused("not-possible-now");
  const by = actingAs(actor, ["decider"]);
  const revoked = await revoking(deps, revocation, by);
  if (!revoked.done) return revoked;
  const { writes, effects, barredUntil } = revoked.value;
  const urgent = await actOnRevocation(deps, {
    revocation,
    act: "revokeUrgently",
    by,
    changes: {
      urgency: { justification, reasons, by, at: deps.clock.now(), day: today },
      decidedBy: [...revocation.decidedBy, by.subject],
    },
    data: { justification, reasons, policyVersion: revocation.policyVersion },
    writes,
    effects: [
      ...effects,
      revokedNotice(revocation, { revokedOn: today, reasons, justification, barredUntil }),
      ...outcomeNotices(revocation, "revokedUrgently", { day: today, reasons }, ["secretariat"]),
    ],
  });
  return urgent.done ? done(await secretariatRevocationView(deps, urgent.value)) : urgent;
}
