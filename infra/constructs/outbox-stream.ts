import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export type OutboxStreamProps = {
  /** The stream of the register's table. */
  readonly streamArn: string;
  readonly deliver: IFunction;
  /** Where it is written down which effects could not be delivered. The hourly reconciler tries them again. */
  readonly undelivered: IQueue;
};

/** Has the effects of an act delivered as soon as the act is committed: each new outbox record, by the table's stream. */
export class OutboxStream extends Construct {
  constructor(scope: Construct, id: string, { streamArn, deliver, undelivered }: OutboxStreamProps) {
    super(scope, id);
    new EventSourceMapping(this, "Mapping", {
      target: deliver,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual("INSERT"),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith("outbox#") } } },
        }),
      ],
      batchSize: 10,
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(undelivered),
    });
  }
}

/** What reading the stream needs, for the role of the function that is called with it. */
export function streamStatements(streamArn: string, undelivered: IQueue): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [streamArn],
    }),
    // Listing streams knows no narrower resource.
    new PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }),
    new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [undelivered.queueArn] }),
  ];
}
