import type { ChangeSet, ResourceChange } from "./change-set.ts";
import { type StatefulType, statefulTypes } from "./stateful-types.ts";

/** What may happen to a resource that holds something. `unseen`: CloudFormation does not say, so it may be anything. */
export type DangerKind = "removed" | "replaced" | "mayBeReplaced" | "lessProtected" | "unseen";

/** A resource from which a deployment would take something away, or may. */
export type Danger = {
  readonly kind: DangerKind;
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly loses: StatefulType["loses"];
  /** Whether the resource itself is left in the account, without a stack that knows of it. */
  readonly isLeftBehind: boolean;
};

/**
 * What would remove, replace or lay bare a resource that holds something (docs/decisions/022).
 * @param changeSets the change set of a stack, and those of all stacks nested in it
 */
export function dangersIn(changeSets: readonly ChangeSet[]): Danger[] {
  const seen = new Set(changeSets.map(({ id }) => id));
  return changeSets.flatMap(({ stackName, changes }) =>
    changes.flatMap((change) => {
      const stateful = statefulTypes[change.ResourceType];
      const kind = stateful === undefined ? undefined : kindOf(change, stateful, seen);
      if (stateful === undefined || kind === undefined) return [];
      const isLeftBehind = isKept(change);
      return [
        {
          kind,
          stackName,
          logicalId: change.LogicalResourceId,
          type: change.ResourceType,
          loses: stateful.loses,
          isLeftBehind,
        },
      ];
    }),
  );
}

function kindOf(
  change: ResourceChange,
  stateful: StatefulType,
  seen: ReadonlySet<string>,
): DangerKind | undefined {
  switch (change.Action) {
    // What is new, or comes in from outside, takes nothing away.
    case "Add":
    case "Import":
      return undefined;
    case "Remove":
      return isMeant(change, stateful) ? undefined : "removed";
    case "Modify":
      return kindOfModification(change, stateful, seen);
    default:
      return "unseen";
  }
}

function kindOfModification(
  change: ResourceChange,
  stateful: StatefulType,
  seen: ReadonlySet<string>,
): DangerKind | undefined {
  if (isLaidBare(change, stateful)) return "lessProtected";
  const isNestedStack = change.ResourceType === "AWS::CloudFormation::Stack";
  switch (change.Replacement) {
    case "True":
      return isMeant(change, stateful) ? undefined : "replaced";
    case "Conditional":
      return isMeant(change, stateful) ? undefined : "mayBeReplaced";
    case "False":
      return isNestedStack && !seen.has(change.ChangeSetId ?? "") ? "unseen" : undefined;
    default:
      return touchesPropertiesAlone(change) ? "unseen" : undefined;
  }
}

/** CloudFormation may leave out whether it replaces when there are tags, metadata or policies to change and nothing else. */
function touchesPropertiesAlone({ Scope = ["Properties"] }: ResourceChange): boolean {
  return Scope.includes("Properties");
}

const isKept = ({ PolicyAction }: ResourceChange): boolean =>
  PolicyAction === "Retain" || PolicyAction === "ReplaceAndRetain";

const isDeleted = ({ PolicyAction }: ResourceChange): boolean =>
  PolicyAction === "Delete" || PolicyAction === "ReplaceAndDelete";

/** Goes as it was made to go: left behind when that is what it is for, deleted when the parameters want its logs deleted. */
function isMeant(change: ResourceChange, { mayBeLeftBehind, outlives }: StatefulType): boolean {
  if (mayBeLeftBehind === true) return isKept(change);
  return outlives === "asLogs" && isDeleted(change);
}

/** Whether what protects it changes: the policy by which it outlives its stack, or one of the properties that guard it. */
function isLaidBare({ Details = [] }: ResourceChange, { protectedBy = [] }: StatefulType): boolean {
  return Details.some(({ Target: { Attribute, Name = "", AfterValue } = {} }) => {
    if (Attribute === "DeletionPolicy" || Attribute === "UpdateReplacePolicy") return AfterValue !== "Retain";
    return Attribute === "Properties" && protectedBy.includes(Name);
  });
}
