import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/** The key that seals who gave a tip (S-01). It encrypts nothing else, and never leaves KMS. */
export class TipIdentityKey extends Key {
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, {
      description: "Seals the identities of those who give tips",
      alias: `alias/${name}-tip-identities`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
