import type { ActedBy } from "#records/common.ts";
import { mayAct, type PermittedAct } from "#scheme/permissions.ts";
import type { Role } from "#scheme/roles.ts";
import type { Actor } from "../actor.ts";
import { type Refusal, refused } from "../outcome.ts";

/** What of a case says how somebody stands to it. */
export type Subject = {
  readonly corporateNumber?: string | undefined;
  readonly conflictedStaff: readonly string[];
};

/** Roles that know of a case only when it is their own company's or put to their own body. */
const outsiders: readonly Role[] = ["applicant", "signatory", "governmentResponder"];

/** How a person stands to a case. */
function relationTo(actor: Actor, subject: Subject, body?: string) {
  return {
    ownCompany: actor.corporateNumber !== undefined && actor.corporateNumber === subject.corporateNumber,
    ownBody: body !== undefined && actor.body === body,
    conflicted: subject.conflictedStaff.includes(actor.subject),
  };
}

/**
 * Why a person may not do an act on a case, or undefined when they may (N-03).
 * A company that is not the case's own is told that there is no such case.
 */
export function forbids(
  actor: Actor,
  act: PermittedAct,
  subject: Subject,
  body?: string,
): Refusal | undefined {
  const relation = relationTo(actor, subject, body);
  if (mayAct({ roles: actor.roles, act, relation })) return undefined;
  if (relation.conflicted) return refused("conflict-of-interest");
  const outsider = actor.roles.every((role) => outsiders.includes(role));
  return refused(outsider && !relation.ownCompany && !relation.ownBody ? "not-found" : "not-allowed");
}

/** The person as they are recorded: under the first of their roles that the act asks for. */
export function actingAs(actor: Actor, roles: readonly Role[]): ActedBy {
  const role = actor.roles.find((each) => roles.includes(each)) ?? actor.roles[0] ?? "system";
  return { subject: actor.subject, name: actor.name, role };
}

/** Whether somebody may know that there is a case: tips are a compartment (S-01). */
export function mayKnowOf(actor: Actor, caseKind: string): boolean {
  const anybodys = { ownCompany: false, ownBody: false, conflicted: false };
  return caseKind !== "tip" || mayAct({ roles: actor.roles, act: "readTip", relation: anybodys });
}
