import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Revocation, RevocationIn } from "#records/revocation.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { loadCertification, standingOn } from "./core/certifications.ts";
import { settlingCorrection } from "./core/correction-settled.ts";
import { releaseRevocation } from "./core/open-revocation.ts";
import { objectionUntil } from "./core/refusal-notice.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { restsOn } from "./core/revocation-evidence.ts";
import { outcomeNotices, revokedNotice } from "./core/revocation-notices.ts";
import { actOnRevocation, decisionBy, policyOfRevocation, todayOf } from "./core/revocations.ts";
import { revoking } from "./core/revoke.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.decideRevocation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Case = { revocation: RevocationIn<"awaitingDecision">; by: ActedBy; reasons: string };

const acts = {
  revoke: "revoke",
  doNotRevoke: "decideNotToRevoke",
  return: "returnRevocationProposal",
} as const;

/**
 * Somebody who neither opened, handled, chaired nor proposed decides (X-03, F-01): revokes, does not, or returns the
 * proposal. A revocation, the end of the certification and the bar of its company are one transaction.
 */
export const decideRevocation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => decideOnce(deps, command));

async function decideOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, outcome, reasons } = command;
  const found = await revocationFor(deps, actor, revocationId, acts[outcome]);
  if (!found.done) return found;
  const revocation = found.value;
  if (revocation.status !== "awaitingDecision")
    return refused("decision" in revocation ? "task-closed" : "not-possible-now");
  const stands = outcome === "return" || !revocation.conflictedStaff.includes(revocation.proposedBy);
  if (!stands) return refused("proposer-conflicted");
  const by = actingAs(actor, ["decider"]);
  const decided = await decide(deps, { revocation, by, reasons }, outcome);
  return decided.done ? done(await secretariatRevocationView(deps, decided.value)) : decided;
}

function decide(deps: Needs, found: Case, outcome: Command["outcome"]): Promise<Outcome<Revocation>> {
  if (outcome === "revoke") return revoke(deps, found);
  if (outcome === "doNotRevoke") return doNotRevoke(deps, found);
  const { revocation, by, reasons } = found;
  return actOnRevocation(deps, {
    revocation,
    act: "returnRevocationProposal",
    by,
    changes: { returned: reasons },
    data: { reasons },
  });
}

async function revoke(deps: Needs, { revocation, by, reasons }: Case): Promise<Outcome<Revocation>> {
  if (revocation.proposal.outcome !== "revoke") return refused("not-possible-now");
  const certification = await loadCertification(deps, revocation.certificationNumber);
  const today = todayOf(deps);
  if (certification === undefined || hasEnded(await standingOn(deps, certification, today)))
    return refused("not-possible-now");
  const revoked = await revoking(deps, revocation, by);
  if (!revoked.done) return revoked;
  const { writes, effects, barredUntil } = revoked.value;
  const until = objectionUntil(today, policyOfRevocation(revocation));
  const told = { revokedOn: today, reasons, barredUntil, objectionUntil: until };
  return actOnRevocation(deps, {
    revocation,
    act: "revoke",
    by,
    changes: { ...decisionBy(deps, revocation, by, reasons), objectionUntil: until },
    data: { reasons, objectionUntil: until, ...(await restsOn(deps, revocation)) },
    writes: [...writes, releaseRevocation(revocation)],
    effects: [
      ...effects,
      revokedNotice(revocation, told),
      ...outcomeNotices(revocation, "revoked", { day: today, reasons }, ["secretariat"]),
    ],
  });
}

async function doNotRevoke(deps: Needs, { revocation, by, reasons }: Case): Promise<Outcome<Revocation>> {
  const settled = await settlingCorrection(deps, revocation, by);
  if (!settled.done) return settled;
  return actOnRevocation(deps, {
    revocation,
    act: "decideNotToRevoke",
    by,
    changes: decisionBy(deps, revocation, by, reasons),
    data: { reasons, ...(await restsOn(deps, revocation)) },
    writes: [releaseRevocation(revocation), ...settled.value.writes],
    effects: outcomeNotices(revocation, "notRevoked", { day: todayOf(deps), reasons }),
  });
}
