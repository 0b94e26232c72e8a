import { createHash } from "node:crypto";
import type { Problem } from "#contracts/problems.ts";
import type { Bilingual } from "#scheme/bilingual.ts";

const style = `
:root { color-scheme: light; }
body { margin: 0; font-family: "Noto Sans JP", system-ui, sans-serif; line-height: 1.7; color: #1a1a1c; background: #fff; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.4; }
[lang=en] { display: block; font-size: .9em; color: #44474a; }
.status { border: 2px solid #1a1a1c; border-radius: .5rem; padding: 1rem; font-size: 1.25rem; font-weight: 700; }
dt { margin-top: 1rem; font-weight: 700; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: #0017c1; }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** What a page may load: its own style sheet and nothing else. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it can stand in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

/** A text in both languages, Japanese first. */
export function bothLanguages({ ja, en }: Bilingual): string {
  return `${escapeHtml(ja)}<span lang="en">${escapeHtml(en)}</span>`;
}

/**
 * A page in Japanese with English beside it; no script, nothing loaded.
 * @param main HTML of the main part; its texts are escaped already
 */
export function htmlPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}

/** A refusal as a page: what happened, what to do, its code and the reference to quote. */
export function problemPage({ code, wrong, remedy, reference }: Problem): string {
  const quoted =
    reference === undefined
      ? ""
      : `\n<p>参照番号<span lang="en">Reference to quote</span> <code>${escapeHtml(reference)}</code></p>`;
  return htmlPage(
    wrong.ja,
    `<h1>${bothLanguages(wrong)}</h1>
<p>${bothLanguages(remedy)}</p>
<p>コード<span lang="en">Code</span> <code>${escapeHtml(code)}</code></p>${quoted}`,
  );
}
