import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import type { Deps } from "#ports";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { actOnSurveillance, handledToo, surveillanceFor } from "./core/surveillances.ts";
import { done, type Outcome } from "./outcome.ts";
import { surveillanceView } from "./views/surveillance-view.ts";

type Route = typeof surveillanceRoutes.proposeConclusion;
type Command = InputOf<Route> & { actor: Actor };

/** What the provider will be told beside the outcome: what has to be corrected, or what it should mind. */
function toldOf(command: Command): { readonly demand?: string } {
  if (command.outcome === "violation") return { demand: command.demand };
  return command.outcome === "minor" && command.message !== undefined ? { demand: command.message } : {};
}

/** An officer proposes a conclusion, which somebody else decides (S-05, F-01). */
export const proposeConclusion =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: Command): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, surveillanceId, outcome, reasons } = command;
      const found = await surveillanceFor(deps, actor, "proposeConclusion", surveillanceId);
      if (!found.done) return found;
      const by = actingAs(actor, ["surveillanceOfficer"]);
      const words = { outcome, reasons, ...toldOf(command) };
      const proposed = await actOnSurveillance(deps, {
        surveillance: found.value,
        act: "proposeConclusion",
        by,
        changes: {
          proposal: { ...words, by, at: deps.clock.now() },
          proposedBy: by.subject,
          handledBy: handledToo(found.value, by),
        },
        data: words,
        answers: "surveillanceExamination",
        opens: { kind: "surveillanceConclusion" },
      });
      return proposed.done ? done(await surveillanceView(deps, proposed.value, actor)) : proposed;
    });
