import { SecretValue } from "aws-cdk-lib";
import {
  OidcAttributeRequestMethod,
  ProviderAttribute,
  type UserPool,
  UserPoolIdentityProviderOidc,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Federation } from "#infra/parameter.ts";

/** The attributes that the identity provider fills at every sign-in; the portal's client must be able to write them. */
export const federatedAttributes = ["corporate_number", "account_type"] as const;

/**
 * Lets people of companies sign in with an OpenID Connect provider elsewhere, shaped for GビズID: by code, with a client
 * secret that never stands in a template.
 */
export class FederatedSignIn extends Construct {
  readonly provider: UserPoolIdentityProviderOidc;

  constructor(
    scope: Construct,
    id: string,
    { pool, federation }: { readonly pool: UserPool; readonly federation: Federation },
  ) {
    super(scope, id);
    const { claims } = federation;
    this.provider = new UserPoolIdentityProviderOidc(this, "Provider", {
      userPool: pool,
      name: federation.name,
      issuerUrl: federation.issuer,
      clientId: federation.clientId,
      clientSecret: SecretValue.secretsManager(federation.secretName, {
        jsonField: "clientSecret",
      }).unsafeUnwrap(),
      scopes: [...federation.scopes],
      attributeRequestMethod: OidcAttributeRequestMethod.GET,
      attributeMapping: {
        email: ProviderAttribute.other(claims.email),
        fullname: ProviderAttribute.other(claims.name),
        custom: {
          "custom:corporate_number": ProviderAttribute.other(claims.corporateNumber),
          "custom:account_type": ProviderAttribute.other(claims.accountType),
        },
      },
    });
  }
}
