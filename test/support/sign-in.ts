import assert from "node:assert/strict";
import * as z from "zod";
import { signIn as signInByCodeFlow } from "#local/demo/sign-in-client.ts";

/** Tokens given for an installation whose accounts we cannot sign in to: JSON, account -> access token. */
function givenToken(account: string): string | undefined {
  const given = process.env["JOURNEY_TOKENS"];
  if (given === undefined) return undefined;
  const token = z.record(z.string(), z.string()).parse(JSON.parse(given))[account];
  assert.ok(token !== undefined, `JOURNEY_TOKENS has no token for ${account}`);
  return token;
}

/**
 * An access token for a ready-made account: the one given in JOURNEY_TOKENS, or by the real code flow with PKCE.
 * @param account subject of a demo account, e.g. `demo-reviewer`
 */
export async function signIn(baseUrl: string, account: string): Promise<string> {
  return givenToken(account) ?? signInByCodeFlow(baseUrl, account);
}
