import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { everyMinutes, type MeasureName } from "#contracts/measures.ts";
import { indexNames } from "#records/layout.ts";

/** The functions that nobody waits for, so that nobody would see that they fail, by folder. */
export const workFolders = [
  "event/deliver-effects",
  "event/inspect-document",
  "event/receive-mail-feedback",
  "schedule/attend-draws",
  "schedule/daily-sweep",
  "schedule/measure",
  "schedule/reconcile",
] as const;
type WorkFolder = (typeof workFolders)[number];

type WatchedProcedure = { readonly name: string; readonly arn: string };

/** What of an environment is watched, by the names that metrics know it by. */
export type Watched = {
  /** The environment's: the namespace of its own metrics, and how its alarms' names begin. */
  readonly name: string;
  readonly apiId: string;
  readonly tableName: string;
  readonly queues: {
    readonly undeliveredEffects: string;
    readonly uninspectedDocuments: string;
    readonly unreceivedFeedback: string;
    readonly missedJobs: string;
  };
  readonly procedures: readonly WatchedProcedure[];
  readonly functions: { readonly deliverEffects: string; readonly openTipIdentity: string };
  readonly logOf: (folder: WorkFolder) => ILogGroup;
};

/** Made of lines of the log, beside the measures. */
export const failedLines = "failedLines";
export const undeliverableEffects = "undeliverableEffects";
export const unreachedSecretariat = "unreachedSecretariat";

const five = Duration.minutes(5);

export function measureMetric({ name }: Watched, metricName: MeasureName, statistic = Stats.MAXIMUM): Metric {
  return new Metric({
    namespace: name,
    metricName,
    statistic,
    period: Duration.minutes(everyMinutes),
  });
}

export function lineMetric({ name }: Watched, metricName: string, period = five): Metric {
  return new Metric({ namespace: name, metricName, statistic: Stats.SUM, period });
}

/** Messages that wait in a queue. */
export function queueMetric(QueueName: string): Metric {
  return new Metric({
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensionsMap: { QueueName },
    statistic: Stats.MAXIMUM,
    period: five,
  });
}

/** Of one function, or of all of the account, in which nothing else is (docs/deploying.md). */
export function functionMetric(
  metricName: string,
  { statistic = Stats.SUM, period = five, of }: { statistic?: string; period?: Duration; of?: string } = {},
): Metric {
  return new Metric({
    namespace: "AWS/Lambda",
    metricName,
    ...(of === undefined ? {} : { dimensionsMap: { FunctionName: of } }),
    statistic,
    period,
  });
}

export function apiMetric({ apiId }: Watched, metricName: string, statistic = Stats.SUM): Metric {
  return new Metric({
    namespace: "AWS/ApiGateway",
    metricName,
    dimensionsMap: { ApiId: apiId },
    statistic,
    period: five,
  });
}

export function procedureMetric({ name, arn }: WatchedProcedure, metricName: string): Metric {
  return new Metric({
    namespace: "AWS/States",
    metricName,
    dimensionsMap: { StateMachineArn: arn },
    label: `${name} ${metricName}`,
    statistic: Stats.SUM,
    period: five,
  });
}

export function tableMetric(
  { tableName }: Watched,
  metricName: string,
  {
    dimensions = {},
    statistic = Stats.SUM,
  }: { dimensions?: Record<string, string>; statistic?: string } = {},
): Metric {
  return new Metric({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensionsMap: { TableName: tableName, ...dimensions },
    statistic,
    period: five,
  });
}

/** Of all mails of the account: SES judges senders by it. */
export function mailMetric(metricName: string, statistic: string, period = five): Metric {
  return new Metric({ namespace: "AWS/SES", metricName, statistic, period });
}

/** The sum of metrics; what was not told counts as nothing. */
export function sum(label: string, metrics: readonly Metric[]): MathExpression {
  const named = metrics.map((metric, index) => [`m${index}`, metric] as const);
  return new MathExpression({
    label,
    expression: named.map(([id]) => `FILL(${id}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(named),
    period: five,
  });
}

/** Reads and writes the table refused for going too fast, those of its indexes included. */
export function throttledByTable(watched: Watched): MathExpression {
  const places = [
    {},
    ...indexNames.map((GlobalSecondaryIndexName): Record<string, string> => ({ GlobalSecondaryIndexName })),
  ];
  return sum(
    "throttled",
    places.flatMap((dimensions) =>
      ["ReadThrottleEvents", "WriteThrottleEvents"].map((metric) =>
        tableMetric(watched, metric, { dimensions }),
      ),
    ),
  );
}
