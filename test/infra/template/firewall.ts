import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Synthesised } from "../synthesised.ts";

const rule = z.object({
  Name: z.string(),
  Priority: z.int(),
  Action: z.unknown().optional(),
  OverrideAction: z.unknown().optional(),
  Statement: z.union([
    z.object({
      RateBasedStatement: z.object({
        AggregateKeyType: z.literal("IP"),
        EvaluationWindowSec: z.literal(300),
        Limit: z.int(),
        ScopeDownStatement: z.unknown().optional(),
      }),
    }),
    z.object({
      ManagedRuleGroupStatement: z.object({
        VendorName: z.literal("AWS"),
        Name: z.string(),
        RuleActionOverrides: z.array(z.object({ Name: z.string(), ActionToUse: z.unknown() })),
      }),
    }),
  ]),
  VisibilityConfig: z.object({
    SampledRequestsEnabled: z.boolean(),
    CloudWatchMetricsEnabled: z.literal(true),
  }),
});

const logging = z.object({
  LogDestinationConfigs: z.array(z.string()),
  RedactedFields: z.unknown(),
  LoggingFilter: z.unknown(),
});

export function describeFirewall({ portal }: Synthesised): void {
  const acl = portal.only("AWS::WAFv2::WebACL");
  const rules = z.array(rule).parse(acl.Properties["Rules"]);
  const limits = rules.flatMap(({ Statement, Action }) =>
    "RateBasedStatement" in Statement ? [{ ...Statement.RateBasedStatement, Action }] : [],
  );
  const groups = rules.flatMap(({ Statement, OverrideAction }) =>
    "ManagedRuleGroupStatement" in Statement
      ? [{ ...Statement.ManagedRuleGroupStatement, OverrideAction }]
      : [],
  );

  describe("The firewall", () => {
    it("limits what one address may ask for, and tips more than the rest", () => {
      assert.equal(acl.Properties["Scope"], "CLOUDFRONT");
      assert.deepEqual(
        limits.map(({ Limit }) => Limit),
        [2000, 20],
      );
      for (const { Action } of limits) assert.match(JSON.stringify(Action), /"Block".*"ResponseCode":429/);
      const [everything, tips] = limits;
      assert.equal(everything?.ScopeDownStatement, undefined);
      assert.match(
        JSON.stringify(tips?.ScopeDownStatement),
        /"Method":.*"SearchString":"POST".*"UriPath":.*"STARTS_WITH","SearchString":"\/tips"/,
      );
    });

    it("applies the rules AWS keeps, each of them in force", () => {
      assert.deepEqual(
        groups.map(({ Name, OverrideAction }) => [Name, OverrideAction]),
        ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"].map((name) => [
          `AWSManagedRules${name}`,
          { None: {} },
        ]),
      );
    });

    it("S-01 lets a tip and a report quote an attack: only rules on bodies are counted instead", () => {
      const counted = groups.flatMap(({ RuleActionOverrides }) => RuleActionOverrides);
      assert.ok(counted.some(({ Name }) => Name === "SizeRestrictions_BODY"));
      for (const { Name, ActionToUse } of counted) {
        assert.match(Name, /_BODY$/);
        assert.deepEqual(ActionToUse, { Count: {} });
      }
    });

    it("S-01 writes down whom it turned away, and nobody else", () => {
      const { LogDestinationConfigs, RedactedFields, LoggingFilter } = logging.parse(
        portal.only("AWS::WAFv2::LoggingConfiguration").Properties,
      );
      const group = portal.only("AWS::Logs::LogGroup");
      assert.equal(group.Properties["LogGroupName"], "aws-waf-logs-certification-production");
      const key = portal.only("AWS::KMS::Key");
      assert.deepEqual([group.Properties["KmsKeyId"], key.DeletionPolicy], [`<${key.id}.Arn>`, "Retain"]);
      assert.equal(group.Properties["RetentionInDays"], 1827);
      assert.deepEqual(LogDestinationConfigs, [
        `arn:aws:logs:us-east-1:<AWS::AccountId>:log-group:<${group.id}>`,
      ]);
      assert.deepEqual(RedactedFields, [
        { SingleHeader: { Name: "authorization" } },
        { SingleHeader: { Name: "cookie" } },
        { QueryString: {} },
      ]);
      assert.deepEqual(LoggingFilter, {
        DefaultBehavior: "DROP",
        Filters: [
          {
            Behavior: "KEEP",
            Requirement: "MEETS_ANY",
            Conditions: [{ ActionCondition: { Action: "BLOCK" } }],
          },
        ],
      });
      for (const { VisibilityConfig } of rules) assert.equal(VisibilityConfig.SampledRequestsEnabled, false);
    });
  });
}
