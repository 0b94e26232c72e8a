import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import {
  aboutCertification,
  certificationCase,
  certificationStep,
  toProvider,
} from "./core/certifications.ts";
import { notice } from "./core/effects.ts";
import { untilSettled } from "./core/retry.ts";
import { closing, noTaskWrites, openTask } from "./core/tasks.ts";
import { certificationFor, endedRefusal } from "./core/upkeep-case.ts";
import { done, type Outcome } from "./outcome.ts";
import { registeredCertificationView } from "./views/registered-certification-view.ts";

type Route = typeof upkeepSecretariatRoutes.liftSuspension;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * A decider lifts a suspension (M-08). The certification is in force again: as one in corrective action, while any is
 * still open (S-05).
 */
export const liftSuspension =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => liftOnce(deps, command));

async function liftOnce(
  deps: Needs,
  { actor, number, reasons }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const found = await certificationFor(deps, actor, "liftSuspension", number);
  if (!found.done) return found;
  const certification = found.value;
  const ended = await endedRefusal(deps, certification);
  if (ended !== undefined) return ended;

  const at = deps.clock.now();
  const by = actingAs(actor, ["decider"]);
  const corrects = certification.openCorrections.length > 0;
  const stepped = certificationStep(deps, {
    certification,
    act: corrects ? "liftSuspensionIntoCorrection" : "liftSuspension",
    by,
    changes: { suspension: undefined },
    data: { reasons },
  });
  if (!stepped.done) return stepped;
  const review = await openTask(deps, certificationCase(certification), "suspensionReview");
  const closed = review === undefined ? noTaskWrites : closing(review, "answer", by, at);
  const told = notice(toProvider(certification), {
    template: "suspensionLifted",
    ...aboutCertification(certification),
    on: jstDay(at),
    reasons,
  });
  const committed = await commitTogether(
    deps,
    [...stepped.value.writes, ...closed.writes],
    [...closed.effects, told],
  );
  return committed.done ? done(await registeredCertificationView(deps, stepped.value.next)) : committed;
}
