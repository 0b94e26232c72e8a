import { ArnFormat, Stack } from "aws-cdk-lib";
import { CfnLoggingConfiguration, CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { Parameters } from "#infra/parameter.ts";
import { type Logs, SchemeLogGroup } from "./scheme-log-group.ts";

export type FirewallProps = {
  readonly name: string;
  readonly edge: Parameters["edge"];
  readonly logs: Logs;
};

const window = 300;

/**
 * Rules on the content of bodies that are counted, not enforced: a tip or a report of an incident quotes attacks, and a
 * form is longer than 8 KB. The API reads bodies strictly, each within the size its route takes.
 */
const bodyRules = {
  AWSManagedRulesCommonRuleSet: [
    "SizeRestrictions_BODY",
    "CrossSiteScripting_BODY",
    "GenericLFI_BODY",
    "GenericRFI_BODY",
    "EC2MetaDataSSRF_BODY",
  ],
  AWSManagedRulesKnownBadInputsRuleSet: ["JavaDeserializationRCE_BODY", "Log4JRCE_BODY", "ReactJSRCE_BODY"],
  AWSManagedRulesAmazonIpReputationList: [],
} as const;

/** What is turned away before it reaches the portal. CloudFront takes only what stands in us-east-1. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, edge, logs }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, "Acl", {
      name,
      description: "Certification scheme: in front of the portal",
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: visibility("Acl"),
      rules: [
        perAddress("RequestsPerAddress", edge.requestsPerAddress),
        perAddress("TipsPerAddress", edge.tipsPerAddress, tipsGiven),
        managed("AWSManagedRulesAmazonIpReputationList"),
        managed("AWSManagedRulesCommonRuleSet"),
        managed("AWSManagedRulesKnownBadInputsRuleSet"),
      ].map((rule, priority) => ({ ...rule, priority })),
    });
    this.arn = acl.attrArn;
    this.logRefusals(name, logs);
  }

  /** Whoever was let through leaves no trace here: a tip may be given without a name. */
  private logRefusals(name: string, logs: Logs): void {
    const group = new SchemeLogGroup(this, "Log", logs, `aws-waf-logs-${name}`);
    const arn = Stack.of(this).formatArn({
      service: "logs",
      resource: "log-group",
      resourceName: group.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    new CfnLoggingConfiguration(this, "Logging", {
      resourceArn: this.arn,
      logDestinationConfigs: [arn],
      redactedFields: [
        { singleHeader: { Name: "authorization" } },
        { singleHeader: { Name: "cookie" } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: "DROP",
        Filters: [
          {
            Behavior: "KEEP",
            Requirement: "MEETS_ANY",
            Conditions: [{ ActionCondition: { Action: "BLOCK" } }],
          },
        ],
      },
    });
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, "priority">;

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // A sample would show whole requests, those of reporters as well.
  sampledRequestsEnabled: false,
});

/** Posts to the tip desk: tips, receipt codes, messages. */
const tipsGiven: CfnWebACL.StatementProperty = {
  andStatement: {
    statements: [
      {
        byteMatchStatement: {
          fieldToMatch: { method: {} },
          positionalConstraint: "EXACTLY",
          searchString: "POST",
          textTransformations: [{ priority: 0, type: "NONE" }],
        },
      },
      {
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          positionalConstraint: "STARTS_WITH",
          searchString: "/tips",
          textTransformations: [
            { priority: 0, type: "URL_DECODE" },
            { priority: 1, type: "NORMALIZE_PATH" },
          ],
        },
      },
    ],
  },
};

function perAddress(name: string, limit: number, scopeDownStatement?: CfnWebACL.StatementProperty): Rule {
  return {
    name,
    visibilityConfig: visibility(name),
    statement: {
      rateBasedStatement: {
        aggregateKeyType: "IP",
        evaluationWindowSec: window,
        limit,
        ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
      },
    },
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          responseHeaders: [{ name: "retry-after", value: String(window) }],
        },
      },
    },
  };
}

function managed(name: keyof typeof bodyRules): Rule {
  return {
    name,
    visibilityConfig: visibility(name),
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: bodyRules[name].map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  };
}
