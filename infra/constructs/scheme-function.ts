import { Duration } from "aws-cdk-lib";
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type Logs, SchemeLogGroup } from "./scheme-log-group.ts";

export type SchemeFunctionProps = {
  readonly folder: string;
  readonly code: Code;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly seconds: number;
  /** How many run at once at most; as many as the account has unless told. */
  readonly concurrency?: number;
  /** All that the role may do, beside writing its own log and traces. */
  readonly statements: readonly PolicyStatement[];
  readonly logs: Logs;
  /** For functions called without somebody waiting: where an event goes that failed three times. */
  readonly failures?: IQueue;
};

/**
 * A function of the scheme: Node.js 24 on arm64, traced, with a log group and a role of its own. The role is written
 * here once; nothing that is wired to the function later adds to it.
 */
export class SchemeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: SchemeFunctionProps) {
    super(scope, id);
    const logGroup = new SchemeLogGroup(this, "Log", props.logs);
    this.role = new Role(this, "Role", {
      description: `What functions/${props.folder} may do`,
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: {
        needs: new PolicyDocument({
          statements: [...houseStatements(logGroup, props.failures), ...props.statements],
        }),
      },
    });
    this.lambda = new LambdaFunction(this, "Function", {
      description: `functions/${props.folder}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: props.code,
      environment: { ...props.environment, NODE_OPTIONS: "--enable-source-maps" },
      memorySize: props.memoryMiB,
      timeout: Duration.seconds(props.seconds),
      ...(props.concurrency === undefined ? {} : { reservedConcurrentExecutions: props.concurrency }),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role: this.role.withoutPolicyUpdates(),
    });
    if (props.failures !== undefined)
      this.lambda.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(props.failures) });
  }
}

function houseStatements(logGroup: ILogGroup, failures: IQueue | undefined): PolicyStatement[] {
  const allow = (actions: string[], resources: string[]) =>
    new PolicyStatement({ effect: Effect.ALLOW, actions, resources });
  return [
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn]),
    // X-Ray knows no narrower resource.
    allow(["xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]),
    ...(failures === undefined ? [] : [allow(["sqs:SendMessage"], [failures.queueArn])]),
  ];
}
