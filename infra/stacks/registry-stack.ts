import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { DocumentBuckets } from "#infra/constructs/document-buckets.ts";
import { LogsKey } from "#infra/constructs/logs-key.ts";
import { RegisterTable } from "#infra/constructs/register-table.ts";
import { SealingKey } from "#infra/constructs/sealing-key.ts";
import { SigningKey } from "#infra/constructs/signing-key.ts";
import { SchemeUserPool } from "#infra/constructs/user-pool.ts";
import type { Parameters } from "#infra/parameter.ts";

export type RegistryStackProps = StackProps & {
  readonly parameters: Parameters;
  /** The bundled code of the function in a folder below `functions/`. */
  readonly codeOf: (folder: string) => Code;
};

/** What must never be lost: the register, the documents, the keys and the people. Kept when the stack goes. */
export class RegistryStack extends Stack {
  readonly register: RegisterTable;
  readonly documents: DocumentBuckets;
  readonly signingKey: SigningKey;
  /** Seals who gave a tip (S-01). */
  readonly tipIdentityKey: SealingKey;
  /** Seals what the bodies answered (E-05). */
  readonly inquiryAnswerKey: SealingKey;
  readonly logsKey: LogsKey;
  /** Absent when people sign in elsewhere. */
  readonly users: SchemeUserPool | undefined;

  constructor(scope: Construct, id: string, { parameters, codeOf, ...props }: RegistryStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.register = new RegisterTable(this, "Register");
    this.documents = new DocumentBuckets(this, "Documents", parameters);
    this.signingKey = new SigningKey(this, "SigningKey", parameters.name);
    this.tipIdentityKey = new SealingKey(this, "TipIdentityKey", {
      alias: `${parameters.name}-tip-identities`,
      description: "Seals the identities of those who give tips",
    });
    this.inquiryAnswerKey = new SealingKey(this, "InquiryAnswerKey", {
      alias: `${parameters.name}-inquiry-answers`,
      description: "Seals what government bodies say in inquiries",
    });
    this.logsKey = new LogsKey(this, "LogsKey");
    const { signIn, portalUrl } = parameters;
    const logs = { ...parameters.logs, key: this.logsKey };
    this.users =
      signIn.by === "userPool"
        ? new SchemeUserPool(this, "Users", { signIn, portalUrl, codeOf, logs })
        : undefined;
    this.tellOperators();
  }

  /** What the operators' guides ask for by name (docs/deploying.md, docs/restoring.md). */
  private tellOperators(): void {
    const told = {
      RegisterTable: this.register.table.tableName,
      RegisterKey: this.register.key.keyArn,
      EvidenceBucket: this.documents.evidence.bucketName,
      ...(this.users === undefined
        ? {}
        : {
            UserPoolId: this.users.pool.userPoolId,
            Issuer: this.users.pool.userPoolProviderUrl,
            PortalClientId: this.users.client.userPoolClientId,
          }),
    };
    for (const [name, value] of Object.entries(told)) new CfnOutput(this, name, { value });
  }
}
