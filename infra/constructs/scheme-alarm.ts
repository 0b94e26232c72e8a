import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { pascalCase } from "#infra/pascal-case.ts";
import type { Bilingual } from "#scheme/bilingual.ts";

/** An alarm as it is thought of; `infra/constructs/alarms-of-*.ts` list them. */
export type AlarmOf = {
  /** With the environment's name before it, the alarm's name. */
  readonly name: string;
  readonly says: Bilingual;
  /** The section of docs/operating.md that says what to do. */
  readonly runbook: string;
  readonly metric: IMetric;
  readonly over: number;
  /** It rings when so many periods of the metric were over. */
  readonly periods: number;
  /** When nothing is told: all is well (nothing happened), or it stays as it was; well unless told. */
  readonly silence?: "well" | "asItWas";
  /** Whether the scheme is not healthy while it rings; it is not unless told. */
  readonly unhealthy?: false;
};

const silences = { well: TreatMissingData.NOT_BREACHING, asItWas: TreatMissingData.IGNORE } as const;

/** What is said of an alarm in the mail: Japanese first, and where it is written what to do. */
export function describing({ ja, en }: Bilingual, runbook: string): string {
  return `${ja} ${en}. docs/operating.md#${runbook}`;
}

/** Makes an alarm of an environment, which says when it begins and when it is over. */
export function addAlarm(
  scope: Construct,
  environment: string,
  { name, says, runbook, metric, over, periods, silence = "well" }: AlarmOf,
  action: IAlarmAction,
): Alarm {
  const alarm = new Alarm(scope, pascalCase(name), {
    alarmName: `${environment}-${name}`,
    alarmDescription: describing(says, runbook),
    metric,
    threshold: over,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: silences[silence],
  });
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}
