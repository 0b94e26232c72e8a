import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { evidenceRequest } from "./core/evidence-request.ts";
import { untilSettled } from "./core/retry.ts";
import { actOnSurveillance, handledToo, surveillanceFor } from "./core/surveillances.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.requestMoreEvidence;

/** An officer asks the provider for more, by a new due day (S-04). */
export const requestMoreEvidence =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, items } = command;
      const found = await surveillanceFor(deps, actor, "requestMoreEvidence", surveillanceId);
      if (!found.done) return found;
      const by = actingAs(actor, ["surveillanceOfficer"]);
      const { requests, dueDay, told } = evidenceRequest(deps, found.value, items, by);
      const asked = await actOnSurveillance(deps, {
        surveillance: found.value,
        act: "requestMoreEvidence",
        by,
        changes: { requests, handledBy: handledToo(found.value, by) },
        data: { items, dueDay },
        answers: "surveillanceExamination",
        opens: { kind: "surveillanceEvidence", dueDay },
        effects: [told],
      });
      return asked.done ? done(await surveillanceView(deps, asked.value, actor)) : asked;
    });
