import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import type { Actor } from "./actor.ts";
import { actingAs } from "./core/authorise.ts";
import { untilSettled } from "./core/retry.ts";
import { actOnTip, nextMessage, tipFor } from "./core/tips.ts";
import { done, type Outcome } from "./outcome.ts";
import { tipView } from "./views/tip-view.ts";

type Route = typeof tipRoutes.writeToReporter;

/** An officer writes to the reporter, who reads it at the desk with the receipt code; the officer's name is not shown (S-01). */
export const writeToReporter =
  (deps: Pick<Deps, "register" | "clock" | "ids">) =>
  (command: InputOf<Route> & { actor: Actor }): Promise<Outcome<ReplyOf<Route>>> =>
    untilSettled(async () => {
      const { actor, tipId, text } = command;
      const found = await tipFor(deps, actor, "writeToReporter", tipId);
      if (!found.done) return found;
      const by = actingAs(actor, ["surveillanceOfficer"]);
      const message = nextMessage(deps, found.value, { text, by });
      if (!message.done) return message;
      const { number, write } = message.value;
      const written = await actOnTip(deps, {
        tip: found.value,
        act: "writeToReporter",
        by,
        changes: { messages: number },
        data: { number, textDigest: sha256Hex(Buffer.from(text)) },
        writes: [write],
      });
      return written.done ? done(await tipView(deps, written.value)) : written;
    });
