import type { Bilingual } from "#scheme/bilingual.ts";
import { type Html, html } from "#web/html.ts";

/** A text in both languages, Japanese first, each marked with its language. */
export function both({ ja, en }: Bilingual): Html {
  return html`<span lang="ja">${ja}</span> <span lang="en" class="en">${en}</span>`;
}
