import type { revocationRoutes } from "#contracts/revocation-routes.ts";
import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { notTheChair } from "./core/chair.ts";
import { untilSettled } from "./core/retry.ts";
import { revocationFor } from "./core/revocation-access.ts";
import { actOnRevocation } from "./core/revocations.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { secretariatRevocationView } from "./views/revocation-view.ts";

type Route = typeof revocationRoutes.writeHearingReport;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The chair reports what was heard and whether the provider's case holds (X-02, 行政手続法 24条). Nothing is said after it. */
export const writeHearingReport =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => writeOnce(deps, command));

async function writeOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, revocationId, text, opinion } = command;
  const found = await revocationFor(deps, actor, revocationId, "writeReport");
  if (!found.done) return found;
  const revocation = found.value;
  if ("report" in revocation && revocation.report !== undefined) return refused("task-closed");
  const other = notTheChair(revocation, actor);
  if (other !== undefined) return other;
  const by = actingAs(actor, ["reviewer", "decider"]);
  const written = await actOnRevocation(deps, {
    revocation,
    act: "writeReport",
    by,
    changes: { report: { text, opinion, at: deps.clock.now(), by }, chairedBy: by.subject },
    data: { text, opinion },
  });
  return written.done ? done(await secretariatRevocationView(deps, written.value)) : written;
}
