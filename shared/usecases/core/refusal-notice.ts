import type * as z from "zod";
import type { Application, decision } from "#records/application.ts";
import type { Effect } from "#records/operation.ts";
import { lastDayOfMonths } from "#scheme/calendar.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { notice, toApplicant } from "./effects.ts";
import { aboutCase } from "./load.ts";

/** The notice of a refusal: its reasons, and how and until when to object (F-03, 教示). */
export function refusalNotice(
  application: Application,
  made: z.infer<typeof decision>,
  policy: Policy,
): Effect {
  return notice(toApplicant(application.id), {
    template: "refused",
    ...aboutCase(application),
    decidedOn: made.day,
    reasons: made.reasons,
    objectionUntil: objectionUntil(made.day, policy),
    objectionAddressee: policy.objection.addressee.value,
    objectionText: policy.objection.text.value,
  });
}

/** The last day on which an objection to a decision of that day can be made. */
export function objectionUntil(decidedOn: string, policy: Policy): string {
  return lastDayOfMonths(decidedOn, policy.objection.months.value);
}
