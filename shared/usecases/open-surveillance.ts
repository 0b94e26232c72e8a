import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { openCase, suspectedCertification } from "./core/suspected-certification.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.openSurveillance;

/** An officer opens a case on a suspicion (S-02). */
export const openSurveillance =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, certificationNumber, origin, suspicion } = command;
      const found = await suspectedCertification(deps, certificationNumber);
      if (!found.done) return found;
      const opened = await openCase(deps, {
        certification: found.value,
        origin: { kind: origin },
        suspicion,
        by: actingAs(actor, ["surveillanceOfficer"]),
      });
      return opened.done ? done(await surveillanceView(deps, opened.value, actor)) : opened;
    });
