import { Duration } from "aws-cdk-lib";
import { EventBus, Match, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export type MailFeedbackProps = {
  readonly configurationSet: ConfigurationSet;
  readonly receive: IFunction;
  /** Where the news of a mail goes that could not be delivered. */
  readonly undelivered: IQueue;
};

/** Has SES tell of every mail that bounced, was complained of or rejected, and puts it on record (N-05). */
export class MailFeedback extends Construct {
  constructor(scope: Construct, id: string, { configurationSet, receive, undelivered }: MailFeedbackProps) {
    super(scope, id);
    configurationSet.addEventDestination("Events", {
      // SES knows no other bus than the account's own.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "Bus", "default")),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    new Rule(this, "CameBack", {
      description: "A notice came back, or was taken for spam",
      eventPattern: {
        source: ["aws.ses"],
        detail: {
          eventType: ["Bounce", "Complaint", "Reject"],
          mail: {
            tags: {
              notice: Match.exists(),
              "ses:configuration-set": [configurationSet.configurationSetName],
            },
          },
        },
      },
      targets: [
        new LambdaFunction(receive, {
          deadLetterQueue: undelivered,
          retryAttempts: 10,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }
}
