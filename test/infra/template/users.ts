import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { personRoles } from "#scheme/roles.ts";
import type { Synthesised } from "../synthesised.ts";

const clientProperties = z.object({
  AllowedOAuthFlows: z.array(z.string()),
  AllowedOAuthScopes: z.array(z.string()),
  CallbackURLs: z.array(z.string()),
  ExplicitAuthFlows: z.array(z.string()),
  PreventUserExistenceErrors: z.string(),
  WriteAttributes: z.array(z.string()),
});

const triggers = z.strictObject({
  PreTokenGenerationConfig: z.strictObject({ LambdaArn: z.string(), LambdaVersion: z.string() }),
});

const attributes = z.array(z.object({ Name: z.string() })).transform((all) => all.map(({ Name }) => Name));

export function describeUsers({ registry, functionOf }: Synthesised): void {
  const pool = registry.only("AWS::Cognito::UserPool");
  const client = clientProperties.parse(registry.only("AWS::Cognito::UserPoolClient").Properties);

  describe("N-03 the people", () => {
    it("are in groups named as the roles", () => {
      const groups = registry
        .ofType("AWS::Cognito::UserPoolGroup")
        .map(({ Properties }) => Properties["GroupName"]);
      assert.deepEqual(groups.toSorted(), personRoles.toSorted());
    });

    it("need a second factor, and no phone", () => {
      assert.equal(pool.Properties["MfaConfiguration"], "ON");
      assert.deepEqual(pool.Properties["EnabledMfas"], ["SOFTWARE_TOKEN_MFA"]);
      assert.equal(pool.Properties["SmsConfiguration"], undefined);
    });

    it("cannot make their own accounts, and accounts cannot be lost with the stack", () => {
      const { AllowAdminCreateUserOnly } = z
        .object({ AllowAdminCreateUserOnly: z.boolean() })
        .parse(pool.Properties["AdminCreateUserConfig"]);
      assert.equal(AllowAdminCreateUserOnly, true);
      assert.equal(pool.Properties["DeletionProtection"], "ACTIVE");
    });

    it("are known by company, kind of account and body, and cannot change that themselves", () => {
      const names = attributes.parse(pool.Properties["Schema"]);
      assert.deepEqual(names, ["email", "name", "corporate_number", "account_type", "body"]);
      assert.deepEqual(client.WriteAttributes, ["email", "name"]);
      assert.equal(client.AllowedOAuthScopes.includes("aws.cognito.signin.user.admin"), false);
    });

    it("are described in their access tokens by a function of ours, which nobody but the pool may call", () => {
      const { id } = functionOf("event/shape-token");
      assert.equal(pool.Properties["UserPoolTier"], "ESSENTIALS");
      assert.deepEqual(triggers.parse(pool.Properties["LambdaConfig"]).PreTokenGenerationConfig, {
        LambdaArn: `<${id}.Arn>`,
        LambdaVersion: "V2_0",
      });
      assert.deepEqual(registry.only("AWS::Lambda::Permission").Properties, {
        Action: "lambda:InvokeFunction",
        FunctionName: `<${id}.Arn>`,
        Principal: "cognito-idp.amazonaws.com",
        SourceArn: `<${pool.id}.Arn>`,
      });
    });

    it("sign in on the pool's own pages by code, and come back to the portal alone", () => {
      assert.deepEqual(client.AllowedOAuthFlows, ["code"]);
      assert.deepEqual(client.ExplicitAuthFlows, ["ALLOW_REFRESH_TOKEN_AUTH"]);
      assert.equal(client.PreventUserExistenceErrors, "ENABLED");
      assert.deepEqual(client.CallbackURLs, ["https://certification.example.jp/signed-in"]);
    });
  });
}
