import { addBusinessDays, addDays, dayAfter, daysBetween, lastDayOfMonths } from "./calendar.ts";
import type { InquiryBody, Policy } from "./policy/schema.ts";
import type { Period } from "./policy/schema-upkeep.ts";
import { ballOf, type TaskKind } from "./task-transitions.ts";

function bodyOf(policy: Policy, code: string | undefined): InquiryBody {
  const found = policy.inquiry.bodies.value.find((each) => each.code === code);
  if (found === undefined) throw new RangeError(`The policy has no body ${code ?? "(none named)"}`);
  return found;
}

const days = (amount: number): Period => ({ amount, unit: "days" });
const businessDays = (amount: number): Period => ({ amount, unit: "businessDays" });

/** The period the policy gives for each kind of task; what a body is asked and the time to object have their own. */
function periodOf(kind: Exclude<TaskKind, "inquiryAnswer" | "objectionPeriod">, policy: Policy): Period {
  const { remediation, processing, upkeep, changes, surveillance, revocation, draw, tips, incidents } =
    policy;
  const periods: Readonly<Record<typeof kind, Period>> = {
    remediation: days(remediation.days.value),
    applicantInformation: days(processing.applicantInformationDays.value),
    formCheck: businessDays(processing.formCheckBusinessDays.value),
    inquirySupplement: businessDays(processing.supplementBusinessDays.value),
    silentBody: businessDays(processing.silentBodyBusinessDays.value),
    proposal: businessDays(processing.proposalBusinessDays.value),
    decision: businessDays(processing.decisionBusinessDays.value),
    renewalReport: upkeep.renewalReport.value,
    renewalCheck: upkeep.renewalCheck.value,
    listingQuestion: upkeep.listingQuestion.value,
    prerequisiteReview: upkeep.prerequisiteReview.value,
    changeReport: changes.lightReportAfter.value,
    changeCheck: upkeep.changeCheck.value,
    suspensionReview: upkeep.suspensionMaximum.value,
    surveillanceDeliberation: surveillance.deliberation.value,
    surveillanceEvidence: surveillance.evidence.value,
    surveillanceExamination: surveillance.examination.value,
    surveillanceConclusion: surveillance.conclusion.value,
    correctionPlan: surveillance.correctionPlan.value,
    correctionPlanCheck: surveillance.correctionPlanCheck.value,
    correctionReport: surveillance.correction.value,
    correctionCheck: surveillance.correctionCheck.value,
    revocationNotice: revocation.noticePreparation.value,
    hearing: revocation.hearing.value,
    hearingReport: revocation.report.value,
    revocationProposal: revocation.proposal.value,
    revocationDecision: revocation.decision.value,
    hearingAfterwards: revocation.hearingAfterwards.value,
    objectionDecision: revocation.objectionDecision.value,
    beacon: draw.beaconByHand.value,
    tipAcknowledgement: tips.acknowledgement.value,
    tipOutcome: tips.outcome.value,
    incidentFinal: incidents.finalReport.value,
    incidentCheck: incidents.check.value,
  };
  return periods[kind];
}

/**
 * The last day of a period that begins on a day; that day itself is not counted.
 * @param fromDay JST day
 */
export function addPeriod(fromDay: string, { amount, unit }: Period): string {
  return unit === "days" ? addDays(fromDay, amount) : addBusinessDays(fromDay, amount);
}

/**
 * The last day for a task opened on a day; that day itself is not counted.
 * @param fromDay JST day
 * @param body code of the body asked, for the task `inquiryAnswer` alone
 * @throws RangeError when the policy does not know the body
 */
export function taskDue(kind: TaskKind, policy: Policy, fromDay: string, body?: string): string {
  if (kind === "inquiryAnswer") return addBusinessDays(fromDay, bodyOf(policy, body).dueBusinessDays);
  if (kind === "objectionPeriod") return lastDayOfMonths(fromDay, policy.objection.months.value);
  return addPeriod(fromDay, periodOf(kind, policy));
}

function remindDaysBefore(kind: TaskKind, policy: Policy, body: string | undefined): readonly number[] {
  if (kind === "inquiryAnswer") return bodyOf(policy, body).remindDaysBefore;
  // Nobody has to object: the period passes, and the decision told the provider of it.
  if (kind === "objectionPeriod") return [];
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
