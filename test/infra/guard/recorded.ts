/** Answers of DescribeChangeSet in the shapes of the CloudFormation API reference, as `aws cloudformation` prints them. */

const account = "arn:aws:cloudformation:ap-northeast-1:123456789012";
export const stackId = (name: string): string =>
  `${account}:stack/${name}/3f2b0c10-0000-11f0-9d1c-0a58a9feac02`;
export const changeSetId = (name: string): string =>
  `${account}:changeSet/${name}/7c8f6e1a-0000-4a55-9b0e-1c2d3e4f5a6b`;

type Json = Readonly<Record<string, unknown>>;

/** One page of a change set. */
export function answer(stackName: string, changes: readonly Json[], more: Json = {}): Json {
  return {
    ChangeSetName: "guarded-deployment",
    ChangeSetId: changeSetId(stackName),
    StackId: stackId(stackName),
    StackName: stackName,
    Description: "CDK Changeset for execution 5b0d4e6e-0000-4f6a-8c55-d1f0a2b3c4d5",
    CreationTime: "2026-11-25T01:02:03.456000+00:00",
    ExecutionStatus: "AVAILABLE",
    Status: "CREATE_COMPLETE",
    NotificationARNs: [],
    RollbackConfiguration: {},
    Capabilities: ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    Changes: changes.map((ResourceChange) => ({ Type: "Resource", ResourceChange })),
    IncludeNestedStacks: true,
    ...more,
  };
}

export const withoutChanges = (stackName: string): Json =>
  answer(stackName, [], {
    ExecutionStatus: "UNAVAILABLE",
    Status: "FAILED",
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  });

export const add = (ResourceType: string, LogicalResourceId: string, more: Json = {}): Json => ({
  Action: "Add",
  LogicalResourceId,
  ResourceType,
  Scope: [],
  Details: [],
  ...more,
});

export const remove = (ResourceType: string, LogicalResourceId: string, PolicyAction: string): Json => ({
  PolicyAction,
  Action: "Remove",
  LogicalResourceId,
  PhysicalResourceId: `physical-${LogicalResourceId}`,
  ResourceType,
  Scope: [],
  Details: [],
});

/** A change to one property, or to an attribute such as `DeletionPolicy`. */
export const modify = (
  ResourceType: string,
  LogicalResourceId: string,
  Replacement: string | undefined,
  target: Json,
  more: Json = {},
): Json => ({
  Action: "Modify",
  LogicalResourceId,
  PhysicalResourceId: `physical-${LogicalResourceId}`,
  ResourceType,
  ...(Replacement === undefined ? {} : { Replacement }),
  Scope: [target["Attribute"]],
  Details: [
    {
      Target: { RequiresRecreation: Replacement === "False" ? "Never" : "Always", ...target },
      Evaluation: Replacement === "Conditional" ? "Dynamic" : "Static",
      ChangeSource: "DirectModification",
    },
  ],
  ...more,
});

export const property = (Name: string, more: Json = {}): Json => ({
  Attribute: "Properties",
  Name,
  Path: `/Properties/${Name}`,
  ...more,
});
