import type { InputOf, ReplyOf } from "#contracts/route.ts";
import type { tipDeskRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { system } from "./actor.ts";
import { notice, toSecretariat } from "./core/effects.ts";
import { tipOfCode } from "./core/reporters-tip.ts";
import { untilSettled } from "./core/retry.ts";
import { aboutTip, actOnTip, nextMessage } from "./core/tips.ts";
import type { Outcome } from "./outcome.ts";
import { readTipStatus } from "./read-tip-status.ts";

type Route = typeof tipDeskRoutes.writeTipMessage;
type Needs = Pick<Deps, "register" | "clock" | "ids">;

/** The reporter writes to the desk, for as long as the tip is not closed (S-01). */
export const writeTipMessage =
  (deps: Needs) =>
  async (command: InputOf<Route>): Promise<Outcome<ReplyOf<Route>>> => {
    const written = await untilSettled(() => writeOnce(deps, command));
    return written.done ? readTipStatus(deps)(command) : written;
  };

async function writeOnce(deps: Needs, { code, text }: InputOf<Route>): Promise<Outcome<unknown>> {
  const found = await tipOfCode(deps, code);
  if (!found.done) return found;
  const { tip } = found.value;
  const message = nextMessage(deps, tip, { text });
  if (!message.done) return message;
  const { number, write } = message.value;
  return actOnTip(deps, {
    tip,
    act: "reporterWrites",
    by: system,
    changes: { messages: number },
    data: { number, textDigest: sha256Hex(Buffer.from(text)) },
    writes: [write],
    effects: [notice(toSecretariat, { template: "tipMessage", ...aboutTip(tip) })],
  });
}
