import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { LogCode } from "#contracts/log-catalogue.ts";
import { measureNames } from "#contracts/measures.ts";
import { pascalCase } from "#infra/pascal-case.ts";
import {
  failedLines,
  undeliverableEffects,
  unreachedSecretariat,
  type Watched,
  workFolders,
} from "./watched.ts";

const coded = (code: LogCode) => FilterPattern.stringValue("$.code", "=", code);

/** Makes metrics of lines of the log: the scheme needs no permission to write any. */
export function addLogMetrics(scope: Construct, { name, logOf }: Watched): void {
  const measured = coded("SCHEME_MEASURED");
  for (const metricName of measureNames)
    new MetricFilter(scope, `${pascalCase(`measure-${metricName}`)}Metric`, {
      logGroup: logOf("schedule/measure"),
      filterPattern: measured,
      metricNamespace: name,
      metricName,
      metricValue: `$.${metricName}`,
    });
  for (const folder of ["event/deliver-effects", "schedule/reconcile"] as const)
    new MetricFilter(scope, `Undeliverable${pascalCase(folder)}Metric`, {
      logGroup: logOf(folder),
      filterPattern: coded("EFFECT_UNDELIVERABLE"),
      metricNamespace: name,
      metricName: undeliverableEffects,
    });
  new MetricFilter(scope, "UnreachedSecretariatMetric", {
    logGroup: logOf("event/receive-mail-feedback"),
    filterPattern: FilterPattern.all(
      coded("NOTICE_CAME_BACK"),
      FilterPattern.stringValue("$.to", "=", "secretariat"),
    ),
    metricNamespace: name,
    metricName: unreachedSecretariat,
  });
  for (const folder of workFolders)
    new MetricFilter(scope, `Failed${pascalCase(folder)}Metric`, {
      logGroup: logOf(folder),
      filterPattern: FilterPattern.stringValue("$.level", "=", "ERROR"),
      metricNamespace: name,
      metricName: failedLines,
    });
}
