import { RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** What a bucket may choose; all else is the house's. */
export type HouseBucketProps = Pick<
  BucketProps,
  "versioned" | "lifecycleRules" | "cors" | "objectLockEnabled" | "objectLockDefaultRetention"
> & {
  /** Encrypts with this key of ours; S3 encrypts by itself unless given. */
  readonly key?: IKey;
};

/**
 * A bucket of the scheme: closed to the public, without access lists, reached by TLS 1.2 or later alone, and never lost
 * with its stack.
 */
export class HouseBucket extends Bucket {
  /** Said once more for the compiler: none is one of S3's own web sites. */
  override get isWebsite(): boolean {
    return false;
  }

  constructor(scope: Construct, id: string, { key, ...chosen }: HouseBucketProps = {}) {
    super(scope, id, {
      ...chosen,
      ...(key === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
