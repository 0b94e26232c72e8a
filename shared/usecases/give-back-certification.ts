import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { Deps } from "#ports";
import { jstDay } from "#scheme/calendar.ts";
import type { Actor } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { actingAs } from "./core/authorise.ts";
import {
  aboutCertification,
  certificationPolicy,
  certificationStep,
  toProvider,
} from "./core/certifications.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { followingEndOf } from "./core/end-of-certification.ts";
import { maySign } from "./core/intake.ts";
import { untilSettled } from "./core/retry.ts";
import { certificationFor, endedRefusal } from "./core/upkeep-case.ts";
import { done, type Outcome, refused } from "./outcome.ts";
import { ownCertificationView } from "./views/certification-view.ts";

type Route = typeof upkeepProviderRoutes.giveBackCertification;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * The provider gives its certification back (M-08): it ends today, and nobody is waited for any more. A certification
 * that has ended gives way to another, so that the company may apply anew.
 */
export const giveBackCertification =
  (deps: Needs) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(() => giveBackOnce(deps, command));

async function giveBackOnce(
  deps: Needs,
  { actor, number, reason }: InputOf<Route> & { actor: Actor },
): Promise<Outcome<ReplyOf<Route>>> {
  const found = await certificationFor(deps, actor, "giveBack", number);
  if (!found.done) return found;
  const certification = found.value;
  if (!maySign(actor, certificationPolicy(certification))) return refused("account-may-not-sign");
  const ended = await endedRefusal(deps, certification);
  if (ended !== undefined) return ended;

  const on = jstDay(deps.clock.now());
  const by = actingAs(actor, ["signatory"]);
  const stepped = certificationStep(deps, {
    certification,
    act: "giveBack",
    by,
    changes: { returned: { on, reason }, attentionDay: undefined },
    data: { reason },
  });
  if (!stepped.done) return stepped;
  const closed = await followingEndOf(deps, certification, "returned", { on, by });
  const content = { template: "givenBack", ...aboutCertification(certification), on, reason } as const;
  const committed = await commitTogether(
    deps,
    [...stepped.value.writes, ...closed.writes],
    [...closed.effects, notice(toProvider(certification), content), notice(toSecretariat, content)],
  );
  return committed.done ? done(await ownCertificationView(deps, stepped.value.next)) : committed;
}
