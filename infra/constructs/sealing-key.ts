import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

export type SealingKeyProps = {
  /** Without `alias/`. */
  readonly alias: string;
  readonly description: string;
};

/** A key that seals one compartment of the register (E-05, S-01). It encrypts nothing else, and never leaves KMS. */
export class SealingKey extends Key {
  constructor(scope: Construct, id: string, { alias, description }: SealingKeyProps) {
    super(scope, id, {
      description,
      alias: `alias/${alias}`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
