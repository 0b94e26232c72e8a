import { pageContentPolicy } from "#contracts/security-headers.ts";
import { responseHeaders } from "#functions/middleware/response-headers.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { type Html, html } from "#web/html.ts";
import type { Answer } from "./answer.ts";
import { both } from "./both.ts";

const schemeName: Bilingual = {
  ja: "サイバーセキュリティ・サービス事業者認定制度",
  en: "Certification of cybersecurity service providers",
};

export type Page = {
  readonly title: Bilingual;
  readonly content: Html;
  /** 200 unless told. */
  readonly status?: number;
  /** Shows that this installation is a demonstration. */
  readonly demo?: boolean;
};

const demoNotice = html`<p class="demo">${both({
  ja: "デモ環境：会社・人・書類はすべて架空です。",
  en: "Demonstration: all companies, people and documents are fictional.",
})}</p>`;

/** A whole page as an answer, never kept in a cache. */
export function pageAnswer({ title, content, status = 200, demo = false }: Page): Answer {
  const page = html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.ja} ${title.en} | ${schemeName.ja}</title>
<link rel="stylesheet" href="/assets/portal.css">
</head>
<body>
<a class="skip" href="#main">${both({ ja: "本文へ", en: "Skip to content" })}</a>
<header><a href="/">${both(schemeName)}</a></header>
${demo ? demoNotice : undefined}
<main id="main">
<h1>${both(title)}</h1>
${content}
</main>
</body>
</html>
`;
  return {
    status,
    headers: responseHeaders("text/html; charset=utf-8", "nowhere", pageContentPolicy),
    body: page.html,
  };
}

/** An answer that leads elsewhere, to be fetched with GET. */
export function seeOther(
  location: string,
  headers: Readonly<Record<string, string | string[]>> = {},
): Answer {
  return {
    status: 303,
    headers: { ...responseHeaders("text/plain; charset=utf-8", "nowhere"), ...headers, location },
    body: "",
  };
}
