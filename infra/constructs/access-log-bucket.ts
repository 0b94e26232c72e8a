import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { type Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Parameters } from "#infra/parameter.ts";
import { HouseBucket } from "./house-bucket.ts";

/**
 * Where S3 writes down who asked for which document, in one folder for each bucket. No function can read it. Encrypted
 * by S3 itself: server access logs cannot be delivered to a bucket with a key of KMS ("Enabling Amazon S3 server access
 * logging", S3 user guide).
 */
export class AccessLogBucket extends HouseBucket {
  constructor(scope: Construct, id: string, logs: Parameters["logs"]) {
    super(scope, id, {
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(logs.retentionDays),
          noncurrentVersionExpiration: Duration.days(30),
        },
      ],
    });
  }

  /** Has S3 log here who asks for what in a bucket, below a prefix that ends with a slash. */
  logOf(bucket: Bucket, prefix: string): void {
    resourceOf(bucket).loggingConfiguration = {
      destinationBucketName: this.bucketName,
      logFilePrefix: prefix,
    };
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("logging.s3.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [this.arnForObjects(`${prefix}*`)],
        conditions: {
          ArnLike: { "aws:SourceArn": bucket.bucketArn },
          StringEquals: { "aws:SourceAccount": Stack.of(this).account },
        },
      }),
    );
  }
}

/** The resource in the template behind a bucket, for what the bucket itself has no property for. */
export function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error("A bucket is a CfnBucket");
  return resource;
}
