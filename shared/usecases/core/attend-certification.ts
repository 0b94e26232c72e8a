import type { Deps, Write } from "#ports";
import type { Certification } from "#records/certification.ts";
import { dayAfter, daysBetween, jstDay } from "#scheme/calendar.ts";
import { certificationAttention, extensionOpensOn } from "#scheme/certification-attention.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import { system } from "../actor.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import {
  aboutCertification,
  attentionAfter,
  certificationPolicy,
  certificationStep,
  expiryDates,
  expiryDays,
  loadCertification,
  standingOn,
  toProvider,
} from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { followingEndOf } from "./end-of-certification.ts";
import { settled } from "./procedure-step.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;

/**
 * Does what is due for a certification today: reminds the provider of the last day and of the extension (M-02), or
 * records after it that the certification has expired (M-01). That it has is shown by its dates already; here somebody
 * is told. Done twice, or by two at once, it happens once.
 * @throws when the register stays busy
 */
export function attendCertification(deps: Needs, { number }: Pick<Certification, "number">): Promise<void> {
  return settled(() => attendOnce(deps, number));
}

async function attendOnce(deps: Needs, number: string): Promise<Outcome<undefined>> {
  const certification = await loadCertification(deps, number);
  const today = jstDay(deps.clock.now());
  if (certification?.attentionDay === undefined || certification.attentionDay > today) return done(undefined);
  const standing = await standingOn(deps, certification, today);
  if (hasEnded(standing) && standing !== "expired") return done(undefined);
  const days = expiryDays(certificationPolicy(certification));
  const dates = expiryDates(certification);
  const due = certificationAttention(dates, days, today);
  if (standing === "expired") return expire(deps, certification);
  const opensOn = extensionOpensOn(dates, days);
  const reminder = notice(toProvider(certification), {
    template: "expiryReminder",
    ...aboutCertification(certification),
    validUntil: certification.validUntil,
    daysLeft: daysBetween(today, certification.validUntil),
    extensionOpensOn: opensOn,
    extensionOpen: today >= opensOn,
  });
  return commitTogether(deps, [attendedTo(certification, today)], due === "remind" ? [reminder] : []);
}

/** The write that sets the next day of attention; it is no act, and the ledger does not know of it. */
function attendedTo(certification: Certification, today: string): Write {
  return {
    put: "replace",
    record: {
      ...certification,
      version: certification.version + 1,
      attentionDay: attentionAfter(certification, today),
    },
    when: [{ field: "version", is: "oneOf", values: [certification.version] }],
  };
}

async function expire(deps: Needs, certification: Certification): Promise<Outcome<undefined>> {
  const { validUntil } = certification;
  const stepped = certificationStep(deps, {
    certification,
    act: "expire",
    by: system,
    changes: { attentionDay: undefined },
    data: { validUntil },
  });
  if (!stepped.done) return stepped;
  const end = { on: dayAfter(validUntil), by: system };
  const closed = await followingEndOf(deps, certification, "expired", end);
  const content = { template: "expired", ...aboutCertification(certification), validUntil } as const;
  return commitTogether(
    deps,
    [...stepped.value.writes, ...closed.writes],
    [...closed.effects, notice(toProvider(certification), content), notice(toSecretariat, content)],
  );
}
