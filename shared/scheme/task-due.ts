import { addBusinessDays, addDays, dayAfter, daysBetween } from "./calendar.ts";
import type { InquiryBody, Policy } from "./policy/schema.ts";
import { ballOf, type TaskKind } from "./task-transitions.ts";

function bodyOf(policy: Policy, code: string | undefined): InquiryBody {
  const found = policy.inquiry.bodies.value.find((each) => each.code === code);
  if (found === undefined) throw new RangeError(`The policy has no body ${code ?? "(none named)"}`);
  return found;
}

/**
 * The last day for a task opened on a day; that day itself is not counted.
 * @param fromDay JST day
 * @param body code of the body asked, for the task `inquiryAnswer` alone
 * @throws RangeError when the policy does not know the body
 */
export function taskDue(kind: TaskKind, policy: Policy, fromDay: string, body?: string): string {
  const { processing } = policy;
  switch (kind) {
    case "remediation":
      return addDays(fromDay, policy.remediation.days.value);
    case "applicantInformation":
      return addDays(fromDay, processing.applicantInformationDays.value);
    case "formCheck":
      return addBusinessDays(fromDay, processing.formCheckBusinessDays.value);
    case "inquiryAnswer":
      return addBusinessDays(fromDay, bodyOf(policy, body).dueBusinessDays);
    case "inquirySupplement":
      return addBusinessDays(fromDay, processing.supplementBusinessDays.value);
    case "silentBody":
      return addBusinessDays(fromDay, processing.silentBodyBusinessDays.value);
    case "proposal":
      return addBusinessDays(fromDay, processing.proposalBusinessDays.value);
    case "decision":
      return addBusinessDays(fromDay, processing.decisionBusinessDays.value);
  }
}

function remindDaysBefore(kind: TaskKind, policy: Policy, body: string | undefined): readonly number[] {
  if (kind === "inquiryAnswer") return bodyOf(policy, body).remindDaysBefore;
  return kind === "remediation"
    ? policy.remediation.remindDaysBefore.value
    : policy.processing.remindDaysBefore.value;
}

/**
 * After how many days somebody late is reminded again.
 * @returns undefined for a task of the applicant, which is closed when it is overdue instead
 * @throws RangeError when the policy does not know the body
 */
export function repeatEveryDays(kind: TaskKind, policy: Policy, body?: string): number | undefined {
  if (ballOf(kind) === "applicant") return undefined;
  return kind === "inquiryAnswer"
    ? bodyOf(policy, body).remindAfterEveryDays
    : policy.processing.remindAfterEveryDays.value;
}

/**
 * The days on which to remind, rising: those before the due day; and for a task of the secretariat or of a body, which
 * stays open when it is late, the first repetition. Others follow it every `repeatEveryDays` for as long as it is open.
 * @throws RangeError when the policy does not know the body
 */
export function reminderDays(
  kind: TaskKind,
  policy: Policy,
  dueDay: string,
  body?: string,
): readonly string[] {
  const before = remindDaysBefore(kind, policy, body).map((days) => addDays(dueDay, -days));
  const every = repeatEveryDays(kind, policy, body);
  const after = every === undefined ? [] : [addDays(dueDay, 1 + every)];
  return [...new Set([...before, ...after])].toSorted();
}

/**
 * The next day after today on which there is something to do for an open task: a reminder, the day after it is due,
 * and once it is overdue a reminder every so many days (for a task of the applicant, closing it: every day until done).
 * @returns a JST day strictly after `today`
 * @throws RangeError when the policy does not know the body
 */
export function nextAttentionDay(of: {
  readonly kind: TaskKind;
  readonly policy: Policy;
  readonly dueDay: string;
  readonly body?: string;
  readonly today: string;
}): string {
  const overdueFrom = dayAfter(of.dueDay);
  if (of.today < overdueFrom) {
    const next = remindDaysBefore(of.kind, of.policy, of.body)
      .map((days) => addDays(of.dueDay, -days))
      .filter((day) => day > of.today)
      .toSorted()[0];
    return next ?? overdueFrom;
  }
  const every = repeatEveryDays(of.kind, of.policy, of.body) ?? 1;
  const repetitions = Math.floor(daysBetween(overdueFrom, of.today) / every) + 1;
  return addDays(overdueFrom, repetitions * every);
}
