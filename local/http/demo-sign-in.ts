import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { JWTPayload } from "jose";
import * as z from "zod";
import { allRoutes } from "#contracts/routes.ts";
import type { Issuer } from "#local/identity/issuer.ts";
import { clientId } from "#local/identity/provider.ts";
import { roleNames } from "#local/identity/role-names.ts";
import { signInFailedPage } from "#local/identity/sign-in-pages.ts";
import type { Clock } from "#ports";
import { personRole } from "#scheme/roles.ts";
import { type Html, html } from "#web/html.ts";
import type { Answer } from "./answer.ts";
import { routesTable } from "./api-page.ts";
import { both } from "./both.ts";
import { tokenCheck } from "./check-token.ts";
import type { LocalRequest, LocalRoute } from "./local-route.ts";
import { pageAnswer, seeOther } from "./page.ts";

const flowCookie = "demo-sign-in";
const tokenCookie = "demo-token";
const flowMaximumAge = 1800;

type Client = { readonly baseUrl: string; readonly issuer: string };

function cookie(name: string, value: string, path: string, maximumAge: number): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maximumAge}; HttpOnly; SameSite=Strict`;
}

function same(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}

/** Sends the browser to the issuer with a fresh state and PKCE challenge; both are kept in a cookie for the way back. */
function start({ baseUrl, issuer }: Client): Answer {
  const state = randomBytes(16).toString("base64url");
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: `${baseUrl}/signed-in`,
    scope: "openid",
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const kept = cookie(flowCookie, `${state}.${verifier}`, "/signed-in", flowMaximumAge);
  return seeOther(`${issuer}/auth?${query}`, { "set-cookie": [kept] });
}

const tokens = z.object({ access_token: z.string() });

async function complete(client: Client, { query, cookies }: LocalRequest): Promise<Answer> {
  const { baseUrl, issuer } = client;
  const [state = "", verifier = ""] = (cookies.get(flowCookie) ?? "").split(".");
  const code = query.get("code");
  if (code === null || state === "" || !same(state, query.get("state") ?? "")) {
    return signInFailedPage("sign-in-not-started-here");
  }
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: clientId,
      redirect_uri: `${baseUrl}/signed-in`,
      code,
      code_verifier: verifier,
    }),
  });
  const received = tokens.safeParse(await response.json().catch(() => undefined));
  if (!received.success) return signInFailedPage("code-not-accepted");
  const kept = cookie(tokenCookie, received.data.access_token, "/demo", 3600);
  return seeOther("/demo/account", { "set-cookie": [kept, cookie(flowCookie, "", "/signed-in", 0)] });
}

const claimNames = [
  "sub",
  "name",
  "groups",
  "corporate_number",
  "account_type",
  "body",
  "iss",
  "aud",
] as const;

function claimRows(claims: JWTPayload): Html {
  const shown = claimNames.flatMap((name) =>
    claims[name] === undefined ? [] : [[name, claims[name]] as const],
  );
  return html`<dl>${shown.map(
    ([name, value]) =>
      html`<dt><code>${name}</code></dt><dd>${Array.isArray(value) ? value.join(", ") : String(value)}</dd>`,
  )}<dt><code>exp</code></dt><dd>${new Date((claims.exp ?? 0) * 1000).toISOString()}</dd></dl>`;
}

function accountPage(claims: JWTPayload): Answer {
  const roles = z.array(personRole).catch([]).parse(claims["groups"]);
  const possible = allRoutes.filter(
    (route) => route.roles !== "anyone" && route.roles.some((role) => roles.includes(role)),
  );
  const next = { ja: "この人にできること", en: "What this person can do next" };
  const names = roles.map((role) => html`<li>${both(roleNames[role])}</li>`);
  const content = html`<p>${both({ ja: "サインインしました。役割：", en: "You are signed in. Roles:" })}</p><ul>${names}</ul>
<form method="post" action="/demo/sign-out"><button>${both({ ja: "サインアウト", en: "Sign out" })}</button></form>
<p><a href="/demo/sign-in">${both({ ja: "別の人としてサインイン", en: "Sign in as somebody else" })}</a></p>
<h2>${both({ ja: "トークンの内容", en: "What the access token says" })}</h2>${claimRows(claims)}
<h2>${both(next)}</h2>${routesTable(next, possible)}`;
  const title = { ja: String(claims["name"] ?? claims.sub), en: "Signed in" };
  return pageAnswer({ title, content, demo: true });
}

const signedOut: Answer = pageAnswer({
  title: { ja: "サインインしていません", en: "Not signed in" },
  content: html`<p><a href="/demo/sign-in">${both({ ja: "サインインする", en: "Sign in" })}</a></p>`,
  status: 401,
  demo: true,
});

/**
 * Demo mode's own client of the issuer: the code flow with PKCE in the browser, the exchange on the server. The token
 * stays in a cookie that scripts cannot read, for the demo pages alone, and is never shown.
 */
export function demoSignInRoutes(baseUrl: string, issuer: Issuer, clock: Clock): readonly LocalRoute[] {
  const client = { baseUrl, issuer: issuer.issuer };
  const checkToken = tokenCheck(issuer, clock);
  return [
    { method: "GET", path: "/demo/sign-in", answer: () => start(client) },
    { method: "GET", path: "/signed-in", answer: (request) => complete(client, request) },
    {
      method: "GET",
      path: "/demo/account",
      async answer({ cookies }) {
        const claims = await checkToken(`Bearer ${cookies.get(tokenCookie) ?? ""}`);
        return claims === undefined ? signedOut : accountPage(claims);
      },
    },
    {
      method: "POST",
      path: "/demo/sign-out",
      answer: () => seeOther("/", { "set-cookie": [cookie(tokenCookie, "", "/demo", 0)] }),
    },
  ];
}
