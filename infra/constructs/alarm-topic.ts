import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

export type AlarmTopicProps = {
  /** The environment's; its alarms' names begin with it. */
  readonly name: string;
  /** Who is told; each address confirms once. */
  readonly emails: readonly string[];
};

/**
 * Where every alarm of an environment goes. Only its own alarms may publish there, and only by TLS. Encrypted with a key
 * of its own, since CloudWatch cannot use the one that AWS manages for SNS; nothing that stays is under it.
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { name, emails }: AlarmTopicProps) {
    super(scope, id);
    const alarms = new ServicePrincipal("cloudwatch.amazonaws.com", { conditions: fromAlarmsOf(this, name) });
    const key = new Key(this, "Key", {
      description: "Encrypts what alarms say on its way",
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
      }),
    );
    this.topic = new Topic(this, "Topic", { topicName: `${name}-alarms`, masterKey: key, enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
      }),
    );
    for (const email of emails) this.topic.addSubscription(new EmailSubscription(email));
  }
}

function fromAlarmsOf(scope: Construct, name: string) {
  const stack = Stack.of(scope);
  const own = `arn:${stack.partition}:cloudwatch:${stack.region}:${stack.account}:alarm:${name}-*`;
  return { StringEquals: { "aws:SourceAccount": stack.account }, ArnLike: { "aws:SourceArn": own } };
}
