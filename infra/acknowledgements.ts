/** A finding that stays, and why (docs/decisions/021). */
export type Acknowledgement = {
  /** The rules with their pack, as the report names them; several when they ask for the same. */
  readonly rules: readonly string[];
  /** What was found, where a rule finds several things at one place; anything unless told. */
  readonly finding?: RegExp;
  /** Where: the path of the resource without the name of the environment (`pipeline/Functions/…/Role/Resource`). */
  readonly at: RegExp;
  /** Why it is right as it is, in a sentence that holds for every place it is given for. */
  readonly reason: string;
};

/** Functions, wherever they are nested. */
const aFunction = /\/(Functions|Users)\/.+\/Function\/Resource$/;
const roleOfAFunction = /\/(Functions|Users)\/.+\/Role\/Resource$/;
const roleOfAProcedure = /\/\w+Procedure\/Role\/Resource$/;
const deadLetterQueues =
  /^pipeline\/(UndeliveredEffects|UninspectedDocuments|UnreceivedFeedback|MissedJobs)\/Resource$/;
/** Called without anybody waiting; every other function answers its caller. */
const calledByEvents =
  /^pipeline\/Functions\/(Schedule\w+|EventInspectDocument|EventReceiveMailFeedback|EventDeliverEffects)\/Function\/Resource$/;

/**
 * What the packs of rules find and the scheme leaves as it is. The first line that fits a finding counts. A line that
 * fits nothing fails a test, and so does a finding that no line fits.
 */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    rules: ["AwsSolutions-IAM5", "Serverless-LambdaStarPermissions"],
    finding: /^(Resource::\*)?$/,
    at: roleOfAFunction,
    reason:
      "Writing traces to X-Ray and listing the streams of DynamoDB know no narrower resource; a test allows these actions alone on all resources.",
  },
  {
    rules: ["AwsSolutions-IAM5"],
    finding: /^Resource::\*$/,
    at: roleOfAProcedure,
    reason:
      "Delivering the logs of a state machine and its traces knows no narrower resource (Step Functions developer guide, logging and X-Ray).",
  },
  {
    rules: ["AwsSolutions-IAM5"],
    finding:
      /^Resource::.+\/(applications|certifications|incidents|revocations|surveillance|certificates|imports|draws|notices)\/\*$/,
    at: /\/Role\/Resource$/,
    reason:
      "The objects of a bucket cannot be named before they are there; each role names the folders it is for, and a test holds it to them.",
  },
  {
    rules: ["AwsSolutions-IAM5"],
    finding: /^Resource::arn:.+:execution:.+:\*$/,
    at: roleOfAFunction,
    reason: "Executions have names made when they start; the role names the one state machine they are of.",
  },
  {
    rules: ["AwsSolutions-IAM5"],
    finding: /^Resource::arn:.+:rule\/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3\*$/,
    at: /^pipeline\/Arrivals\/MalwareScan\/Role\/Resource$/,
    reason:
      "GuardDuty makes a managed rule whose name ends as it likes; its guide asks for this prefix, and a condition allows managed rules alone.",
  },
  {
    rules: ["NIST.800.53.R5-IAMNoInlinePolicy"],
    at: /\/Role\/Resource$/,
    reason:
      "Each role serves one function, procedure or job: its one inline policy cannot be attached to anybody else, and all it may do is read in one place.",
  },
  {
    rules: ["NIST.800.53.R5-LambdaConcurrency"],
    at: aFunction,
    reason:
      "The API is throttled and streams, schedules and procedures are bounded; reserving for every function would use up the account's concurrency and stop all others.",
  },
  {
    rules: ["NIST.800.53.R5-LambdaDLQ", "Serverless-LambdaDLQ"],
    at: calledByEvents,
    reason:
      "What failed goes to a queue by the function's on-failure destination or its event source mapping, which tell more than a dead-letter queue; the rule does not see them.",
  },
  {
    rules: ["NIST.800.53.R5-LambdaDLQ", "Serverless-LambdaDLQ"],
    at: aFunction,
    reason:
      "The function is only called by somebody who waits for the answer (API, procedure, sign-in) and is told of the failure; there is no event that could be lost.",
  },
  {
    rules: ["NIST.800.53.R5-LambdaInsideVPC"],
    at: aFunction,
    reason:
      "Functions reach AWS services by TLS and their roles alone and hold no network resource; a network of our own would add gateways to pay and keep, and protect nothing more.",
  },
  {
    rules: ["AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy"],
    at: deadLetterQueues,
    reason:
      "The queue is itself where failures end: nothing reads it but people, so nothing in it could be redriven.",
  },
  {
    rules: ["Serverless-SNSRedrivePolicy"],
    at: /^pipeline\/Watch\/AlarmTopic\/.+\/Resource$/,
    reason:
      "Alarms go out by e-mail; one that was not delivered is not lost, since the alarm itself and the dashboard show it until it is over.",
  },
  {
    rules: ["AwsSolutions-APIG4"],
    at: /^pipeline\/Api\/Public\/\w+\/Resource$/,
    reason:
      "The route is for anyone: the contract says so, and a test compares each route's authorizer with the contract.",
  },
  {
    rules: ["AwsSolutions-COG1"],
    at: /^registry\/Users\/Pool\/Resource$/,
    reason:
      "Passwords have at least 15 characters and no rules of composition, as NIST SP 800-63B advises, and everybody needs a second factor.",
  },
  {
    rules: ["AwsSolutions-COG8"],
    at: /^registry\/Users\/Pool\/Resource$/,
    reason:
      "The Plus plan judges the risk of a sign-in to ask for a second factor; here everybody gives one at every sign-in, and accounts are made by an administrator.",
  },
  {
    rules: ["NIST.800.53.R5-S3BucketVersioningEnabled"],
    at: /^registry\/Documents\/Quarantine\/Resource$/,
    reason:
      "Quarantine holds what was never found clean and forgets it after days; versions would keep exactly what must go.",
  },
  {
    rules: ["NIST.800.53.R5-S3BucketReplicationEnabled"],
    at: /^registry\/Documents\/(Quarantine|Evidence|AccessLogs)\/Resource$/,
    reason:
      "Objects are kept in three zones of the region, evidence under a lock besides; a second region is the operator's choice of place and cost, and can be added without replacing a bucket.",
  },
  {
    rules: ["AwsSolutions-CFR1"],
    at: /^portal\/Portal\/Distribution\/Resource$/,
    reason: "Whether a firm can be trusted today is a question that may be asked from any country.",
  },
  {
    rules: ["AwsSolutions-CFR3"],
    at: /^portal\/Portal\/Distribution\/Resource$/,
    reason:
      "Requests are logged by a delivery of CloudWatch Logs, which can leave out who asked; the rule knows only the older logs, which cannot.",
  },
  {
    rules: ["AwsSolutions-CFR4"],
    at: /^portal\/Portal\/Distribution\/Resource$/,
    reason:
      "Without a domain of its own, for trying out, the portal has CloudFront's name and certificate, whose versions of TLS nobody can choose; production has a domain.",
  },
  {
    rules: ["AwsSolutions-S1", "NIST.800.53.R5-S3BucketLoggingEnabled"],
    at: /^portal\/Site\/Resource$/,
    reason:
      "The bucket holds public pages that CloudFront alone can read, and CloudFront logs who asks for them.",
  },
  {
    rules: ["AwsSolutions-S1", "NIST.800.53.R5-S3BucketLoggingEnabled"],
    at: /^portal\/AccessLog\/Bucket\/Resource$/,
    reason: "The bucket holds logs itself; to log the delivery of each log would never end.",
  },
  {
    rules: ["NIST.800.53.R5-S3BucketVersioningEnabled"],
    at: /^portal\/AccessLog\/Bucket\/Resource$/,
    reason: "Deliveries of logs have names of their own and are written once; nothing may write over them.",
  },
  {
    rules: ["NIST.800.53.R5-S3BucketReplicationEnabled"],
    at: /^portal\/(Site|AccessLog\/Bucket)\/Resource$/,
    reason:
      "Pages are made again from the repository at any time, and logs of requests prove nothing about a certification; neither is worth a second region.",
  },
  {
    rules: ["NIST.800.53.R5-S3DefaultEncryptionKMS"],
    at: /^portal\/(Site|AccessLog\/Bucket)\/Resource$/,
    reason:
      "The pages are public and the logs name nobody, so that S3's own encryption is enough; a key would have to be opened to CloudFront and to the deliveries.",
  },
  {
    rules: ["NIST.800.53.R5-S3DefaultEncryptionKMS"],
    at: /^registry\/Documents\/AccessLogs\/Resource$/,
    reason:
      "S3 delivers its access logs only to buckets that it encrypts itself, not to those with a key of KMS.",
  },
];
