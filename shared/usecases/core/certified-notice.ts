import type { Application } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import type { Effect } from "#records/operation.ts";
import { notice, toApplicant } from "./effects.ts";
import { aboutCase } from "./load.ts";

/**
 * The notice that an application was granted: the certification it led to, with the first and last day of the period
 * that was certified last (F-03).
 */
export function certifiedNotice(
  application: Application,
  certification: Certification,
  reasons: string,
): Effect {
  const { number, validUntil } = certification;
  return notice(toApplicant(application.id), {
    template: "certified",
    ...aboutCase(application),
    certificationNumber: number,
    validFrom: certification.periods.at(-1)?.from ?? certification.validFrom,
    validUntil,
    reasons,
  });
}
