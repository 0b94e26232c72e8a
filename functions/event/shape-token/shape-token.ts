import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { personRoles } from "#scheme/roles.ts";

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
 * that is no role of the scheme is not told (N-03). The event goes back as it came, with the response filled in.
 * @param event of the pre token generation trigger, version V2_0, the first whose claims may be arrays
 */
export function shapeToken(event: PreTokenGenerationV2TriggerEvent) {
  const { userAttributes, groupConfiguration } = event.request;
  const known = Object.entries(attributeOf).flatMap(([claim, attribute]) => {
    const value = userAttributes[attribute];
    return value === undefined || value === "" ? [] : [[claim, value] as const];
  });
  const groups = (groupConfiguration.groupsToOverride ?? []).filter((group) => roles.has(group));
  const claims: Readonly<Record<string, string | readonly string[]>> = {
    ...Object.fromEntries(known),
    groups,
  };
  return {
    ...event,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: claims } } },
  };
}
