import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { answerRequest } from "./core/answer-request.ts";
import { actingAs } from "./core/authorise.ts";
import { maySign } from "./core/intake.ts";
import { untilSettled } from "./core/retry.ts";
import { ownSurveillance, policyOfSurveillance } from "./core/surveillances.ts";
import { type Outcome, refused } from "./outcome.ts";
import { ownView } from "./views/own-surveillance-view.ts";

type Route = typeof surveillanceProviderRoutes.refuseToCooperate;

/** Somebody who may sign for the provider refuses to cooperate; what follows from it, a decider concludes (S-04). */
export const refuseToCooperate =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, statement } = command;
      const found = await ownSurveillance(deps, actor, "refuseToCooperate", surveillanceId);
      if (!found.done) return found;
      if (!maySign(actor, policyOfSurveillance(found.value))) return refused("account-may-not-sign");
      const by = actingAs(actor, ["signatory"]);
      const answered = await answerRequest(deps, found.value, by, {
        did: "refused",
        statement,
        documents: [],
      });
      return answered.done ? ownView(deps, answered.value) : answered;
    });
