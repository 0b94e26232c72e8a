import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { openingSurveillance } from "./core/open-surveillance.ts";
import { untilSettled } from "./core/retry.ts";
import { suspectedCertification } from "./core/suspected-certification.ts";
import { actOnTip, tipFor } from "./core/tips.ts";
import { done, type Outcome } from "./outcome.ts";
import { tipView } from "./views/tip-view.ts";

type Route = typeof tipRoutes.linkTip;

/** An officer opens surveillance because of a tip: the case knows the tip, and the provider never learns of it (S-01, S-02). */
export const linkTip =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, tipId, certificationNumber, suspicion } = command;
      const found = await tipFor(deps, actor, "linkToSurveillance", tipId);
      if (!found.done) return found;
      const certification = await suspectedCertification(deps, certificationNumber);
      if (!certification.done) return certification;
      const by = actingAs(actor, ["surveillanceOfficer"]);
      const { surveillance, writes, effects } = await openingSurveillance(deps, {
        certification: certification.value,
        origin: { kind: "tip", reference: tipId },
        suspicion,
        by,
      });
      const linked = await actOnTip(deps, {
        tip: found.value,
        act: "linkToSurveillance",
        by,
        changes: { surveillanceId: surveillance.id },
        data: { surveillanceId: surveillance.id },
        writes,
        effects,
      });
      return linked.done ? done(await tipView(deps, linked.value)) : linked;
    });
