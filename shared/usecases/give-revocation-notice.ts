import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { taskDue } from "#scheme/task-due.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { hearingNotice } from "./core/revocation-notices.ts";
import { actOnRevocation, policyOfRevocation, todayOf } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.giveRevocationNotice;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The provider is told what is planned, on what it rests, and until when and how to answer: before, or after an urgent revocation. */
export const giveRevocationNotice =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => giveOnce(deps, command));

async function giveOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, plannedDecision } = command;
  const found = await revocationFor(deps, actor, revocationId, "giveNotice");
  if (!found.done) return found;
  const revocation = found.value;
  const afterwards = revocation.status === "revokedUrgently";
  if (!afterwards && revocation.status !== "planned")
    return refused("notice" in revocation ? "task-closed" : "not-possible-now");
  const by = actingAs(actor, ["surveillanceOfficer"]);
  const dueDay = taskDue("hearing", policyOfRevocation(revocation), todayOf(deps));
  const given = await actOnRevocation(deps, {
    revocation,
    act: afterwards ? "giveNoticeAfterwards" : "giveNotice",
    by,
    changes: {
      notice: { plannedDecision, dueDay, at: deps.clock.now(), by },
      handledBy: [...new Set([...revocation.handledBy, by.subject])],
    },
    data: { plannedDecision, dueDay },
    effects: [hearingNotice(revocation, { plannedDecision, dueDay }, afterwards)],
  });
  return given.done ? done(await secretariatRevocationView(deps, given.value)) : given;
}
