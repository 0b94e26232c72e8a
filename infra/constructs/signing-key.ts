import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/** The key certificates are signed with: ES256 (ECDSA on P-256 with SHA-256). It never leaves KMS (F-04). */
export class SigningKey extends Key {
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, {
      description: "Signs certificates (ES256)",
      alias: `alias/${name}-certificates`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
