import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { notTheChair } from "./core/chair.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { actOnRevocation, todayOf } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.holdRevocationHearing;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

const notThen = {
  path: "heldOn",
  wrong: {
    ja: "聴聞の日は、通知の日から今日までの日を記入してください。",
    en: "The hearing was held between the day of the notice and today.",
  },
};

/** Somebody who is not involved chairs the hearing and keeps its notes (X-02, 行政手続法 19条・24条). */
export const holdRevocationHearing =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => holdOnce(deps, command));

async function holdOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, heldOn, notes } = command;
  const found = await revocationFor(deps, actor, revocationId, "holdHearing");
  if (!found.done) return found;
  const revocation = found.value;
  if (!("notice" in revocation) || revocation.notice === undefined) return refused("not-possible-now");
  if (heldOn < jstDay(revocation.notice.at) || heldOn > todayOf(deps))
    return refused("invalid-input", { violations: [notThen] });
  const other = notTheChair(revocation, actor);
  if (other !== undefined) return other;
  const by = actingAs(actor, ["reviewer", "decider"]);
  const before = "hearings" in revocation ? (revocation.hearings ?? []) : [];
  const hearing = { form: "hearing", text: notes, documents: [], heldOn, at: deps.clock.now(), by };
  const held = await actOnRevocation(deps, {
    revocation,
    act: "holdHearing",
    by,
    changes: { hearings: [...before, hearing], chairedBy: by.subject },
    data: { heldOn, notesDigest: digestOf(notes) },
  });
  return held.done ? done(await secretariatRevocationView(deps, held.value)) : held;
}
