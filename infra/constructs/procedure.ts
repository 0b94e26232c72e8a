import { ArnFormat, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import {
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { type Logs, SchemeLogGroup } from "./scheme-log-group.ts";

/** What is started is always what this alias points at. */
export const liveAlias = "live";

export type ProcedureProps = {
  readonly name: string;
  /** The definition in the Amazon States Language, with `${…FunctionArn}` where a function is called. */
  readonly definition: string;
  /** The functions that procedures call, by their place in a definition; this one gets those it has a place for. */
  readonly functions: Readonly<Record<string, IFunction>>;
  readonly logs: Logs;
};

/**
 * A procedure that waits and drives: a Standard state machine, traced and logged without the data of its executions
 * (which hold task tokens). Each change of the definition is published as a version and the alias moves to it;
 * executions under way keep theirs, so versions are never taken away.
 */
export class Procedure extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: ProcedureProps) {
    super(scope, id);
    // The prefix keeps the account's log delivery policy from growing with every group.
    const logGroup = new SchemeLogGroup(this, "Log", props.logs, `/aws/vendedlogs/states/${props.name}`);
    const called = calledIn(props);
    const role = new Role(this, "Role", {
      description: `What the procedure ${props.name} may do`,
      assumedBy: new ServicePrincipal("states.amazonaws.com"),
      inlinePolicies: { needs: new PolicyDocument({ statements: statementsOf(Object.values(called)) }) },
    });
    this.stateMachine = new StateMachine(this, "StateMachine", {
      stateMachineName: props.name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(props.definition),
      definitionSubstitutions: called,
      role: role.withoutPolicyUpdates(),
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
    this.publish();
  }

  private publish(): void {
    const version = new CfnStateMachineVersion(this, "Version", {
      stateMachineArn: this.stateMachine.stateMachineArn,
      stateMachineRevisionId: this.stateMachine.stateMachineRevisionId,
    });
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnStateMachineAlias(this, "Alias", {
      name: liveAlias,
      deploymentPreference: { stateMachineVersionArn: version.ref, type: "ALL_AT_ONCE" },
    });
  }
}

/**
 * The ARNs of a procedure, made from its name: functions that start it are also called by it, and a reference would
 * go round in a circle.
 */
export function procedureArns(stack: Stack, name: string) {
  const arn = (resource: string, resourceName: string) =>
    stack.formatArn({ service: "states", resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return { stateMachine: arn("stateMachine", name), executions: arn("execution", `${name}:*`) };
}

/** The ARNs of the functions that a definition calls, by their place in it. */
function calledIn({ name, definition, functions }: ProcedureProps): Record<string, string> {
  const places = [...definition.matchAll(/\$\{(\w+)\}/g)].map(([, place = ""]) => place);
  return Object.fromEntries(
    [...new Set(places)].map((place) => {
      const found = functions[place];
      if (found === undefined) throw new Error(`No function fills \${${place}} in the procedure ${name}`);
      return [place, found.functionArn];
    }),
  );
}

function statementsOf(functionArns: string[]): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: functionArns }),
    // Log delivery and X-Ray know no narrower resource.
    new PolicyStatement({
      actions: [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
      ],
      resources: ["*"],
    }),
    new PolicyStatement({
      actions: [
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
      ],
      resources: ["*"],
    }),
  ];
}
