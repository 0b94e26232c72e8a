import { ArnFormat, Duration, Stack } from "aws-cdk-lib";
import type { Distribution } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Parameters } from "#infra/parameter.ts";
import { HouseBucket } from "./house-bucket.ts";

export type AccessLogProps = {
  readonly name: string;
  readonly distribution: Distribution;
  readonly logs: Parameters["logs"];
};

/** What was asked for and how it went, and nothing of whom: no address, no browser, no path with ids, no query. */
const recordFields = [
  "date",
  "time",
  "x-edge-location",
  "x-edge-request-id",
  "x-edge-detailed-result-type",
  "cs-method",
  "cache-behavior-path-pattern",
  "sc-status",
  "sc-bytes",
  "time-taken",
  "cs-protocol-version",
  "ssl-protocol",
];

/** CloudFront's log of requests, in a bucket of its own. Such deliveries are made in us-east-1 alone. */
export class AccessLog extends Construct {
  constructor(scope: Construct, id: string, { name, distribution, logs }: AccessLogProps) {
    super(scope, id);
    const bucket = new HouseBucket(this, "Bucket", {
      lifecycleRules: [{ expiration: Duration.days(logs.retentionDays) }],
    });
    const source = new CfnDeliverySource(this, "Source", {
      name: `${name}-portal`,
      logType: "ACCESS_LOGS",
      resourceArn: distribution.distributionArn,
    });
    allowDelivery(bucket, source);
    const destination = new CfnDeliveryDestination(this, "Destination", {
      name: `${name}-portal`,
      deliveryDestinationType: "S3",
      destinationResourceArn: bucket.bucketArn,
      outputFormat: "json",
    });
    const delivery = new CfnDelivery(this, "Delivery", {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      recordFields,
    });
    // The source is referred to by its name alone; the policy must be there when the delivery is tried.
    delivery.addResourceDependency(source);
    delivery.node.addDependency(bucket);
  }
}

/** Lets the one source write below the account's own prefix, and nothing else. */
function allowDelivery(bucket: Bucket, source: CfnDeliverySource): void {
  const { account } = Stack.of(bucket);
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "Delivery",
      principals: [new ServicePrincipal("delivery.logs.amazonaws.com")],
      actions: ["s3:PutObject"],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/CloudFront/*`)],
      conditions: {
        StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnEquals: {
          "aws:SourceArn": Stack.of(bucket).formatArn({
            service: "logs",
            resource: "delivery-source",
            resourceName: source.name,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
}
