import * as z from "zod";
import { problemCatalogue } from "#contracts/problems.ts";
import type { Audience, Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import { roleNames } from "#local/identity/role-names.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { type Html, html } from "#web/html.ts";
import { both } from "./both.ts";
import type { LocalRoute } from "./local-route.ts";
import { pageAnswer } from "./page.ts";
import { table } from "./table.ts";

const audiences: Readonly<Record<Audience, Bilingual>> = {
  provider: { ja: "申請者・認定事業者", en: "Applicants and certified providers" },
  secretariat: { ja: "事務局", en: "Secretariat" },
  government: { ja: "照会先の機関", en: "Government bodies" },
  public: { ja: "どなたでも", en: "Anybody" },
};

function rolesOf({ roles }: Route): Html {
  if (roles === "anyone") return both({ ja: "サインイン不要", en: "no sign-in" });
  return html`${roles.map((role) => html`<p>${both(roleNames[role])}</p>`)}`;
}

function bodyOf({ body }: Route): Html | undefined {
  if (body === undefined) return undefined;
  const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" });
  const name = both({ ja: "本文の形", en: "Shape of the body" });
  return html`<details><summary>${name}</summary><pre>${JSON.stringify(schema, undefined, 2)}</pre></details>`;
}

function refusalsOf({ refusals }: Route): Html {
  return html`${refusals.map((code) => html`<p><code>${code}</code>${both(problemCatalogue[code].wrong)}</p>`)}`;
}

function row(route: Route): Html {
  return html`<tr id="${route.name}"><td>${both(route.summary)}<code>${route.method} ${route.path}</code>${bodyOf(route)}</td>
<td>${rolesOf(route)}</td><td>${refusalsOf(route)}</td></tr>`;
}

/** A table of routes: what each does, who may call it, and its own refusals. */
export function routesTable(name: Bilingual, routes: readonly Route[]): Html {
  const columns = [
    { ja: "できること", en: "What it does" },
    { ja: "できる人", en: "Who may" },
    { ja: "断られる理由", en: "Refusals" },
  ];
  return table(name, columns, routes.map(row));
}

function section(audience: Audience): Html {
  const own = allRoutes.filter((route) => route.audience === audience);
  return html`<h2 id="${audience}">${both(audiences[audience])}</h2>${routesTable(audiences[audience], own)}`;
}

function refusalRow([code, problem]: [
  string,
  { status: number; wrong: Bilingual; remedy: Bilingual },
]): Html {
  return html`<tr><td><code>${code}</code></td><td>${problem.status}</td><td>${both(problem.wrong)}</td><td>${both(problem.remedy)}</td></tr>`;
}

const refusalsTitle = { ja: "断られる理由の一覧", en: "All refusals" };
const refusals = html`<h2 id="refusals">${both(refusalsTitle)}</h2>
<p>${both({
  ja: "断るときはいつも application/problem+json（RFC 9457）で、code・何が起きたか・どうすればよいかを両方の言語で返します。",
  en: "Every refusal is application/problem+json (RFC 9457) with a code, what happened and what to do, in both languages.",
})}</p>
${table(
  refusalsTitle,
  [
    { ja: "コード", en: "Code" },
    { ja: "状態", en: "HTTP status" },
    { ja: "何が起きたか", en: "What happened" },
    { ja: "どうすればよいか", en: "What to do" },
  ],
  Object.entries(problemCatalogue).map(refusalRow),
)}`;

/** The API reference for people, made from the contract. */
export function apiPageRoute(demo: boolean): LocalRoute {
  const names: readonly Audience[] = ["provider", "secretariat", "government", "public"];
  const content = html`<p>${both({
    ja: "サインインが要る操作には、Authorization ヘッダーにアクセストークン（Bearer）を付けます。発行者は /oidc/.well-known/openid-configuration です。",
    en: "Where a sign-in is needed, send an access token as Bearer in the Authorization header; its issuer is described at /oidc/.well-known/openid-configuration.",
  })}</p>${names.map(section)}${refusals}`;
  const title = { ja: "APIの説明", en: "API reference" };
  return { method: "GET", path: "/api", answer: () => pageAnswer({ title, content, demo }) };
}
