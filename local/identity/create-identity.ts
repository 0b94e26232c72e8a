import type { IncomingMessage, ServerResponse } from "node:http";
import { createLocalJWKSet, type JSONWebKeySet } from "jose";
import { RequestRefused } from "#functions/middleware/problem.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { Clock, Log } from "#ports";
import { accountDirectory } from "./directory.ts";
import { openIdentityDatabase } from "./identity-database.ts";
import type { Issuer } from "./issuer.ts";
import { identityKeys } from "./keys.ts";
import { embeddedProvider } from "./provider.ts";
import { signInHandler } from "./sign-in.ts";
import { users } from "./users.ts";

export type IdentityOptions = {
  /** Where the installation is reached, without a trailing slash, e.g. `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** The data folder. */
  readonly folder: string;
  /** Offers the ready-made accounts, and nothing else. */
  readonly demo: boolean;
  readonly clock: Clock;
  readonly log: Log;
};

export type Identity = Issuer & {
  /** Answers requests below `/oidc`. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The public keys of the issuer (RFC 7517). */
  readonly jwks: () => JSONWebKeySet;
  readonly close: () => void;
};

const prefix = "/oidc";
const signInPath = /^\/oidc\/interaction\/[\w-]+$/;
const protocolPaths = /^\/oidc\/(auth(\/[\w-]+)?|token|jwks|\.well-known\/openid-configuration)$/;

/** The embedded OpenID Connect issuer with its own users, mounted at `${baseUrl}/oidc`. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { baseUrl, folder, demo, clock, log } = options;
  const audience = `${baseUrl}/api`;
  const keys = await identityKeys(folder, demo);
  const database = openIdentityDatabase(folder);
  const people = users(database, clock);
  const accounts = accountDirectory(people, demo);
  const provider = embeddedProvider({ baseUrl, audience, database, keys, accounts, clock });
  provider.on("server_error", (_, error) => log("REQUEST_FAILED", { path: prefix, error: error.name }));
  const answerProtocol = provider.callback();
  const answerSignIn = signInHandler(provider, people, accounts, log);
  const { kty, kid, alg, use, n, e } = keys.signing;
  const jwks = { keys: [{ kty, kid, alg, use, n, e }] };

  return {
    issuer: `${baseUrl}${prefix}`,
    audience,
    keys: createLocalJWKSet(jwks),
    tokenType: "at+jwt",
    clockToleranceSeconds: 0,
    jwks: () => jwks,
    close: () => database.close(),
    async handle(request, response) {
      const [path = ""] = (request.url ?? "").split("?");
      if (signInPath.test(path)) return answerSignIn(request, response);
      if (!protocolPaths.test(path)) throw new RequestRefused({ code: "not-found" });
      const { "content-type": _, ...safe } = responseHeaders("", "nowhere");
      for (const [name, value] of Object.entries(safe)) response.setHeader(name, value);
      // The library finds the path it is mounted at by comparing the two.
      Object.assign(request, { originalUrl: request.url });
      request.url = (request.url ?? "").slice(prefix.length);
      await answerProtocol(request, response);
    },
  };
}
