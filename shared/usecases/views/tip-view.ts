import type * as z from "zod";
import type { tipView as shape, tipSummary as summaryShape } from "#contracts/tip-shapes.ts";
import type { Deps } from "#ports";
import type { Tip } from "#records/tip.ts";
import { tipStatusNames, tipTransitions } from "#scheme/tip-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";
import { allTasks } from "../core/tasks.ts";
import { tipCase, tipMessages } from "../core/tips.ts";
import { taskView } from "./task-view.ts";

export function tipSummary(tip: Tip): z.infer<typeof summaryShape> {
  const { id, number, tipKind: kind, status, receivedAt, updatedAt, certificationNumber } = tip;
  return {
    tipId: id,
    number,
    kind,
    status,
    statusName: tipStatusNames[status],
    receivedAt,
    updatedAt,
    ...(certificationNumber === undefined ? {} : { certificationNumber }),
  };
}

/** A tip as its officers see it (S-01). */
export async function tipView(
  deps: Pick<Deps, "register" | "clock">,
  tip: Tip,
): Promise<z.infer<typeof shape>> {
  const now = deps.clock.now();
  const { companyName, assessment, surveillanceId, measure } = tip;
  const messages = await tipMessages(deps, tip);
  return {
    ...tipSummary(tip),
    version: tip.version,
    text: tip.text,
    identified: tip.identified,
    messages: messages.map(({ from, text, at }) => ({ from, text, at })),
    tasks: (await allTasks(deps, tipCase(tip))).map((task) => taskView(task, now)),
    conflictedStaff: tip.conflictedStaff,
    possibleActs: [...actsFrom(tipTransitions, tip.status)],
    ...(companyName === undefined ? {} : { companyName }),
    ...(assessment === undefined ? {} : { assessment: assessment.reasons }),
    ...(surveillanceId === undefined ? {} : { surveillanceId }),
    ...(measure === undefined ? {} : { measure: measure.text }),
  };
}
