/** `npm run -s sign-in`: an access token of a person of a deployed environment, for use with curl. */
import { createHash, randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import * as z from "zod";

const usage = `使い方 / Usage: npm run -s sign-in -- --issuer URL --client ID --portal URL
  --issuer  発行者 / the issuer (output Issuer of the registry's stack)
  --client  ポータルのクライアント ID / the portal's client (output PortalClientId)
  --portal  ポータルのアドレス / the portal's address (portalUrl in infra/parameter.ts)`;

const discovery = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() });
const tokens = z.object({ access_token: z.string() });

export type SignInWorld = {
  readonly fetch: typeof fetch;
  /** Bytes nobody can foresee. */
  readonly random: (count: number) => Uint8Array;
  /** Shows the person what to do, and gives back the line they enter. */
  readonly ask: (text: string) => Promise<string>;
};

type Result = { readonly code: 0 | 1 | 2; readonly text: string };

/**
 * Signs a person in by the code flow with PKCE (RFC 7636) without a page of ours: the person signs in on the issuer's
 * pages, and enters the address they are sent back to.
 * @returns the access token, or what went wrong, and the exit code: 0 a token, 1 none, 2 the command was not understood
 */
export async function signInByHand(args: readonly string[], world: SignInWorld): Promise<Result> {
  const asked = readArguments(args);
  if (asked === undefined) return { code: 2, text: usage };
  const { issuer, client, portal } = asked;
  const redirect = `${portal}/signed-in`;
  const endpoints = await discover(world, issuer);
  if (endpoints === undefined)
    return { code: 1, text: `発行者に届きません / The issuer does not answer: ${issuer}` };
  const secret = (count: number) => Buffer.from(world.random(count)).toString("base64url");
  const verifier = secret(32);
  const state = secret(16);
  const page = new URL(endpoints.authorization_endpoint);
  page.search = new URLSearchParams({
    client_id: client,
    response_type: "code",
    redirect_uri: redirect,
    scope: "openid profile email",
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  const address = await world.ask(
    `ブラウザでサインインし、戻った先のアドレスを貼り付けてください。\nSign in here, and paste the address you are sent back to:\n${page.href}\n> `,
  );
  const code = codeIn(address, redirect, state);
  if (code === undefined)
    return {
      code: 1,
      text: "このサインインのアドレスではありません / It is not the address of this sign-in",
    };
  return exchange(world, endpoints.token_endpoint, {
    grant_type: "authorization_code",
    client_id: client,
    redirect_uri: redirect,
    code,
    code_verifier: verifier,
  });
}

function readArguments(args: readonly string[]) {
  const option = { type: "string" } as const;
  const wanted = z.object({
    issuer: z.url(),
    client: z.string().min(1),
    portal: z.url().transform((url) => url.replace(/\/$/, "")),
  });
  try {
    const options = { issuer: option, client: option, portal: option };
    return wanted.safeParse(parseArgs({ args: [...args], options }).values).data;
  } catch {
    return undefined;
  }
}

async function discover({ fetch: get }: SignInWorld, issuer: string) {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  try {
    const response = await get(address);
    return response.ok ? discovery.safeParse(await response.json()).data : undefined;
  } catch {
    return undefined;
  }
}

/** The code in the address a person came back to; none when it belongs to another sign-in. */
function codeIn(address: string, redirect: string, state: string): string | undefined {
  const url = URL.parse(address.trim());
  if (url === null || `${url.origin}${url.pathname}` !== redirect) return undefined;
  return url.searchParams.get("state") === state ? (url.searchParams.get("code") ?? undefined) : undefined;
}

async function exchange(
  { fetch: post }: SignInWorld,
  endpoint: string,
  form: Readonly<Record<string, string>>,
): Promise<Result> {
  const response = await post(endpoint, { method: "POST", body: new URLSearchParams(form) });
  const read = response.ok ? tokens.safeParse(await response.json()).data : undefined;
  if (read === undefined)
    return { code: 1, text: `トークンが得られません / The issuer gave no token (${response.status})` };
  return { code: 0, text: read.access_token };
}

async function askInTerminal(text: string): Promise<string> {
  // The token alone goes to standard output.
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const line = await terminal.question(text);
  terminal.close();
  return line;
}

if (import.meta.main) {
  const world = { fetch, random: randomBytes, ask: askInTerminal };
  const { code, text } = await signInByHand(process.argv.slice(2), world);
  if (code === 0) console.log(text);
  else console.error(text);
  process.exitCode = code;
}
