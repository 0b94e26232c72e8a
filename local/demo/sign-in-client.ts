import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";

/** The cookies a browser would hold for one site. Paths count, since sign-ins under way have cookies of their own. */
function cookieJar() {
  const kept = new Map<string, { path: string; pair: string }>();
  return {
    take(response: Response): void {
      for (const line of response.headers.getSetCookie()) {
        const [pair = "", ...attributes] = line.split(";").map((each) => each.trim());
        const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? "/";
        const name = `${pair.split("=")[0]} ${path}`;
        if (attributes.some((each) => /^expires=Thu, 01 Jan 1970/i.test(each))) kept.delete(name);
        else kept.set(name, { path, pair });
      }
    },
    header(url: URL): string {
      const sent = [...kept.values()].filter(
        ({ path }) => path === "/" || url.pathname === path || url.pathname.startsWith(`${path}/`),
      );
      return sent.map(({ pair }) => pair).join("; ");
    },
  };
}

export type Browser = {
  /** Fetches without following redirects. */
  readonly fetch: (url: string, form?: Readonly<Record<string, string>>) => Promise<Response>;
};

/** A browser that keeps cookies and does not follow redirects by itself. */
export function browser(): Browser {
  const cookies = cookieJar();
  return {
    async fetch(url, form) {
      const response = await fetch(url, {
        method: form === undefined ? "GET" : "POST",
        redirect: "manual",
        headers: { cookie: cookies.header(new URL(url)) },
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      });
      cookies.take(response);
      return response;
    },
  };
}

/** Where an answer leads; fails when it leads nowhere. */
export async function locationOf(response: Response): Promise<string> {
  const location = response.headers.get("location");
  if (location === null) throw new Error(`no redirect but ${response.status}: ${await response.text()}`);
  return new URL(location, response.url).href;
}

export type StartedSignIn = {
  readonly browser: Browser;
  readonly verifier: string;
  readonly redirectUri: string;
  /** The page on which the person signs in. */
  readonly page: string;
};

/** Starts the code flow with PKCE (RFC 7636) as the portal does, up to the sign-in page. */
export async function startSignIn(baseUrl: string): Promise<StartedSignIn> {
  const verifier = randomBytes(32).toString("base64url");
  const redirectUri = `${baseUrl}/signed-in`;
  const query = new URLSearchParams({
    client_id: "portal",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid",
    state: randomBytes(8).toString("hex"),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const visitor = browser();
  const page = await locationOf(await visitor.fetch(`${baseUrl}/oidc/auth?${query}`));
  return { browser: visitor, verifier, redirectUri, page };
}

/** Submits the sign-in page and follows the redirects up to the code. */
export async function finishSignIn(
  started: StartedSignIn,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const resume = await locationOf(await started.browser.fetch(started.page, form));
  const back = new URL(await locationOf(await started.browser.fetch(resume)));
  const code = back.searchParams.get("code");
  if (code === null) throw new Error(`no code but ${back.href}`);
  return code;
}

/** Exchanges a code for tokens. */
export function exchangeCode(
  baseUrl: string,
  started: Pick<StartedSignIn, "verifier" | "redirectUri">,
  code: string,
): Promise<Response> {
  return fetch(`${baseUrl}/oidc/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "portal",
      redirect_uri: started.redirectUri,
      code,
      code_verifier: started.verifier,
    }),
  });
}

const tokens = z.object({ access_token: z.string(), id_token: z.string() });

/** The tokens in an answer of the token endpoint. */
export async function tokensOf(response: Response): Promise<z.infer<typeof tokens>> {
  const text = await response.text();
  if (response.status !== 200) throw new Error(`no tokens but ${response.status}: ${text}`);
  return tokens.parse(JSON.parse(text));
}

/**
 * An access token for a ready-made account, by the real code flow with PKCE.
 * @param account subject of a demo account, e.g. `demo-reviewer`
 */
export async function signIn(baseUrl: string, account: string): Promise<string> {
  const started = await startSignIn(baseUrl);
  const code = await finishSignIn(started, { account });
  return (await tokensOf(await exchangeCode(baseUrl, started, code))).access_token;
}
