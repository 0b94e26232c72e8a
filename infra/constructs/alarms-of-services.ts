import { Duration } from "aws-cdk-lib";
import { MathExpression, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { AlarmOf } from "./scheme-alarm.ts";
import { apiMetric, mailMetric, sum, tableMetric, throttledByTable, type Watched } from "./watched.ts";

/** The requests that the register's adapter makes. */
const operations = ["GetItem", "Query", "TransactWriteItems"] as const;

/** Alarms on what stands behind the scheme and in front of it: the API, the table, mails. */
export function alarmsOfServices(watched: Watched): AlarmOf[] {
  return [...ofApi(watched), ...ofTable(watched), ...ofMails()];
}

function ofApi(watched: Watched): AlarmOf[] {
  return [
    {
      name: "api-fails",
      says: {
        ja: "APIの応答の1%超が5xxエラーです。",
        en: "More than one in a hundred answers of the API is a fault of ours",
      },
      runbook: "api-fails",
      metric: new MathExpression({
        label: "percent",
        // One fault among a handful of requests at night is no reason to wake anybody.
        expression: "IF(failed >= 3, 100 * failed / requests, 0)",
        usingMetrics: { failed: apiMetric(watched, "5xx"), requests: apiMetric(watched, "Count") },
        period: Duration.minutes(5),
      }),
      over: 1,
      periods: 2,
    },
    {
      name: "api-slow",
      says: {
        ja: "APIの応答の5%が3秒を超えています。",
        en: "One in twenty answers of the API takes longer than three seconds",
      },
      runbook: "api-slow",
      metric: apiMetric(watched, "Latency", Stats.percentile(95)),
      over: 3000,
      periods: 3,
    },
  ];
}

function ofTable(watched: Watched): AlarmOf[] {
  return [
    {
      name: "table-throttled",
      says: {
        ja: "台帳の読み書きが抑制されています。",
        en: "The table refuses reads or writes for going too fast",
      },
      runbook: "table-throttled",
      metric: throttledByTable(watched),
      over: 10,
      periods: 3,
    },
    {
      name: "table-fails",
      says: { ja: "台帳の読み書きがAWS側で失敗しています。", en: "The table fails on AWS's side" },
      runbook: "table-fails",
      metric: sum(
        "failed",
        operations.map((Operation) => tableMetric(watched, "SystemErrors", { dimensions: { Operation } })),
      ),
      over: 5,
      periods: 2,
    },
  ];
}

/** SES reviews an account at these rates, and stops it at ten per cent and half a per cent. */
function ofMails(): AlarmOf[] {
  const hourly = (metric: string) => mailMetric(metric, Stats.MAXIMUM, Duration.hours(1));
  return [
    {
      name: "mails-bounce",
      says: { ja: "通知の5%超が届いていません。", en: "More than one mail in twenty bounces" },
      runbook: "mails-bounce",
      metric: hourly("Reputation.BounceRate"),
      over: 0.05,
      periods: 1,
      silence: "asItWas",
    },
    {
      name: "mails-complained-of",
      says: {
        ja: "通知の0.1%超が迷惑メールとして申告されています。",
        en: "More than one mail in a thousand is complained of",
      },
      runbook: "mails-complained-of",
      metric: hourly("Reputation.ComplaintRate"),
      over: 0.001,
      periods: 1,
      silence: "asItWas",
    },
  ];
}
