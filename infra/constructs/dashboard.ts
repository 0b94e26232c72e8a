import { Duration } from "aws-cdk-lib";
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  LogQueryWidget,
  Stats,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { type Measure, type MeasureName, measureNames, measures } from "#contracts/measures.ts";
import {
  apiMetric,
  failedLines,
  functionMetric,
  lineMetric,
  mailMetric,
  measureMetric,
  procedureMetric,
  queueMetric,
  tableMetric,
  throttledByTable,
  undeliverableEffects,
  type Watched,
  workFolders,
} from "./watched.ts";

export type SchemeDashboardProps = {
  readonly watched: Watched;
  readonly alarms: readonly Alarm[];
  /** Whether anything at all is wrong. */
  readonly health: IAlarm;
};

/** A third of the page. */
const width = 8;

function graph(title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget {
  return new GraphWidget({ title, left: [...left], right: [...right], width });
}

/** The whole scheme on one page, from what people wait for down to what it stands on. */
export class SchemeDashboard extends Construct {
  constructor(scope: Construct, id: string, { watched, alarms, health }: SchemeDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, "Page", {
      dashboardName: watched.name,
      defaultInterval: Duration.days(1),
    });
    dashboard.addWidgets(
      new TextWidget({
        markdown: "# 認定制度の状態\n警報ごとの対応は docs/operating.md / What to do: docs/operating.md",
        width: 24,
        height: 2,
      }),
    );
    dashboard.addWidgets(
      new AlarmStatusWidget({ title: "警報 Alarms", alarms: [health, ...alarms], width: 24, height: 6 }),
    );
    dashboard.addWidgets(...measuresOf(watched));
    dashboard.addWidgets(...workOf(watched));
    dashboard.addWidgets(...servicesOf(watched));
    dashboard.addWidgets(
      new LogQueryWidget({
        title: "失敗の記録 Lines of failures",
        logGroupNames: workFolders.map((folder) => watched.logOf(folder).logGroupName),
        queryLines: [
          "fields @timestamp, code, job, type, error, outboxId",
          "filter level = 'ERROR' or code = 'EFFECT_UNDELIVERABLE'",
          "sort @timestamp desc",
          "limit 50",
        ],
        width: 24,
      }),
    );
  }
}

function measuresOf(watched: Watched): GraphWidget[] {
  const titles = { seconds: "届いていない時間 Age (s)", days: "遅れの日数 Days", count: "件数 Counts" };
  return Object.entries(titles).map(([unit, title]) =>
    graph(
      title,
      measureNames
        .filter((name: MeasureName) => {
          const measure: Measure = measures[name];
          return measure.unit === unit;
        })
        .map((name) => measureMetric(watched, name)),
    ),
  );
}

function workOf(watched: Watched): GraphWidget[] {
  const { queues, procedures, functions } = watched;
  return [
    graph(
      "失敗の待ち行列 Dead letters",
      Object.values(queues).map((queue) => queueMetric(queue)),
      [lineMetric(watched, failedLines), lineMetric(watched, undeliverableEffects)],
    ),
    graph(
      "手続 Procedures",
      procedures.flatMap((procedure) =>
        ["ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsAborted"].map((name) =>
          procedureMetric(procedure, name),
        ),
      ),
      procedures.flatMap((procedure) =>
        ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"].map((name) =>
          procedureMetric(procedure, name),
        ),
      ),
    ),
    graph(
      "関数 Functions",
      ["Invocations", "Errors", "Throttles"].map((name) => functionMetric(name)),
      [
        functionMetric("ConcurrentExecutions", { statistic: Stats.MAXIMUM }),
        functionMetric("IteratorAge", { of: functions.deliverEffects, statistic: Stats.MAXIMUM }),
      ],
    ),
  ];
}

function servicesOf(watched: Watched): GraphWidget[] {
  return [
    graph(
      "API",
      ["Count", "4xx", "5xx"].map((name) => apiMetric(watched, name)),
      [apiMetric(watched, "Latency", Stats.percentile(95))],
    ),
    graph(
      "台帳 Register",
      ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"].map((name) => tableMetric(watched, name)),
      [throttledByTable(watched)],
    ),
    graph(
      "通知 Mails",
      ["Send", "Delivery", "Bounce", "Complaint"].map((name) => mailMetric(name, Stats.SUM)),
      ["Reputation.BounceRate", "Reputation.ComplaintRate"].map((name) => mailMetric(name, Stats.MAXIMUM)),
    ),
  ];
}
