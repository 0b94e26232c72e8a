import type { Measure } from "#contracts/measures.ts";
import { everyMinutes, measureNames, measures } from "#contracts/measures.ts";
import { hyphenated } from "#records/operation.ts";
import type { AlarmOf } from "./scheme-alarm.ts";
import { measureMetric, type Watched } from "./watched.ts";

/** People who are late are no fault of the system. */
const ofPeople: readonly string[] = ["secretariatTasksPastDue", "governmentTasksPastDue"];

/** One alarm for each measure of the scheme. That nothing is measured is told by one alarm of its own, not by all. */
export function alarmsOfMeasures(watched: Watched): AlarmOf[] {
  return measureNames.map((name) => {
    const { means, over, forMinutes, runbook }: Measure = measures[name];
    return {
      name: hyphenated(name),
      says: means,
      runbook,
      metric: measureMetric(watched, name),
      over,
      periods: forMinutes / everyMinutes,
      silence: "asItWas",
      ...(ofPeople.includes(name) ? { unhealthy: false } : {}),
    };
  });
}
