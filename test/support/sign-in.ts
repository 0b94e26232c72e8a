import assert from "node:assert/strict";
import * as z from "zod";
import { signIn as signInByCodeFlow } from "#local/demo/sign-in-client.ts";
import { runGivenCommand } from "./given-command.ts";

/** Tokens given for an installation whose accounts we cannot sign in to: JSON, account -> access token. */
function givenToken(account: string): string | undefined {
  const given = process.env["JOURNEY_TOKENS"];
  if (given === undefined) return undefined;
  const token = z.record(z.string(), z.string()).parse(JSON.parse(given))[account];
  assert.ok(token !== undefined, `JOURNEY_TOKENS has no token for ${account}`);
  return token;
}

/** What JOURNEY_TOKEN_COMMAND prints for an account: how an operator gets a token is none of the journeys' business. */
async function commandedToken(account: string): Promise<string | undefined> {
  const command = process.env["JOURNEY_TOKEN_COMMAND"];
  if (command === undefined) return undefined;
  const token = await runGivenCommand(command, account);
  assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/, `The token command printed no token for ${account}`);
  return token;
}

/**
 * An access token for a ready-made account: the one given in JOURNEY_TOKENS, the one that JOURNEY_TOKEN_COMMAND prints, or
 * by the real code flow with PKCE.
 * @param account subject of a demo account, e.g. `demo-reviewer`
 */
export async function signIn(baseUrl: string, account: string): Promise<string> {
  return givenToken(account) ?? (await commandedToken(account)) ?? signInByCodeFlow(baseUrl, account);
}
