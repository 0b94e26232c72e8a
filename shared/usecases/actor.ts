import * as z from "zod";
import type { ActedBy } from "#records/common.ts";
import { accountType } from "#scheme/federated-roles.ts";
import { type PersonRole, personRole } from "#scheme/roles.ts";

/** A signed-in person, from the claims of the token. */
export const actor = z.object({
  subject: z.string().min(1),
  name: z.string().min(1),
  roles: z.array(personRole).min(1),
  /** The company of a provider's user: from the token, never from a request. */
  corporateNumber: z
    .string()
    .regex(/^\d{13}$/)
    .optional(),
  /** The kind of company account; which kinds may sign is in the policy. */
  accountType: accountType.optional(),
  /** The body of a government responder. */
  body: z.string().optional(),
});
export type Actor = z.infer<typeof actor>;

/** Whom somebody works for: an applying company, a government body that is asked, or the scheme itself. */
type Side = "company" | "body" | "staff";

const sideOf: Readonly<Record<PersonRole, Side>> = {
  applicant: "company",
  signatory: "company",
  governmentResponder: "body",
  reviewer: "staff",
  decider: "staff",
  surveillanceOfficer: "staff",
  tipOfficer: "staff",
  auditor: "staff",
  administrator: "staff",
};

/** Why somebody is nobody of the scheme: of two sides at once, or of a side without saying for whom. */
export type SideFault = "twoSides" | "noCompany" | "noBody";

/**
 * Nobody belongs to two sides, by a role or by an attribute: who examines, is asked and applies are three (N-03).
 * Undefined when all is in order.
 */
export function sideFault(
  person: Pick<Actor, "roles" | "corporateNumber" | "accountType" | "body">,
): SideFault | undefined {
  const ofCompany = person.corporateNumber !== undefined || person.accountType !== undefined;
  const sides = new Set<Side>([
    ...person.roles.map((role) => sideOf[role]),
    ...(ofCompany ? (["company"] as const) : []),
    ...(person.body === undefined ? [] : (["body"] as const)),
  ]);
  if (sides.size > 1) return "twoSides";
  if (sides.has("company") && person.corporateNumber === undefined) return "noCompany";
  return sides.has("body") && person.body === undefined ? "noBody" : undefined;
}

/** The scheme's own machinery, when no person acts. */
export const system: ActedBy = { subject: "system", name: "認定制度システム", role: "system" };
