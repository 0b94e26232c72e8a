import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { type Bucket, HttpMethods, ObjectLockRetention } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Parameters } from "#infra/parameter.ts";
import { AccessLogBucket, resourceOf } from "./access-log-bucket.ts";
import { HouseBucket } from "./house-bucket.ts";

/**
 * Where documents are: quarantine for what arrives, evidence for what is kept for good (C-01, C-04). Both are private,
 * reached by TLS alone and encrypted with one key of their own; a third bucket holds the log of who asked for what.
 */
export class DocumentBuckets extends Construct {
  readonly key: Key;
  readonly quarantine: Bucket;
  readonly evidence: Bucket;

  constructor(scope: Construct, id: string, parameters: Parameters) {
    super(scope, id);
    this.key = new Key(this, "Key", {
      description: "Encrypts documents",
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.quarantine = new HouseBucket(this, "Quarantine", {
      key: this.key,
      lifecycleRules: [
        {
          expiration: Duration.days(parameters.quarantineDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      // The portal's pages post uploads here straight from the browser (C-01).
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [parameters.portalUrl],
          allowedHeaders: ["*"],
          maxAge: 3600,
        },
      ],
    });
    announceObjects(this.quarantine);

    const { lock, lockDays } = parameters.evidence;
    this.evidence = new HouseBucket(this, "Evidence", {
      key: this.key,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        lock === "compliance"
          ? ObjectLockRetention.compliance(Duration.days(lockDays))
          : ObjectLockRetention.governance(Duration.days(lockDays)),
    });
    writeOnce(this.evidence);

    const accessLogs = new AccessLogBucket(this, "AccessLogs", parameters.logs);
    accessLogs.logOf(this.quarantine, "quarantine/");
    accessLogs.logOf(this.evidence, "evidence/");
  }
}

/** Sends the bucket's events to EventBridge. The property of the higher-level bucket would add a function of CDK's own. */
function announceObjects(bucket: Bucket): void {
  resourceOf(bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

/** Refuses to put an object where one may be already: a second version would hide the first (C-04). */
function writeOnce(bucket: Bucket): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: "WriteOnce",
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ["s3:PutObject"],
      resources: [bucket.arnForObjects("*")],
      conditions: {
        Null: { "s3:if-none-match": "true" },
        Bool: { "s3:ObjectCreationOperation": "true" },
      },
    }),
  );
}
