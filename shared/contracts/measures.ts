import type { Bilingual } from "#scheme/bilingual.ts";

/**
 * What is measured of the scheme: one table, from which the measures are taken (`shared/usecases/measure-scheme.ts`),
 * metrics and alarms are made (`infra`), and the page `docs/measures.md` is written. Thresholds are ours, and nothing of
 * the scheme's rules.
 */

export type Measure = {
  readonly unit: "seconds" | "days" | "count";
  readonly means: Bilingual;
  /** The alarm rings when it is over this for so many minutes, a multiple of `everyMinutes`. */
  readonly over: number;
  readonly forMinutes: number;
  /** The section of docs/operating.md that says what to do. */
  readonly runbook: string;
};

/** How often the scheme is measured. */
export const everyMinutes = 15;

export const measures = {
  // The reconciler has had its turn by then: what is left does not mend itself.
  oldestUndeliveredDecision: {
    unit: "seconds",
    means: {
      ja: "決定の効果（手続の開始・再開・終了など）のうち、最も長く届いていないものの経過時間",
      en: "age of the oldest effect of a decision that was not delivered",
    },
    over: 5400,
    forMinutes: 15,
    runbook: "undelivered-decisions",
  },
  undeliveredDecisions: {
    unit: "count",
    means: { ja: "届いていない決定の効果の数", en: "effects of decisions not delivered yet" },
    over: 50,
    forMinutes: 60,
    runbook: "undelivered-decisions",
  },
  oldestUndeliveredMail: {
    unit: "seconds",
    means: { ja: "最も長く送れていない通知の経過時間", en: "age of the oldest notice that was not sent" },
    over: 7200,
    forMinutes: 15,
    runbook: "undelivered-mails",
  },
  undeliveredMails: {
    unit: "count",
    means: { ja: "送れていない通知の数", en: "notices not sent yet" },
    over: 500,
    forMinutes: 60,
    runbook: "undelivered-mails",
  },
  // One from midnight until the sweep of the night is through.
  sweepBehind: {
    unit: "days",
    means: { ja: "毎日の期限処理が遅れている日数", en: "days the daily sweep is behind" },
    over: 0,
    forMinutes: 180,
    runbook: "sweep-behind",
  },
  // People ask to upload and then do not: a few are nothing, many are an inspection that stands still.
  documentsAwaited: {
    unit: "count",
    means: {
      ja: "2〜24時間前に提出が始まり、検査が終わっていない書類の数",
      en: "documents announced two to twenty-four hours ago and not inspected",
    },
    over: 20,
    forMinutes: 60,
    runbook: "documents-not-inspected",
  },
  oldestUnissuedCertificate: {
    unit: "days",
    means: {
      ja: "認定が決まり、認定証が発行されていないものの最長日数",
      en: "days since the oldest decision to certify that has no certificate yet",
    },
    over: 0,
    forMinutes: 180,
    runbook: "certificates-not-issued",
  },
  oldestWaitingDraw: {
    unit: "days",
    means: {
      ja: "乱数が公開されたのに終わっていない抽選の最長日数",
      en: "days since the randomness of the oldest unfinished draw was there",
    },
    over: 2,
    forMinutes: 15,
    runbook: "draws-waiting",
  },
  // The sweep closes what applicants did not do in time, the day after.
  applicantTasksUnclosed: {
    unit: "count",
    means: {
      ja: "期限を過ぎても締められていない事業者の対応待ちの数",
      en: "tasks of providers that are past their due day and were not closed",
    },
    over: 0,
    forMinutes: 180,
    runbook: "tasks-not-closed",
  },
  secretariatTasksPastDue: {
    unit: "count",
    means: { ja: "期限を過ぎた事務局の対応待ちの数", en: "tasks of the secretariat past their due day" },
    over: 20,
    forMinutes: 60,
    runbook: "work-past-due",
  },
  governmentTasksPastDue: {
    unit: "count",
    means: {
      ja: "期限を過ぎた照会先機関の対応待ちの数",
      en: "tasks of government bodies past their due day",
    },
    over: 20,
    forMinutes: 60,
    runbook: "work-past-due",
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof measures;
export type Measured = Readonly<Record<MeasureName, number>>;

/** In the order of the table. */
export const measureNames = Object.keys(measures).filter((name): name is MeasureName => name in measures);
