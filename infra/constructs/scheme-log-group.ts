import { RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Parameters } from "#infra/parameter.ts";

/** How long logs are kept, and the key they are encrypted with. */
export type Logs = Parameters["logs"] & { readonly key: IKey };

/** A log group of the scheme: encrypted with the key of logs, and not kept for ever. */
export class SchemeLogGroup extends LogGroup {
  /** @param logGroupName where a service asks for a prefix; left out, the name is made from the place of the group */
  constructor(scope: Construct, id: string, logs: Logs, logGroupName?: string) {
    super(scope, id, {
      ...(logGroupName === undefined ? {} : { logGroupName }),
      encryptionKey: logs.key,
      retention: logs.retentionDays,
      removalPolicy: logs.outliveTheStack ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
