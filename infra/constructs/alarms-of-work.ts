import { Duration } from "aws-cdk-lib";
import { Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { AlarmOf } from "./scheme-alarm.ts";
import {
  failedLines,
  functionMetric,
  lineMetric,
  procedureMetric,
  queueMetric,
  sum,
  undeliverableEffects,
  unreachedSecretariat,
  type Watched,
} from "./watched.ts";

/** Alarms on the work that nobody waits for: queues of what failed, functions, effects and procedures. */
export function alarmsOfWork(watched: Watched): AlarmOf[] {
  return [...ofQueues(watched), ...ofFunctions(watched), ...ofEffects(watched), ...ofProcedures(watched)];
}

function ofQueues({ queues }: Watched): AlarmOf[] {
  const waiting = (queue: string) => ({ metric: queueMetric(queue), over: 0, periods: 1 });
  return [
    {
      name: "dead-letters-effects",
      says: { ja: "届けられなかった効果があります。", en: "An effect of an act could not be delivered" },
      runbook: "dead-letters-of-effects",
      ...waiting(queues.undeliveredEffects),
    },
    {
      name: "dead-letters-documents",
      says: { ja: "検査できなかった書類があります。", en: "A document could not be inspected" },
      runbook: "dead-letters-of-documents",
      ...waiting(queues.uninspectedDocuments),
    },
    {
      name: "dead-letters-feedback",
      says: {
        ja: "届かなかった通知の知らせを記録できませんでした。",
        en: "The news of a notice that came back could not be recorded",
      },
      runbook: "dead-letters-of-mail-feedback",
      ...waiting(queues.unreceivedFeedback),
    },
    {
      name: "dead-letters-jobs",
      says: { ja: "実行できなかった定期処理があります。", en: "A job could not be run" },
      runbook: "dead-letters-of-jobs",
      ...waiting(queues.missedJobs),
    },
  ];
}

/** All functions together: one alarm each is noise, and an account holds one environment. */
function ofFunctions({ functions }: Watched): AlarmOf[] {
  return [
    {
      name: "functions-fail",
      says: { ja: "関数の実行が続けて失敗しています。", en: "Functions fail again and again" },
      runbook: "functions-fail",
      metric: functionMetric("Errors"),
      over: 4,
      periods: 2,
    },
    {
      name: "functions-throttled",
      says: {
        ja: "関数の同時実行数が上限に達しています。",
        en: "Functions are refused for want of concurrency",
      },
      runbook: "functions-throttled",
      metric: functionMetric("Throttles"),
      over: 20,
      periods: 3,
    },
    {
      name: "tip-identities-opened",
      says: {
        ja: "通報者の身元が1時間に何度も開かれています。",
        en: "Identities of those who gave tips are opened unusually often",
      },
      runbook: "tip-identities-opened",
      metric: functionMetric("Invocations", { of: functions.openTipIdentity, period: Duration.hours(1) }),
      over: 10,
      periods: 1,
      unhealthy: false,
    },
  ];
}

function ofEffects(watched: Watched): AlarmOf[] {
  return [
    {
      name: "effects-late",
      says: { ja: "台帳の変更の伝達が遅れています。", en: "What acts cause is delivered late" },
      runbook: "effects-late",
      metric: functionMetric("IteratorAge", {
        of: watched.functions.deliverEffects,
        statistic: Stats.MAXIMUM,
      }),
      // Milliseconds: five minutes.
      over: 300_000,
      periods: 3,
    },
    {
      name: "effects-undeliverable",
      says: {
        ja: "届ける先がない効果があります。人が確認してください。",
        en: "An effect can never be delivered; somebody has to look at it",
      },
      runbook: "effects-undeliverable",
      metric: lineMetric(watched, undeliverableEffects),
      over: 0,
      periods: 1,
    },
    {
      name: "secretariat-unreached",
      says: {
        ja: "事務局あての通知が届いていません。",
        en: "A notice to the secretariat itself came back: nobody else is told",
      },
      runbook: "secretariat-unreached",
      metric: lineMetric(watched, unreachedSecretariat),
      over: 0,
      periods: 1,
    },
    {
      name: "work-fails",
      says: { ja: "裏側の処理の失敗が続いています。", en: "Work outside requests fails again and again" },
      runbook: "work-fails",
      metric: lineMetric(watched, failedLines, Duration.minutes(15)),
      over: 3,
      periods: 2,
    },
  ];
}

/** Executions that were aborted are left out: that is how the procedure of a withdrawn case ends. */
function ofProcedures({ procedures }: Watched): AlarmOf[] {
  return procedures.map((procedure) => ({
    name: `procedure-fails-${procedure.name}`,
    says: {
      ja: `手続（${procedure.name}）の実行が失敗したか、時間切れになったか、抑制されました。`,
      en: `An execution of the procedure ${procedure.name} failed, timed out or was throttled`,
    },
    runbook: "procedure-fails",
    metric: sum(
      "failed",
      ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"].map((metric) =>
        procedureMetric(procedure, metric),
      ),
    ),
    over: 0,
    periods: 1,
  }));
}
