import { type Html, html } from "./html.ts";
import { type Language, languageNames, languages, type Words } from "./language.ts";
import { stylesheetPath } from "./stylesheet.ts";

const schemeName: Words = {
  ja: "サイバーセキュリティ・サービス事業者認定制度",
  en: "Certification of cybersecurity service providers",
};

const words = {
  skip: { ja: "本文へ", en: "Skip to content" },
  languages: { ja: "言語", en: "Language" },
  weakness: { ja: "このサイトの弱点の連絡先", en: "Where to report a weakness of this site" },
} satisfies Record<string, Words>;

export type Layout = {
  readonly language: Language;
  readonly title: string;
  readonly content: Html;
  /** The same page in a language. */
  readonly addressIn: (language: Language) => string;
};

/** A whole page in one language: no script, nothing from elsewhere. */
export function layout({ language, title, content, addressIn }: Layout): string {
  const others = languages.filter((each) => each !== language);
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${schemeName[language]}</title>
${languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${addressIn(each)}">\n`)}<link rel="stylesheet" href="${stylesheetPath}">
</head>
<body>
<a class="skip" href="#main">${words.skip[language]}</a>
<header>
<nav aria-label="${words.languages[language]}">${others.map(
    (each) => html`<a href="${addressIn(each)}" hreflang="${each}" lang="${each}">${languageNames[each]}</a>`,
  )}</nav>
<a href="/${language}/">${schemeName[language]}</a>
</header>
<main id="main">
<h1>${title}</h1>
${content}
</main>
<footer><a href="/.well-known/security.txt">${words.weakness[language]}</a></footer>
</body>
</html>
`;
  return page.html;
}
