import { NestedStack } from "aws-cdk-lib";
import { AlarmRule, AlarmState, CompositeAlarm, type IAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Construct } from "constructs";
import { AlarmTopic } from "#infra/constructs/alarm-topic.ts";
import { alarmsOfMeasures } from "#infra/constructs/alarms-of-measures.ts";
import { alarmsOfServices } from "#infra/constructs/alarms-of-services.ts";
import { alarmsOfWork } from "#infra/constructs/alarms-of-work.ts";
import { SchemeDashboard } from "#infra/constructs/dashboard.ts";
import { addLogMetrics } from "#infra/constructs/log-metrics.ts";
import { addAlarm, describing } from "#infra/constructs/scheme-alarm.ts";
import { addSilenceAlarm } from "#infra/constructs/silence-alarm.ts";
import type { Watched } from "#infra/constructs/watched.ts";

export type WatchStackProps = {
  readonly watched: Watched;
  /** Who is told when an alarm rings. */
  readonly emails: readonly string[];
};

/**
 * What watches an environment: metrics made of log lines, alarms that all lead to one topic, and a dashboard. Nested in
 * the pipeline, whose parts it watches; nothing in there depends on it.
 */
export class WatchStack extends NestedStack {
  constructor(scope: Construct, id: string, { watched, emails }: WatchStackProps) {
    super(scope, id, { description: "Certification scheme: alarms and dashboard" });
    const { name } = watched;
    addLogMetrics(this, watched);
    const action = new SnsAction(new AlarmTopic(this, "AlarmTopic", { name, emails }).topic);
    const listed = [...alarmsOfMeasures(watched), ...alarmsOfWork(watched), ...alarmsOfServices(watched)];
    const alarms = listed.map((each) => ({
      alarm: addAlarm(this, name, each, action),
      unhealthy: each.unhealthy !== false,
    }));
    const silence = addSilenceAlarm(this, watched, action);
    const unhealthy: IAlarm[] = alarms.filter((each) => each.unhealthy).map(({ alarm }) => alarm);
    // It tells nobody: whoever has to know was told by the alarm behind it.
    const health = new CompositeAlarm(this, "SchemeUnhealthy", {
      compositeAlarmName: `${name}-scheme-unhealthy`,
      alarmDescription: describing(
        { ja: "制度の仕組みのどこかに不具合があります。", en: "Something of the scheme does not work" },
        "scheme-unhealthy",
      ),
      alarmRule: AlarmRule.anyOf(
        ...[...unhealthy, silence].map((alarm) => AlarmRule.fromAlarm(alarm, AlarmState.ALARM)),
      ),
    });
    new SchemeDashboard(this, "Dashboard", {
      watched,
      alarms: [...alarms.map(({ alarm }) => alarm), silence],
      health,
    });
  }
}
