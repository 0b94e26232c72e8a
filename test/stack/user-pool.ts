import { randomUUID } from "node:crypto";
import { generateKeyPair, type JWTVerifyGetKey, SignJWT } from "jose";
import * as z from "zod";
import { demoAccounts } from "#local/identity/demo-accounts.ts";
import type { Access } from "./access.ts";
import type { Functions } from "./functions.ts";
import type { ResolvedTemplate } from "./resolved-template.ts";

const poolProperties = z.object({
  LambdaConfig: z.object({
    PreTokenGenerationConfig: z.object({ LambdaArn: z.string(), LambdaVersion: z.literal("V2_0") }),
  }),
  Schema: z.array(
    z.object({
      Name: z.string(),
      StringAttributeConstraints: z.object({ MinLength: z.string(), MaxLength: z.string() }).optional(),
    }),
  ),
});
const clientProperties = z.object({ AllowedOAuthScopes: z.array(z.string()), AccessTokenValidity: z.int() });
const shaped = z.object({
  response: z.object({
    claimsAndScopeOverrideDetails: z.object({
      accessTokenGeneration: z.object({
        claimsToAddOrOverride: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      }),
    }),
  }),
});

/** The attributes that are not the pool's own are custom ones. */
const custom = ["corporate_number", "account_type", "body"] as const;

/**
 * The user pool of the template with the ready-made accounts in it. It makes access tokens as Cognito does: its own
 * claims, and those that the pool's function adds.
 */
export async function templateUserPool(template: ResolvedTemplate, access: Access, functions: Functions) {
  const { ofType, only, refOf, arnOf } = template;
  const pool = only("AWS::Cognito::UserPool");
  const client = only("AWS::Cognito::UserPoolClient");
  const { LambdaConfig, Schema } = poolProperties.parse(pool.Properties);
  const { AllowedOAuthScopes, AccessTokenValidity } = clientProperties.parse(client.Properties);
  const groups = ofType("AWS::Cognito::UserPoolGroup").map(({ Properties }) => Properties["GroupName"]);
  const issuer = `https://cognito-idp.${refOf(pool).split("_")[0]}.amazonaws.com/${refOf(pool)}`;
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const keys: JWTVerifyGetKey = async () => publicKey;

  /** The attributes of an account, if the pool can hold them. */
  function attributesOf(subject: string): { attributes: Record<string, string>; groups: string[] } {
    const profile = demoAccounts.find((each) => each.subject === subject)?.profile;
    if (profile === undefined) throw new Error(`There is no account ${subject}`);
    const attributes: Record<string, string> = { sub: subject, name: profile.name };
    for (const name of custom) {
      const value = profile[name];
      if (value === undefined) continue;
      const limits = Schema.find(({ Name }) => Name === name)?.StringAttributeConstraints;
      if (limits === undefined) throw new Error(`The pool has no attribute ${name}`);
      if (value.length < Number(limits.MinLength) || value.length > Number(limits.MaxLength))
        throw new Error(`The pool cannot hold ${name} ${value}`);
      attributes[`custom:${name}`] = value;
    }
    const missing = profile.groups.filter((group) => !groups.includes(group));
    if (missing.length > 0) throw new Error(`The pool has no group ${missing.join(", ")}`);
    return { attributes, groups: [...profile.groups] };
  }

  return {
    issuer,
    keys,
    /** An access token for a ready-made account, as the pool makes it after a sign-in. */
    tokenFor: async (subject: string): Promise<string> => {
      const person = attributesOf(subject);
      const { LambdaArn } = LambdaConfig.PreTokenGenerationConfig;
      access.authoriseCall("cognito-idp.amazonaws.com", LambdaArn, arnOf(pool));
      const answer = await functions.invoke(LambdaArn, {
        version: "2",
        triggerSource: "TokenGeneration_HostedAuth",
        userPoolId: refOf(pool),
        userName: subject,
        callerContext: { clientId: refOf(client) },
        request: {
          userAttributes: person.attributes,
          groupConfiguration: { groupsToOverride: person.groups },
          scopes: AllowedOAuthScopes,
        },
        response: {},
      });
      const { accessTokenGeneration } = shaped.parse(answer).response.claimsAndScopeOverrideDetails;
      return new SignJWT({
        ...accessTokenGeneration.claimsToAddOrOverride,
        "cognito:groups": person.groups,
        client_id: refOf(client),
        token_use: "access",
        scope: AllowedOAuthScopes.join(" "),
        username: subject,
        jti: randomUUID(),
      })
        .setProtectedHeader({ alg: "RS256", kid: "of-the-pool" })
        .setIssuer(issuer)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(`${AccessTokenValidity} minutes`)
        .sign(privateKey);
    },
  };
}
export type TemplateUserPool = Awaited<ReturnType<typeof templateUserPool>>;
