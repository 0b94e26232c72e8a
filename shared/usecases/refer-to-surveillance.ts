import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceGovernmentRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { openCase, suspectedCertification } from "./core/suspected-certification.ts";
import { done, type Outcome, refused } from "./outcome.ts";

type Route = typeof surveillanceGovernmentRoutes.referToSurveillance;

/** A government body refers a suspicion to the secretariat (S-02); which body it was, the provider is not told. */
export const referToSurveillance =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, certificationNumber, suspicion } = command;
      if (actor.body === undefined) return refused("not-allowed");
      const found = await suspectedCertification(deps, certificationNumber);
      if (!found.done) return found;
      const opened = await openCase(deps, {
        certification: found.value,
        origin: { kind: "government", reference: actor.body },
        suspicion,
        by: actingAs(actor, ["governmentResponder"]),
      });
      return opened.done ? done({ number: opened.value.number, receivedAt: opened.value.openedAt }) : opened;
    });
