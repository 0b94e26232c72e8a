import type { Bilingual } from "#scheme/bilingual.ts";
import { type Html, html } from "#web/html.ts";
import { both } from "./both.ts";

/** A table that scrolls sideways on a narrow screen, with the keyboard as well. */
export function table(name: Bilingual, columns: readonly Bilingual[], rows: readonly Html[]): Html {
  const head = columns.map((column) => html`<th scope="col">${both(column)}</th>`);
  return html`<div class="wide" role="region" tabindex="0" aria-label="${name.ja} ${name.en}"><table>
<thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
