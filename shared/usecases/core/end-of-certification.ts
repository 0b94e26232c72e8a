import type { Deps } from "#ports";
import type { Certification } from "#records/certification.ts";
import type { ActedBy } from "#records/common.ts";
import { closingUpkeep } from "./closing-upkeep.ts";
import { alertDelegators } from "./delegate-loss.ts";
import { endingRevocation } from "./end-revocations.ts";
import { endingSurveillances } from "./end-surveillances.ts";
import { type TaskWrites, together } from "./tasks.ts";

const reasons = {
  returned: "認定が返上されたため。",
  expired: "認定の有効期間が満了したため。",
} as const;

/**
 * What follows when a certification is given back or expires, to be committed with the act that ends it: its
 * prerequisites and tasks are closed, an undecided revocation has lost its ground, surveillance ends, and whoever
 * delegates work to the provider is told (M-01, M-08, X-01, L-02).
 * @param on the first JST day without the certification
 */
export async function followingEndOf(
  deps: Pick<Deps, "register" | "clock" | "ids">,
  certification: Certification,
  how: keyof typeof reasons,
  end: { readonly on: string; readonly by: ActedBy },
): Promise<TaskWrites> {
  const closed = await closingUpkeep(deps, certification, end.by);
  const discontinued = await endingRevocation(deps, certification, reasons[how]);
  return together(closed, discontinued, {
    writes: [],
    effects: [endingSurveillances(certification), alertDelegators(certification, how, end.on)],
  });
}
