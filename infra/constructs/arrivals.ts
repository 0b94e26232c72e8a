import { Duration } from "aws-cdk-lib";
import { Match, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { documentFolders } from "#infra/needs.ts";
import type { DocumentBuckets } from "./document-buckets.ts";
import { MalwareScan } from "./malware-scan.ts";

export type ArrivalsProps = {
  readonly documents: DocumentBuckets;
  readonly inspect: IFunction;
  /** Where the news of a scanned document goes that could not be delivered. */
  readonly undelivered: IQueue;
};

/** Below these the presigned uploads arrive. */
const prefixes = documentFolders.map((folder) => `${folder}/`);

/** Has every document that arrives in quarantine scanned, and looked into once the scan's verdict is there (C-03). */
export class Arrivals extends Construct {
  constructor(scope: Construct, id: string, { documents, inspect, undelivered }: ArrivalsProps) {
    super(scope, id);
    new MalwareScan(this, "MalwareScan", { bucket: documents.quarantine, key: documents.key, prefixes });
    new Rule(this, "Scanned", {
      description: "A document in quarantine was scanned for malware",
      eventPattern: {
        source: ["aws.guardduty"],
        detailType: ["GuardDuty Malware Protection Object Scan Result"],
        detail: {
          s3ObjectDetails: {
            bucketName: [documents.quarantine.bucketName],
            objectKey: Match.anyOf(...prefixes.map((prefix) => Match.prefix(prefix))),
          },
        },
      },
      targets: [
        new LambdaFunction(inspect, {
          deadLetterQueue: undelivered,
          retryAttempts: 10,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }
}
