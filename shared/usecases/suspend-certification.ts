import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import {
  aboutCertification,
  certificationPolicy,
  certificationStep,
  certificationTaskCase,
  toProvider,
} from "./core/certifications.ts";
import { alertDelegators } from "./core/delegate-loss.ts";
import { notice } from "./core/effects.ts";
import { objectionUntil } from "./core/refusal-notice.ts";
import { untilSettled } from "./core/retry.ts";
import { newTask, opening } from "./core/tasks.ts";
import { certificationFor, endedRefusal } from "./core/upkeep-case.ts";
import { done, type Outcome } from "./outcome.ts";
import { registeredCertificationView } from "./views/registered-certification-view.ts";

type Route = typeof upkeepSecretariatRoutes.suspendCertification;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * A decider suspends a certification (M-08). It is to be reviewed within the policy's maximum; it never ends by itself:
 * past that day the review is overdue and reminded of, and the certification stays suspended until somebody decides.
 */
export const suspendCertification =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => suspendOnce(deps, command));

async function suspendOnce(
  deps: Needs,
  { actor, number, reasons }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const found = await certificationFor(deps, actor, "suspend", number);
  if (!found.done) return found;
  const certification = found.value;
  const ended = await endedRefusal(deps, certification);
  if (ended !== undefined) return ended;

  const policy = certificationPolicy(certification);
  const from = jstDay(deps.clock.now());
  const by = actingAs(actor, ["decider"]);
  const review = newTask(deps, certificationTaskCase(certification), policy, "suspensionReview");
  const reviewBy = review.dueDay;
  const stepped = certificationStep(deps, {
    certification,
    act: "suspend",
    by,
    changes: { suspension: { from, reviewBy, reasons, by } },
    data: { reasons, reviewBy },
  });
  if (!stepped.done) return stepped;
  const told = notice(toProvider(certification), {
    template: "suspended",
    ...aboutCertification(certification),
    from,
    reviewBy,
    reasons,
    objectionUntil: objectionUntil(from, policy),
    objectionAddressee: policy.objection.addressee.value,
    objectionText: policy.objection.text.value,
  });
  const committed = await commitTogether(
    deps,
    [...stepped.value.writes, ...opening(review).writes],
    [told, alertDelegators(certification, "suspended", from)],
  );
  return committed.done ? done(await registeredCertificationView(deps, stepped.value.next)) : committed;
}
