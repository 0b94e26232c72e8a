/** A piece of HTML that is safe to send: only the `html` tag makes one. */
export type Html = { readonly html: string };
type Part = Html | string | number | undefined | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "object" && "html" in part) return part.html;
  if (typeof part === "object") return part.map(written).join("");
  return String(part).replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? "");
}

/** HTML of a template: every value in it is escaped, unless it is a piece of HTML itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.map((text, index) => text + written(parts[index])).join("") };
}
