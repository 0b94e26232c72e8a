import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { type FederatedAccounts, federatedPerson } from "#scheme/federated-roles.ts";
import { personRoles } from "#scheme/roles.ts";

type Claims = Readonly<Record<string, string | readonly string[]>>;
type Attributes = Readonly<Record<string, string>>;

/** Where the user pool keeps what each claim says. */
const attributeOf = {
  name: "name",
  corporate_number: "custom:corporate_number",
  account_type: "custom:account_type",
  body: "custom:body",
} as const;

const roles = new Set<string>(personRoles);

/**
 * Adds to an access token of Cognito, which says of a person no more than the groups, what functions ask of whoever
 * calls them: the claims of one machine's tokens, and nothing else. What the pool does not know is left out; a group
 * that is no role of the scheme is not told (N-03). Whoever signed in by federation is of a company and nothing else.
 * The event goes back as it came, with the response filled in.
 * @param event of the pre token generation trigger, version V2_0, the first whose claims may be arrays
 * @param accounts what the account types of the federated identity provider stand for; none without federation
 */
export function shapeToken(event: PreTokenGenerationV2TriggerEvent, accounts: FederatedAccounts = {}) {
  const { userAttributes, groupConfiguration } = event.request;
  const groups = groupConfiguration.groupsToOverride ?? [];
  // A person of the pool can have no such status, and nobody can set it.
  const isFederated = userAttributes["cognito:user_status"] === "EXTERNAL_PROVIDER";
  const claims = isFederated
    ? claimsOfFederated(userAttributes, groups, accounts)
    : { ...knownOf(userAttributes), groups: groups.filter((group) => roles.has(group)) };
  return {
    ...event,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: claims } } },
  };
}

function knownOf(attributes: Attributes): Readonly<Record<string, string>> {
  const known = Object.entries(attributeOf).flatMap(([claim, attribute]) => {
    const value = attributes[attribute];
    return value === undefined || value === "" ? [] : [[claim, value] as const];
  });
  return Object.fromEntries(known);
}

function claimsOfFederated(
  attributes: Attributes,
  groups: readonly string[],
  accounts: FederatedAccounts,
): Claims {
  const { account_type, body: _, ...known } = knownOf(attributes);
  const person = federatedPerson(accounts, account_type, groups);
  if (person === undefined) return { ...known, groups: [] };
  return { ...known, account_type: person.accountType, groups: person.roles };
}
