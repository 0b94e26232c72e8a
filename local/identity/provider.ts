import Provider, { type AccountClaims, type Configuration, interactionPolicy } from "oidc-provider";
import type { Clock } from "#ports";
import type { Account } from "./account.ts";
import { artifactStore } from "./artifact-store.ts";
import type { AccountDirectory } from "./directory.ts";
import type { openIdentityDatabase } from "./identity-database.ts";
import type { identityKeys } from "./keys.ts";
import { signInFailedPage } from "./sign-in-pages.ts";

export const clientId = "portal";
const accessTokenSeconds = 3600;

export type ProviderParts = {
  readonly baseUrl: string;
  /** What access tokens are for. */
  readonly audience: string;
  readonly database: ReturnType<typeof openIdentityDatabase>;
  readonly keys: Awaited<ReturnType<typeof identityKeys>>;
  readonly accounts: AccountDirectory;
  readonly clock: Clock;
};

const claimsOf = ({ subject, profile }: Account): AccountClaims => ({ sub: subject, ...profile });

/** Signing in is the only question asked: the portal is our own client, so nobody is asked for consent. */
function policy() {
  const prompts = interactionPolicy.base();
  prompts.remove("consent");
  return prompts;
}

/**
 * The embedded OpenID Connect issuer at `${baseUrl}/oidc`: code flow with PKCE (S256), one public client, JWT access
 * tokens with the same claims as on AWS.
 */
export function embeddedProvider(parts: ProviderParts): Provider {
  const { baseUrl, audience, accounts } = parts;
  const configuration: Configuration = {
    adapter: artifactStore(parts.database),
    jwks: { keys: [parts.keys.signing] },
    cookies: { keys: parts.keys.cookies },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: "none",
        application_type: "web",
        grant_types: ["authorization_code"],
        response_types: ["code"],
        redirect_uris: [`${baseUrl}/signed-in`],
      },
    ],
    pkce: { required: () => true },
    responseTypes: ["code"],
    scopes: ["openid"],
    claims: { openid: ["sub", "name", "groups", "corporate_number", "account_type", "body"] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    interactions: {
      policy: policy(),
      url: (_, interaction) => `/oidc/interaction/${interaction.uid}`,
    },
    clientAuthMethods: ["none"],
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: accessTokenSeconds,
      Interaction: 1800,
      Grant: 1800,
      Session: 1800,
    },
    expiresWithSession: () => false,
    findAccount: (_, subject) => {
      const account = accounts.find(subject);
      return account && { accountId: subject, claims: () => claimsOf(account) };
    },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    extraTokenClaims(_, token) {
      const account = "accountId" in token ? accounts.find(token.accountId) : undefined;
      return account && { ...account.profile };
    },
    formats: {
      customizers: {
        // Whoever checks an access token does so by the scheme's clock, which an operator of a demo can move.
        jwt(_, token, jwt) {
          const issuedAt = Math.floor(Date.parse(parts.clock.now()) / 1000);
          jwt.payload["iat"] = issuedAt;
          jwt.payload["exp"] = issuedAt + (token.expiration ?? accessTokenSeconds);
        },
      },
    },
    renderError(ctx, problem) {
      const { headers, body } = signInFailedPage(problem.error);
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) ctx.set(name, String(value));
      ctx.body = body;
    },
  };
  return new Provider(`${baseUrl}/oidc`, configuration);
}
