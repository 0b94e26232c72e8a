import { addDays, daysBetween } from "./calendar.ts";
import type { Policy } from "./policy/schema.ts";
import { taskDue } from "./task-due.ts";

const earlier = (one: string, other: string): string => (one < other ? one : other);
const later = (one: string, other: string): string => (one > other ? one : other);

/**
 * Until when a corrective action is due once the secretariat gives it back to the provider: the days for which the
 * secretariat had it are not the provider's. Never later than the last day that the policy allows, and never in the past
 * (S-05). All are JST days.
 * @param of.dueDay the day it was due before
 * @param of.latestDay the last day that the policy allows
 * @param of.handedInOn when the provider handed in what is given back
 */
export function dueWhenGivenBack(of: {
  readonly dueDay: string;
  readonly latestDay: string;
  readonly handedInOn: string;
  readonly today: string;
}): string {
  const held = Math.max(0, daysBetween(of.handedInOn, of.today));
  return later(earlier(addDays(of.dueDay, held), of.latestDay), of.today);
}

/**
 * Until when a plan is due: as the policy says from today, but no later than the corrective action itself (S-05).
 * @param dueDay JST day on which the corrective action is due
 */
export function planDue(policy: Policy, today: string, dueDay: string): string {
  return earlier(taskDue("correctionPlan", policy, today), dueDay);
}
