import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { describing } from "./scheme-alarm.ts";
import { measureMetric, type Watched } from "./watched.ts";

/** Rings when the scheme was not measured three times in a row: no other alarm on a measure could ring then. */
export function addSilenceAlarm(scope: Construct, watched: Watched, action: IAlarmAction): Alarm {
  const alarm = new Alarm(scope, "NotMeasured", {
    alarmName: `${watched.name}-not-measured`,
    alarmDescription: describing(
      { ja: "計測値が届いていません。", en: "The scheme is not measured" },
      "not-measured",
    ),
    metric: measureMetric(watched, "sweepBehind", Stats.SAMPLE_COUNT),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 3,
    treatMissingData: TreatMissingData.BREACHING,
  });
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}
