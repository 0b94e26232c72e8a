import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Federation } from "#infra/parameter.ts";
import type { Synthesised } from "../synthesised.ts";

/** Names and values are examples: those of GビズID are told to the services it takes on. */
export const federation: Federation = {
  name: "GBizID",
  issuer: "https://idp.example.jp",
  clientId: "certification",
  secretName: "certification-dev/federation",
  scopes: ["openid", "profile"],
  claims: {
    email: "email",
    name: "person_name",
    corporateNumber: "corp_no",
    accountType: "account_kind",
  },
  accounts: {
    "1": { type: "entry", signs: "never" },
    "2": { type: "prime", signs: "always" },
    "3": { type: "member", signs: "byMandate" },
  },
};

const clientProperties = z.object({
  SupportedIdentityProviders: z.array(z.string()),
  WriteAttributes: z.array(z.string()),
  AllowedOAuthScopes: z.array(z.string()),
});
const variables = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.string()) }) });

/** What federation changes: another way in for companies, and nothing for anybody else. */
export function describeFederated({ registry, messages, functionOf }: Synthesised): void {
  const client = clientProperties.parse(registry.only("AWS::Cognito::UserPoolClient").Properties);

  describe("N-03 an environment with federation", () => {
    const provider = registry.only("AWS::Cognito::UserPoolIdentityProvider");

    it("asks the provider by code and secret, and the secret stands in no template", () => {
      assert.deepEqual(
        [provider.Properties["ProviderType"], provider.Properties["ProviderName"]],
        ["OIDC", "GBizID"],
      );
      assert.deepEqual(provider.Properties["ProviderDetails"], {
        client_id: "certification",
        client_secret: "{{resolve:secretsmanager:certification-dev/federation:SecretString:clientSecret::}}",
        authorize_scopes: "openid profile",
        attributes_request_method: "GET",
        oidc_issuer: "https://idp.example.jp",
      });
    });

    it("keeps what the provider says of the person and the company, under the names it gives", () => {
      assert.deepEqual(provider.Properties["AttributeMapping"], {
        email: "email",
        name: "person_name",
        "custom:corporate_number": "corp_no",
        "custom:account_type": "account_kind",
      });
    });

    it("lets the pool write what is mapped, and nobody change their own company", () => {
      assert.deepEqual(client.SupportedIdentityProviders, ["COGNITO", `<${provider.id}>`]);
      assert.deepEqual(client.WriteAttributes.toSorted(), [
        "custom:account_type",
        "custom:corporate_number",
        "email",
        "name",
      ]);
      assert.equal(client.AllowedOAuthScopes.includes("aws.cognito.signin.user.admin"), false);
    });

    it("tells the function that shapes tokens what the account types stand for", () => {
      const { Variables } = variables.parse(functionOf("event/shape-token").Properties).Environment;
      assert.deepEqual(JSON.parse(Variables["FEDERATED_ACCOUNTS"] ?? ""), federation.accounts);
      assert.deepEqual(messages, []);
    });
  });
}
