import { addDays, dayAfter, isBusinessDay, jstDay } from "./calendar.ts";

type Ball = "applicant" | "secretariat" | "government";

/** One stretch of time with one party having the ball; instants are ISO 8601 in UTC. `until` is missing while it lasts. */
export type ProcessingStretch = {
  readonly step: string;
  readonly ball: Ball;
  readonly from: string;
  readonly until?: string | undefined;
};

export type Processing = {
  readonly usedBusinessDays: number;
  readonly late: boolean;
  readonly ball: Ball | "nobody";
  readonly steps: readonly { readonly step: string; readonly ball: Ball; readonly businessDays: number }[];
};

type DayStretch = {
  readonly step: string;
  readonly ball: Ball;
  readonly from: string;
  readonly until: string | undefined;
};

/** The stretches as they were known at a moment, by JST days. */
function knownAt(stretches: readonly ProcessingStretch[], now: string): readonly DayStretch[] {
  const moment = Date.parse(now);
  return stretches
    .filter(({ from }) => Date.parse(from) <= moment)
    .map(({ step, ball, from, until }) => ({
      step,
      ball,
      from: jstDay(from),
      until: until === undefined || Date.parse(until) > moment ? undefined : jstDay(until),
    }));
}

/** Who had the ball at the end of a day, or last on the day on which the case ended. */
function holderOn(day: string, stretches: readonly DayStretch[]): DayStretch | undefined {
  return stretches.findLast(({ from, until }) => from <= day && (until === undefined || until >= day));
}

/** The last day that can no longer change hands: yesterday, or the day on which the case ended. */
function lastSettledDay(stretches: readonly DayStretch[], today: string): string {
  const ends = stretches.map(({ until }) => until);
  const last = ends
    .filter((until) => until !== undefined)
    .toSorted()
    .at(-1);
  return last === undefined || ends.includes(undefined) ? addDays(today, -1) : last;
}

function businessDaysAfter(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = dayAfter(first); day <= last; day = dayAfter(day)) if (isBusinessDay(day)) days.push(day);
  return days;
}

/**
 * How much of the standard processing period a case has used (F-05, 行政手続法6条).
 *
 * The rule: the day the case arrived with us is not counted (初日不算入). Every business day after it counts once, for the
 * party that had the ball at the day's end; the applicant's days do not count as used. A day counts once it is over, so
 * that the figure never falls again when the ball changes hands later that day; the day on which the case ends counts at
 * once, for whoever had the ball last. A case is late from the day after the last day of the period on, while the ball is
 * not the applicant's; a case that ended within the period never is.
 * @param stretches in the order they began, each beginning when the one before ended
 * @param now the moment of asking, ISO 8601; what began later is not looked at
 * @param standardBusinessDays from the policy the case runs under
 */
export function processingOf(
  stretches: readonly ProcessingStretch[],
  now: string,
  standardBusinessDays: number,
): Processing {
  const known = knownAt(stretches, now);
  const ball = known.findLast(({ until }) => until === undefined)?.ball ?? "nobody";
  const arrival = known.find((stretch) => stretch.ball !== "applicant")?.from;
  const days = arrival === undefined ? [] : businessDaysAfter(arrival, lastSettledDay(known, jstDay(now)));
  const holders = days.map((day) => holderOn(day, known)).filter((holder) => holder !== undefined);

  const used = holders.filter((holder) => holder.ball !== "applicant").length;
  const inProgress = ball === "secretariat" || ball === "government" ? 1 : 0;
  const kinds = [
    ...new Map(known.map(({ step, ball: of }) => [`${step} ${of}`, { step, ball: of }])).values(),
  ];
  const steps = kinds.map((kind) => ({
    ...kind,
    businessDays: holders.filter(({ step, ball: of }) => step === kind.step && of === kind.ball).length,
  }));
  return { usedBusinessDays: used, late: used + inProgress > standardBusinessDays, ball, steps };
}
