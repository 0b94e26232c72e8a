import type { Application } from "#records/application.ts";
import type { Effect } from "#records/operation.ts";
import type { InquiryBody } from "#scheme/policy/schema.ts";
import { notice } from "./effects.ts";
import { aboutCase } from "./load.ts";

/** The notice that puts an inquiry to a body (E-01). */
export function inquiryNotice(
  application: Application,
  body: InquiryBody,
  round: number,
  dueDay: string,
): Effect {
  return notice(
    { to: "body", body: body.code },
    {
      template: "inquiry",
      ...aboutCase(application),
      body: body.code,
      bodyName: body.name,
      dueDay,
      round,
    },
  );
}
