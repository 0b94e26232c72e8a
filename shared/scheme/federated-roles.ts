import * as z from "zod";
import type { PersonRole } from "./roles.ts";

/** The kinds of company account of an identity provider like GビズID; which kinds may file is in the policy. */
export const accountType = z.enum(["prime", "member", "entry"]);

/**
 * What the values of an identity provider's account-type claim stand for, by value: the kind of account, and whether its
 * holder signs for the company: always, by a mandate that somebody has entered, or never.
 */
export const federatedAccounts = z.record(
  z.string().min(1),
  z.strictObject({ type: accountType, signs: z.enum(["always", "byMandate", "never"]) }),
);
export type FederatedAccounts = z.infer<typeof federatedAccounts>;

export type FederatedPerson = {
  readonly accountType: z.infer<typeof accountType>;
  readonly roles: readonly PersonRole[];
};

/**
 * What somebody may be who signed in elsewhere: of a company, and nothing else, whatever groups they were put into (N-03).
 * @param claimed the value of the account-type claim
 * @param groups the groups of the user pool they are in; `signatory` is the mandate
 * @returns undefined for a value that stands for nothing: nobody of the scheme
 */
export function federatedPerson(
  accounts: FederatedAccounts,
  claimed: string | undefined,
  groups: readonly string[],
): FederatedPerson | undefined {
  if (claimed === undefined || !Object.hasOwn(accounts, claimed)) return undefined;
  const account = accounts[claimed];
  if (account === undefined) return undefined;
  const isMandated = account.signs === "byMandate" && groups.includes("signatory");
  const signs = account.signs === "always" || isMandated;
  return { accountType: account.type, roles: signs ? ["applicant", "signatory"] : ["applicant"] };
}
