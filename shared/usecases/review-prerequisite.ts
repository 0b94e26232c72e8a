import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import { openingRevocation } from "./core/open-revocation.ts";
import { prerequisiteTask } from "./core/prerequisite-tasks.ts";
import { troubleStep } from "./core/prerequisite-trouble.ts";
import { reviewStep } from "./core/prerequisites.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, noTaskWrites, type TaskWrites, together } from "./core/tasks.ts";
import { prerequisiteFor } from "./core/upkeep-case.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { registeredCertificationView } from "./views/registered-certification-view.ts";

type Route = typeof upkeepSecretariatRoutes.reviewPrerequisite;
type Command = InputOf<Route> & { actor: Actor };
type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Case = {
  readonly certification: Certification;
  readonly prerequisite: Prerequisite;
  readonly by: ActedBy;
  readonly reasons: string;
};

/**
 * A reviewer settles with reasons what is to be made of a prerequisite (M-05): nothing further, a revocation that is
 * opened by hand, or that the secretariat has learned by itself that it is suspended or lost. Opening a revocation
 * decides nothing: the provider is heard first.
 */
export const reviewPrerequisite =
  (deps: Needs) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => reviewOnce(deps, command));

async function reviewOnce(deps: Needs, command: Command): Promise<Outcome<ReplyOf<Route>>> {
  const { actor, number, prerequisite: kind, action, reasons } = command;
  const found = await prerequisiteFor(deps, { actor, act: "reviewPrerequisite", number, kind });
  if (!found.done) return found;
  const { certification, prerequisite } = found.value;
  const task = await prerequisiteTask(deps, prerequisite, "prerequisiteReview");
  const learned = action === "recordSuspended" || action === "recordLost";
  if (task === undefined && !learned) return refused("task-closed");
  const by = actingAs(actor, ["reviewer"]);
  const made = await madeOf(deps, { certification, prerequisite, by, reasons }, action);
  if (!made.done) return made;
  const closed = task === undefined ? noTaskWrites : closing(task, "answer", by, deps.clock.now());
  const parts = together(made.value, closed);
  const committed = await commitTogether(deps, parts.writes, parts.effects);
  return committed.done ? done(await registeredCertificationView(deps, certification)) : committed;
}

async function madeOf(deps: Needs, made: Case, action: Command["action"]): Promise<Outcome<TaskWrites>> {
  const { certification, prerequisite, by, reasons } = made;
  if (action === "recordSuspended")
    return troubleStep(deps, { prerequisite, act: "reportSuspended", by, reasons });
  if (action === "recordLost") return troubleStep(deps, { prerequisite, act: "reportLost", by, reasons });
  const reviewed = { writes: reviewStep(deps, { prerequisite, by, data: { action, reasons } }), effects: [] };
  if (action === "settle") return done(reviewed);
  const opened = await openingRevocation(deps, {
    certification,
    ground: "prerequisiteLapsed",
    facts: reasons,
    origin: { kind: "prerequisite", reference: prerequisite.prerequisite },
    by,
  });
  return opened === undefined ? refused("already-open") : done(together(reviewed, opened));
}
