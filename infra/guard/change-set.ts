import * as z from "zod";

/** One property or attribute that a change set would change (CloudFormation API, ResourceTargetDefinition). */
const target = z.object({
  /** `Properties`, `Tags`, `DeletionPolicy`, `UpdateReplacePolicy`, `Metadata` … */
  Attribute: z.string().optional(),
  Name: z.string().optional(),
  BeforeValue: z.string().optional(),
  AfterValue: z.string().optional(),
});

const resourceChange = z.object({
  Action: z.string(),
  LogicalResourceId: z.string(),
  ResourceType: z.string(),
  /** `True`, `False` or `Conditional`; only for what is modified. */
  Replacement: z.string().optional(),
  /** What becomes of the resource that goes: `Delete`, `Retain`, `ReplaceAndDelete`, `ReplaceAndRetain` … */
  PolicyAction: z.string().optional(),
  Scope: z.array(z.string()).optional(),
  Details: z.array(z.object({ Target: target.optional() })).optional(),
  /** Of a nested stack: the change set of what is in it. */
  ChangeSetId: z.string().optional(),
});
export type ResourceChange = z.infer<typeof resourceChange>;

const page = z.object({
  ChangeSetId: z.string(),
  StackId: z.string(),
  StackName: z.string(),
  Status: z.string(),
  StatusReason: z.string().optional(),
  Changes: z
    .array(z.object({ ResourceChange: resourceChange.optional() }))
    .optional()
    .transform((changes = []) => changes.flatMap(({ ResourceChange }) => ResourceChange ?? [])),
  NextToken: z.string().optional(),
});
export type ChangeSetPage = z.infer<typeof page>;

/** What a deployment would change in one stack, nested or not. */
export type ChangeSet = {
  readonly id: string;
  readonly stackId: string;
  readonly stackName: string;
  readonly changes: readonly ResourceChange[];
};

/** CloudFormation calls a change set without changes failed, and tells it apart by these words alone. */
const withoutChanges = [
  /^The submitted information didn't contain changes/,
  /^No updates are to be performed/,
];

/**
 * Reads one answer of DescribeChangeSet (CloudFormation API reference).
 * @throws ZodError when it has another shape
 */
export function parsePage(answer: unknown): ChangeSetPage {
  return page.parse(answer);
}

/**
 * Puts the pages of one change set together, in their order.
 * @throws when there is no page, when a page is missing at the end, or when CloudFormation could not make the change set
 */
export function changeSetOf(pages: readonly ChangeSetPage[]): ChangeSet {
  const [first] = pages;
  if (first === undefined || pages.at(-1)?.NextToken !== undefined)
    throw new Error("The change set is not read to its end");
  const { ChangeSetId: id, StackId: stackId, StackName: stackName, Status, StatusReason = "" } = first;
  const isEmpty = Status === "FAILED" && withoutChanges.some((words) => words.test(StatusReason));
  if (Status !== "CREATE_COMPLETE" && !isEmpty)
    throw new Error(`The change set of ${stackName} cannot be carried out: ${Status} ${StatusReason}`);
  return { id, stackId, stackName, changes: isEmpty ? [] : pages.flatMap(({ Changes }) => Changes) };
}
