import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { ActedBy } from "#records/common.ts";
import type { Revocation, RevocationIn } from "#records/revocation.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { restsOn } from "./core/revocation-evidence.ts";
import { outcomeNotices } from "./core/revocation-notices.ts";
import { actOnRevocation, decisionBy, todayOf } from "./core/revocations.ts";
import { restoring } from "./core/revoke.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.decideObjection;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Case = { revocation: RevocationIn<"objected">; by: ActedBy; reasons: string };

const acts = { dismiss: "dismissObjection", setAside: "setRevocationAside" } as const;

/**
 * Somebody who had no part in the revocation decides on the objection (X-05, 行政不服審査法 9条2項): dismisses it, and the
 * revocation is final; or sets the revocation aside, and the certification stands as it stood before.
 */
export const decideObjection =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => decideOnce(deps, command));

async function decideOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, outcome, reasons } = command;
  const found = await revocationFor(deps, actor, revocationId, acts[outcome]);
  if (!found.done) return found;
  const revocation = found.value;
  if (revocation.status !== "objected") {
    const decided = "objection" in revocation && revocation.objection !== undefined;
    return refused(decided ? "task-closed" : "not-possible-now");
  }
  const of = { revocation, by: actingAs(actor, ["decider"]), reasons };
  const settled = await (outcome === "dismiss" ? dismiss(deps, of) : setAside(deps, of));
  return settled.done ? done(await secretariatRevocationView(deps, settled.value)) : settled;
}

async function dismiss(deps: Needs, { revocation, by, reasons }: Case): Promise<Outcome<Revocation>> {
  const { decision: objectionDecision, decidedBy } = decisionBy(deps, revocation, by, reasons);
  return actOnRevocation(deps, {
    revocation,
    act: "dismissObjection",
    by,
    changes: { objectionDecision, decidedBy },
    data: { reasons, ...(await restsOn(deps, revocation)) },
    effects: outcomeNotices(revocation, "dismissed", { day: todayOf(deps), reasons }),
  });
}

async function setAside(deps: Needs, { revocation, by, reasons }: Case): Promise<Outcome<Revocation>> {
  const restored = await restoring(deps, revocation, by);
  if (!restored.done) return restored;
  const { decision: settingAside, decidedBy } = decisionBy(deps, revocation, by, reasons);
  return actOnRevocation(deps, {
    revocation,
    act: "setRevocationAside",
    by,
    changes: { settingAside, decidedBy },
    data: { reasons, ...(await restsOn(deps, revocation)) },
    writes: restored.value,
    effects: outcomeNotices(revocation, "setAside", { day: todayOf(deps), reasons }),
  });
}
