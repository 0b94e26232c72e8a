import { Duration, Stack, TimeZone } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Schedule, ScheduleExpression, type ScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export type JobProps = {
  readonly description: string;
  /** When, by the clock in Tokyo; hours left out mean every hour. */
  readonly at: { readonly hour?: string; readonly minute: string };
  readonly group: ScheduleGroup;
  readonly function: IFunction;
  /** Where a start goes that the scheduler could not deliver. */
  readonly missed: IQueue;
};

/** Runs a function by the clock in Tokyo. A start may come late or twice: jobs find out by themselves what is due. */
export class Job extends Construct {
  constructor(scope: Construct, id: string, props: JobProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      description: props.description,
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: {
          StringEquals: {
            "aws:SourceAccount": Stack.of(this).account,
            "aws:SourceArn": props.group.scheduleGroupArn,
          },
        },
      }),
      inlinePolicies: {
        needs: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ["lambda:InvokeFunction"],
              resources: [props.function.functionArn],
            }),
            new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [props.missed.queueArn] }),
          ],
        }),
      },
    });
    new Schedule(this, "Schedule", {
      description: props.description,
      scheduleGroup: props.group,
      schedule: ScheduleExpression.cron({ ...props.at, timeZone: TimeZone.ASIA_TOKYO }),
      target: new LambdaInvoke(props.function, {
        role: role.withoutPolicyUpdates(),
        deadLetterQueue: props.missed,
        retryAttempts: 10,
        maxEventAge: Duration.hours(1),
      }),
    });
  }
}
