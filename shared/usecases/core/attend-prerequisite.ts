import type { Deps, Write } from "#ports";
import type { Certification, Prerequisite } from "#records/certification.ts";
import { dayAfter, daysBetween, jstDay } from "#scheme/calendar.ts";
import { hasEnded } from "#scheme/certification-transitions.ts";
import {
  nextPrerequisiteAttention,
  prerequisiteAttention,
  reportableUntil,
} from "#scheme/prerequisite-attention.ts";
import { done, type Outcome } from "../outcome.ts";
import { commitTogether } from "./act.ts";
import {
  aboutCertification,
  certificationCase,
  certificationTaskCase,
  loadCertification,
  standingOn,
  toProvider,
} from "./certifications.ts";
import { notice, toSecretariat } from "./effects.ts";
import { recordLapse } from "./lapse-prerequisite.ts";
import { lapseDays, loadPrerequisite, prerequisitePolicy } from "./prerequisites.ts";
import { settled } from "./procedure-step.ts";
import { newTask, noTaskWrites, opening, openTask } from "./tasks.ts";

type Needs = Pick<Deps, "register" | "clock" | "ids">;
type Found = { readonly certification: Certification; readonly prerequisite: Prerequisite };

/**
 * Does what is due for a prerequisite today: reminds the provider of its last day, tells that it is over, or records
 * the lapse and opens a revocation (M-03, M-05). Done twice, or by two at once, it happens once.
 * @throws when the register stays busy
 */
export function attendPrerequisite(
  deps: Needs,
  { certificationNumber, prerequisite }: Pick<Prerequisite, "certificationNumber" | "prerequisite">,
): Promise<void> {
  return settled(async () => {
    const [certification, found] = await Promise.all([
      loadCertification(deps, certificationNumber),
      loadPrerequisite(deps, certificationNumber, prerequisite),
    ]);
    const today = jstDay(deps.clock.now());
    const due = found?.attentionDay !== undefined && found.attentionDay <= today;
    if (certification === undefined || found === undefined || !due) return done(undefined);
    // What a certification stood on that is over by its dates is closed with it, and of a revoked one it rests.
    if (hasEnded(await standingOn(deps, certification, today))) return done(undefined);
    return attendOnce(deps, { certification, prerequisite: found }, today);
  });
}

async function attendOnce(deps: Needs, found: Found, today: string): Promise<Outcome<unknown>> {
  const { prerequisite } = found;
  const days = lapseDays(prerequisitePolicy(prerequisite));
  const due = prerequisiteAttention(prerequisite, days, today);
  const next = nextPrerequisiteAttention(prerequisite, days, today);
  if (due === "recordLapse") return lapseUnlessAwaited(deps, found, today);
  if (due === "tellOver") return tellOver(deps, found, next);
  return due === "remind"
    ? remind(deps, found, next)
    : commitTogether(deps, [attendedTo(prerequisite, next)]);
}

/** The write that sets the next day of attention; it is no act, and the ledger does not know of it. */
function attendedTo(prerequisite: Prerequisite, attentionDay: string | undefined, reminders = 0): Write {
  const { version, remindersSent } = prerequisite;
  return {
    put: "replace",
    record: {
      ...prerequisite,
      version: version + 1,
      remindersSent: remindersSent + reminders,
      attentionDay,
    },
    when: [{ field: "version", is: "oneOf", values: [version] }],
  };
}

function remind(deps: Needs, { certification, prerequisite }: Found, next: string | undefined) {
  const reminder = notice(toProvider(certification), {
    template: "prerequisiteReminder",
    ...aboutCertification(certification),
    prerequisite: prerequisite.prerequisite,
    validUntil: prerequisite.validUntil,
    daysLeft: daysBetween(jstDay(deps.clock.now()), prerequisite.validUntil),
  });
  return commitTogether(deps, [attendedTo(prerequisite, next, 1)], [reminder]);
}

/** The day after the last day: the provider is asked for its report, and the secretariat knows (M-05). */
async function tellOver(deps: Needs, { certification, prerequisite }: Found, next: string | undefined) {
  const policy = prerequisitePolicy(prerequisite);
  const { prerequisite: topic, validUntil } = prerequisite;
  const asked = await openTask(deps, certificationCase(certification), "renewalReport", { topic });
  const dueDay = asked?.dueDay ?? reportableUntil(prerequisite, lapseDays(policy));
  const of = certificationTaskCase(certification);
  const task =
    asked === undefined
      ? opening(newTask(deps, of, policy, "renewalReport", { topic, dueDay }))
      : noTaskWrites;
  const about = aboutCertification(certification);
  const content = {
    template: "prerequisiteOver",
    ...about,
    prerequisite: topic,
    validUntil,
    reportBy: dueDay,
  } as const;
  return commitTogether(
    deps,
    [attendedTo(prerequisite, next), ...task.writes],
    [notice(toProvider(certification), content), notice(toSecretariat, content)],
  );
}

/** What the provider has been given a day for does not lapse before that day is over. */
async function lapseUnlessAwaited(deps: Needs, found: Found, today: string): Promise<Outcome<unknown>> {
  const { certification, prerequisite } = found;
  const topic = prerequisite.prerequisite;
  const asked = await openTask(deps, certificationCase(certification), "renewalReport", { topic });
  if (asked === undefined || today > asked.dueDay) return recordLapse(deps, found, asked);
  return commitTogether(deps, [attendedTo(prerequisite, dayAfter(asked.dueDay))]);
}
