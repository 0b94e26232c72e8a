import type { Deps } from "#ports";
import type { Application } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import type { ApplicationKind } from "#scheme/application-kinds.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { policyOn } from "#scheme/policy/index.ts";
import { done, type Outcome, type Refusal, refused } from "../outcome.ts";
import { loadCertification, standingOn } from "./certifications.ts";

type Reads = Pick<Deps, "register" | "clock">;

/**
 * The certification that somebody applies to change or extend: their own company's, while it is not over; another
 * company's is not found. An extension is taken in the last days of the validity alone, so many as the policy says
 * (M-02, M-07).
 */
export async function certificationToApplyFor(
  deps: Reads,
  of: {
    readonly company: string;
    readonly number: string;
    readonly kind: Exclude<ApplicationKind, "new">;
  },
): Promise<Outcome<Certification>> {
  const certification = await loadCertification(deps, of.number);
  if (certification?.corporateNumber !== of.company) return refused("not-found");
  const today = jstDay(deps.clock.now());
  const provider = await deps.register.get("provider", keys.provider(of.company));
  if (provider?.barredUntil !== undefined && provider.barredUntil >= today) return refused("barred");
  if (hasEnded(await standingOn(deps, certification, today))) return refused("certification-over");
  const opens = extensionOpens(certification, today);
  return of.kind === "extension" && today < opens ? notYet(opens) : done(certification);
}

/** The first JST day on which an extension of a certification can be applied for, by the policy of a day (M-02). */
function extensionOpens({ validUntil }: Pick<Certification, "validUntil">, today: string): string {
  return addDays(validUntil, -policyOn(today).upkeep.extensionOpensDaysBefore.value);
}

function notYet(opens: string): Refusal {
  const wrong = {
    ja: `認定延長の申請は、${opens}から受け付けます。`,
    en: `An extension can be applied for from ${opens} on.`,
  };
  return refused("extension-not-open", { violations: [{ path: "certificationNumber", wrong }] });
}

/**
 * The certification that an application changes or extends, as long as it is not over: whoever files or decides later
 * is refused.
 * @returns undefined for a new application
 */
export async function certificationConcerned(
  deps: Reads,
  application: Application,
): Promise<Outcome<Certification | undefined>> {
  if (application.applicationKind === "new") return done(undefined);
  const certification = await certificationOf(deps, application.certificationNumber);
  const over = hasEnded(await standingOn(deps, certification, jstDay(deps.clock.now())));
  return over ? refused("certification-over") : done(certification);
}

/** A certification that an application names. Throws when there is none: certifications are never removed. */
export async function certificationOf(deps: Pick<Deps, "register">, number: string): Promise<Certification> {
  const certification = await loadCertification(deps, number);
  if (certification === undefined) throw new Error(`There is no certification ${number}`);
  return certification;
}
