import type { ChangeWeight } from "./change-weight.ts";
import type { Policy } from "./policy/schema.ts";
import { addPeriod } from "./task-due.ts";

/**
 * Whether a change is reported late (M-06): a light one after the period that follows it, a large one when less than
 * the period that must lie before it is left.
 * @param reportedOn JST day of the report
 * @param happensOn JST day on which the change takes effect
 */
export function reportedLate(
  change: { readonly weight: ChangeWeight; readonly reportedOn: string; readonly happensOn: string },
  { changes }: Pick<Policy, "changes">,
): boolean {
  const { weight, reportedOn, happensOn } = change;
  return weight === "light"
    ? reportedOn > addPeriod(happensOn, changes.lightReportAfter.value)
    : addPeriod(reportedOn, changes.largeReportBefore.value) > happensOn;
}
