import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { settlingCorrection } from "./core/correction-settled.ts";
import { releaseRevocation } from "./core/open-revocation.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { outcomeNotices } from "./core/revocation-notices.ts";
import { actOnRevocation, decisionBy, isKnownToProvider, todayOf } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.discontinueRevocation;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** A decider ends a revocation that is undecided, with reasons. The provider is told when it knew of it. */
export const discontinueRevocation =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => discontinueOnce(deps, command));

async function discontinueOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, reasons } = command;
  const found = await revocationFor(deps, actor, revocationId, "discontinue");
  if (!found.done) return found;
  const revocation = found.value;
  if (revocation.status === "discontinued") return refused("task-closed");
  const by = actingAs(actor, ["decider"]);
  const { decision: discontinuation, decidedBy } = decisionBy(deps, revocation, by, reasons);
  const settled = await settlingCorrection(deps, revocation, by);
  if (!settled.done) return settled;
  const ended = await actOnRevocation(deps, {
    revocation,
    act: "discontinue",
    by,
    changes: { discontinuation, decidedBy },
    data: { reasons },
    ends: "cancel",
    writes: [releaseRevocation(revocation), ...settled.value.writes],
    effects: outcomeNotices(
      revocation,
      "discontinued",
      { day: todayOf(deps), reasons },
      isKnownToProvider(revocation) ? ["provider", "secretariat"] : ["secretariat"],
    ),
  });
  return ended.done ? done(await secretariatRevocationView(deps, ended.value)) : ended;
}
