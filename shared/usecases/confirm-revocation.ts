import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { Revocation } from "#records/revocation.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { releaseRevocation } from "./core/open-revocation.ts";
import { objectionUntil } from "./core/refusal-notice.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { restsOn } from "./core/revocation-evidence.ts";
import { outcomeNotices, revokedNotice } from "./core/revocation-notices.ts";
import { actOnRevocation, decisionBy, policyOfRevocation, revokedOn, todayOf } from "./core/revocations.ts";
import { restoring } from "./core/revoke.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.confirmRevocation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Case = { revocation: Revocation; by: ActedBy; reasons: string };

const acts = { confirm: "confirmRevocation", cancel: "cancelRevocation" } as const;

/**
 * Somebody who had no part in it confirms an urgent revocation after the hearing, from when on it can be objected to; or
 * cancels it, at any time, and the certification stands as before.
 */
export const confirmRevocation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => confirmOnce(deps, command));

async function confirmOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, outcome, reasons } = command;
  const found = await revocationFor(deps, actor, revocationId, acts[outcome]);
  if (!found.done) return found;
  const revocation = found.value;
  if (!("urgency" in revocation) || revocation.urgency === undefined) return refused("not-possible-now");
  if ("decision" in revocation || revocation.status === "setAside") return refused("task-closed");
  const of = { revocation, by: actingAs(actor, ["decider"]), reasons };
  const settled = await (outcome === "confirm" ? confirm(deps, of) : cancel(deps, of));
  return settled.done ? done(await secretariatRevocationView(deps, settled.value)) : settled;
}

async function confirm(deps: Needs, { revocation, by, reasons }: Case): Promise<Outcome<Revocation>> {
  const today = todayOf(deps);
  const until = objectionUntil(today, policyOfRevocation(revocation));
  const provider = await deps.register.get("provider", keys.provider(revocation.corporateNumber));
  const told = {
    revokedOn: revokedOn(revocation) ?? today,
    reasons,
    barredUntil: provider?.barredUntil,
    objectionUntil: until,
  };
  return actOnRevocation(deps, {
    revocation,
    act: "confirmRevocation",
    by,
    changes: { ...decisionBy(deps, revocation, by, reasons), objectionUntil: until },
    data: { reasons, objectionUntil: until, ...(await restsOn(deps, revocation)) },
    writes: [releaseRevocation(revocation)],
    effects: [
      revokedNotice(revocation, told),
      ...outcomeNotices(revocation, "confirmed", { day: today, reasons }, ["secretariat"]),
    ],
  });
}

async function cancel(deps: Needs, { revocation, by, reasons }: Case): Promise<Outcome<Revocation>> {
  const restored = await restoring(deps, revocation, by);
  if (!restored.done) return restored;
  const { decision: settingAside, decidedBy } = decisionBy(deps, revocation, by, reasons);
  return actOnRevocation(deps, {
    revocation,
    act: "cancelRevocation",
    by,
    changes: { settingAside, decidedBy },
    data: { reasons, ...(await restsOn(deps, revocation)) },
    ends: revocation.status === "urgentReported" ? "answer" : "cancel",
    writes: [...restored.value, releaseRevocation(revocation)],
    effects: outcomeNotices(revocation, "cancelled", { day: todayOf(deps), reasons }),
  });
}
