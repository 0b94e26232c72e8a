import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { jsonLineLog } from "#adapters/log/json-line-log.ts";
import { everyMinutes, measureNames, measures } from "#contracts/measures.ts";
import { hyphenated, procedureNames } from "#records/operation.ts";
import { setup } from "#test/support/fakes.ts";
import { measureScheme } from "#usecases/measure-scheme.ts";
import type { Resource, Synthesised } from "../synthesised.ts";

const dimensions = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);
const stat = z.object({ Metric: z.object({ MetricName: z.string(), Dimensions: dimensions }) });
const alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Statistic: z.string().optional(),
  Dimensions: dimensions,
  Metrics: z.array(z.object({ Expression: z.string().optional(), MetricStat: stat.optional() })).default([]),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  Period: z.int().optional(),
  EvaluationPeriods: z.int(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.string()),
  OKActions: z.array(z.string()),
});
export type TemplateAlarm = z.infer<typeof alarm>;

const metricFilter = z.object({
  LogGroupName: z.string(),
  FilterPattern: z.string(),
  MetricTransformations: z.tuple([
    z.object({ MetricName: z.string(), MetricNamespace: z.string(), MetricValue: z.string() }),
  ]),
});

/** Every alarm of a template but the composite one. */
export function alarmsIn({ pipeline }: Synthesised): TemplateAlarm[] {
  return pipeline.ofType("AWS::CloudWatch::Alarm").map(({ Properties }) => alarm.parse(Properties));
}

/** The metrics an alarm looks at: each is paid for. */
export function metricsOf({ MetricName, Metrics }: TemplateAlarm): string[] {
  const ofExpression = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? []);
  return MetricName === undefined ? ofExpression : [MetricName];
}

function dimensionsOf({ Dimensions, Metrics }: TemplateAlarm): string[] {
  const ofExpression = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? []);
  return [...Dimensions, ...ofExpression].map(({ Value }) => Value);
}

/** Everything about the alarms of an environment, by what they are for. */
export function describeAlarms(name: string, synthesised: Synthesised): void {
  const { pipeline, functionOf } = synthesised;
  const alarms = alarmsIn(synthesised);
  const named = (short: string): TemplateAlarm => {
    const found = alarms.find(({ AlarmName }) => AlarmName === `${name}-${short}`);
    if (found === undefined) throw new Error(`There is no alarm ${short}`);
    return found;
  };
  const filters = pipeline
    .ofType("AWS::Logs::MetricFilter")
    .map(({ Properties }) => metricFilter.parse(Properties));
  const logOf = (folder: string) =>
    z.object({ LogGroup: z.string() }).parse(functionOf(folder).Properties["LoggingConfig"]).LogGroup;

  describe("Every alarm", () => {
    it("tells the one topic, when it begins and when it is over", () => {
      const topic = `<${pipeline.only("AWS::SNS::Topic").id}>`;
      assert.ok(alarms.length > 20);
      for (const { AlarmName, AlarmActions, OKActions } of alarms)
        assert.deepEqual([AlarmName, AlarmActions, OKActions], [AlarmName, [topic], [topic]]);
    });

    it("is named after its environment, and says in Japanese first what it means and where to read on", () => {
      assert.equal(new Set(alarms.map(({ AlarmName }) => AlarmName)).size, alarms.length);
      for (const { AlarmName, AlarmDescription } of alarms) {
        assert.ok(AlarmName.startsWith(`${name}-`));
        assert.match(AlarmDescription, /^[^ ]*[ぁ-ん].* [a-zA-Z ]+.*\. docs\/operating\.md#[a-z-]+$/);
      }
    });

    it("looks back no further than CloudWatch does, and at no more metrics than it may", () => {
      for (const each of alarms) {
        assert.ok((each.Period ?? 300) * each.EvaluationPeriods <= 24 * 3600, each.AlarmName);
        assert.ok(metricsOf(each).length <= 10, each.AlarmName);
      }
    });
  });

  describe("The measures of the scheme", () => {
    it("ring at the threshold of their table and after its time, and keep their state when they are missing", () => {
      for (const measure of measureNames) {
        const found = named(hyphenated(measure));
        const { over, forMinutes } = measures[measure];
        assert.deepEqual(
          [found.Namespace, found.MetricName, found.Statistic, found.Period, found.TreatMissingData],
          [name, measure, "Maximum", everyMinutes * 60, "ignore"],
        );
        assert.deepEqual(
          [found.Threshold, found.ComparisonOperator, found.EvaluationPeriods * everyMinutes],
          [over, "GreaterThanThreshold", forMinutes],
        );
      }
    });

    it("that are missing ring by one alarm of their own", () => {
      const found = named("not-measured");
      assert.deepEqual(
        [found.Statistic, found.ComparisonOperator, found.Threshold, found.TreatMissingData],
        ["SampleCount", "LessThanThreshold", 1, "breaching"],
      );
      assert.ok(alarms.filter(({ TreatMissingData }) => TreatMissingData === "breaching").length === 1);
    });

    it("are read from the very line that the function writes", async () => {
      const { deps, clock } = await setup();
      const written: string[] = [];
      await measureScheme({ ...deps, log: jsonLineLog((line) => written.push(line), clock) })();
      const line: unknown = JSON.parse(written[0] ?? "");
      const found = filters.filter(({ LogGroupName }) => LogGroupName === logOf("schedule/measure"));
      const measured = found.filter(({ FilterPattern }) => FilterPattern.includes("SCHEME_MEASURED"));
      assert.deepEqual(
        measured.map(({ MetricTransformations: [{ MetricName }] }) => MetricName),
        measureNames,
      );
      assert.match(written[0] ?? "", /"code":"SCHEME_MEASURED"/);
      for (const { FilterPattern, MetricTransformations } of measured) {
        const [{ MetricName, MetricNamespace, MetricValue }] = MetricTransformations;
        assert.equal(FilterPattern, '{ $.code = "SCHEME_MEASURED" }');
        assert.deepEqual([MetricNamespace, MetricValue], [name, `$.${MetricName}`]);
        assert.equal(typeof Object(line)[MetricName], "number", MetricName);
      }
    });
  });

  describe("Work that nobody waits for", () => {
    const workers = pipeline
      .ofType("AWS::Lambda::Function")
      .map(({ Properties }) => String(Properties["Description"]).slice("functions/".length))
      .filter((folder) => /^(schedule|event)\//.test(folder));

    it("has an alarm on every queue of what failed, from the first message on", () => {
      const queues = pipeline.ofType("AWS::SQS::Queue").map(({ id }) => `<${id}.QueueName>`);
      const watched = alarms.filter(({ Namespace }) => Namespace === "AWS/SQS");
      assert.deepEqual(watched.flatMap(dimensionsOf).toSorted(), queues.toSorted());
      for (const { Threshold, EvaluationPeriods, MetricName } of watched)
        assert.deepEqual(
          [Threshold, EvaluationPeriods, MetricName],
          [0, 1, "ApproximateNumberOfMessagesVisible"],
        );
    });

    it("has its failures counted in the log of every such function", () => {
      assert.ok(workers.length > 4);
      const failing = filters.filter(({ FilterPattern }) => FilterPattern === '{ $.level = "ERROR" }');
      assert.deepEqual(
        failing.map(({ LogGroupName }) => LogGroupName).toSorted(),
        workers.map(logOf).toSorted(),
      );
      const lines: string[] = [];
      jsonLineLog((line) => lines.push(line), { now: () => "" })("EFFECT_FAILED", {});
      assert.equal(JSON.parse(lines[0] ?? "").level, "ERROR");
      assert.deepEqual(metricsOf(named("work-fails")), ["failedLines"]);
    });

    it("rings when an effect can never be delivered, whoever found it out", () => {
      const found = filters.filter(({ FilterPattern }) => FilterPattern.includes("EFFECT_UNDELIVERABLE"));
      assert.deepEqual(
        found.map(({ LogGroupName }) => LogGroupName).toSorted(),
        ["event/deliver-effects", "schedule/reconcile"].map(logOf).toSorted(),
      );
      const { Threshold } = named("effects-undeliverable");
      assert.deepEqual([Threshold, metricsOf(named("effects-undeliverable"))], [0, ["undeliverableEffects"]]);
    });

    it("N-05 rings when a notice to the secretariat itself came back, by the very line that is written", async () => {
      const [found, ...others] = filters.filter(({ FilterPattern }) =>
        FilterPattern.includes("NOTICE_CAME_BACK"),
      );
      assert.ok(found !== undefined && others.length === 0);
      assert.equal(found.LogGroupName, logOf("event/receive-mail-feedback"));
      assert.equal(found.FilterPattern, '{ ($.code = "NOTICE_CAME_BACK") && ($.to = "secretariat") }');
      const { Threshold } = named("secretariat-unreached");
      assert.deepEqual([Threshold, metricsOf(named("secretariat-unreached"))], [0, ["unreachedSecretariat"]]);
    });

    it("rings when the stream falls behind", () => {
      const found = named("effects-late");
      assert.deepEqual(
        [found.MetricName, dimensionsOf(found), found.Threshold],
        ["IteratorAge", [`<${functionOf("event/deliver-effects").id}>`], 300_000],
      );
    });

    it("rings for every procedure when an execution fails, times out or is throttled", () => {
      for (const procedure of procedureNames) {
        const found = named(`procedure-fails-${hyphenated(procedure)}`);
        assert.deepEqual(metricsOf(found), ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"]);
        const arn = `arn:aws:states:ap-northeast-1:<AWS::AccountId>:stateMachine:${name}-${hyphenated(procedure)}`;
        assert.deepEqual(new Set(dimensionsOf(found)), new Set([arn]));
      }
    });
  });

  describe("What the scheme stands on", () => {
    const onWhat = (short: string) => [...metricsOf(named(short)), ...new Set(dimensionsOf(named(short)))];

    it("rings when functions fail or are refused, all of the account together", () => {
      assert.deepEqual(onWhat("functions-fail"), ["Errors"]);
      assert.deepEqual(onWhat("functions-throttled"), ["Throttles"]);
    });

    it("rings when the API fails or is slow", () => {
      const api = `<${pipeline.only("AWS::ApiGatewayV2::Api").id}>`;
      assert.deepEqual(onWhat("api-fails"), ["5xx", "Count", api]);
      assert.deepEqual(onWhat("api-slow"), ["Latency", api]);
    });

    it("rings when the table is throttled, at an index too, or fails", () => {
      const throttled = dimensionsOf(named("table-throttled"));
      for (const index of ["group", "standing", "due"])
        assert.equal(throttled.filter((value) => value === index).length, 2, index);
      assert.deepEqual(new Set(metricsOf(named("table-fails"))), new Set(["SystemErrors"]));
    });

    it("rings before SES stops an account for bounces or complaints", () => {
      assert.deepEqual(onWhat("mails-bounce"), ["Reputation.BounceRate"]);
      assert.deepEqual(onWhat("mails-complained-of"), ["Reputation.ComplaintRate"]);
      assert.ok(named("mails-bounce").Threshold < 0.1 && named("mails-complained-of").Threshold < 0.005);
    });

    it("S-01 rings when identities of those who gave tips are opened often", () => {
      assert.deepEqual(onWhat("tip-identities-opened"), [
        "Invocations",
        `<${functionOf("secretariat/open-tip-identity").id}>`,
      ]);
    });
  });

  describe("The health of the scheme", () => {
    const composite: Resource = pipeline.only("AWS::CloudWatch::CompositeAlarm");

    it("is bad while anything rings but what people owe or should look at, and tells nobody a second time", () => {
      const rule = String(composite.Properties["AlarmRule"]);
      const left = pipeline
        .ofType("AWS::CloudWatch::Alarm")
        .filter(({ id }) => !rule.includes(`ALARM("<${id}.Arn>")`))
        .map(({ Properties }) => Properties["AlarmName"]);
      assert.deepEqual(
        left.toSorted(),
        ["government-tasks-past-due", "secretariat-tasks-past-due", "tip-identities-opened"].map(
          (short) => `${name}-${short}`,
        ),
      );
      assert.equal(composite.Properties["AlarmActions"], undefined);
      assert.match(String(composite.Properties["AlarmDescription"]), /docs\/operating\.md#scheme-unhealthy$/);
    });
  });
}
