import type { ReplyOf } from "#contracts/route.ts";
import type { tipDeskRoutes } from "#contracts/tip-routes.ts";
import type { Deps } from "#ports";
import { keys } from "#records/layout.ts";
import type { Tip, TipMessage } from "#records/tip.ts";
import { tipStatusNames } from "#scheme/tip-transitions.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { receiptClaim } from "./receipt-code.ts";
import { tipMessages } from "./tips.ts";

type View = ReplyOf<typeof tipDeskRoutes.readTipStatus>;
type Found = { readonly tip: Tip; readonly messages: readonly TipMessage[] };

/** Where a wrong code leads: to what is looked for all the same, and is not there. */
const nowhere = "none";

/**
 * The tip that a receipt code was given for. A wrong code takes the same look-ups as a right one and is answered like
 * anything that is not there, so that nobody learns whether a tip exists (S-01).
 */
export async function tipOfCode(deps: Pick<Deps, "register">, code: string): Promise<Outcome<Found>> {
  const claim = await deps.register.get("claim", keys.claim(receiptClaim(code)));
  const id = claim?.heldBy ?? nowhere;
  const tip = await deps.register.get("tip", keys.tip(id));
  const messages = await tipMessages(deps, { id });
  return tip === undefined ? refused("not-found") : done({ tip, messages });
}

/** A tip as its reporter sees it: where it stands by name, and what was said. */
export function reportersView({ tip, messages }: Found): View {
  return {
    status: tip.status,
    statusName: tipStatusNames[tip.status],
    receivedAt: tip.receivedAt,
    messages: messages.map(({ from, text, at }) => ({ from, text, at })),
  };
}
