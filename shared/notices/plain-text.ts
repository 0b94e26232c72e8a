/** Texts of others in our letters: nothing in them may act as a control of the mail, the page or the reading order. */

const withoutBidi = (text: string): string =>
  text.toWellFormed().replaceAll(/[\p{Bidi_Control}\uFEFF]/gu, "");

/** One line: line breaks and other controls become spaces; marks that turn the reading order are taken out. */
export function oneLine(text: string): string {
  return withoutBidi(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** The lines of a longer text, each without controls; several empty lines become one. */
export function linesOf(text: string): readonly string[] {
  return withoutBidi(text)
    .replaceAll(/\r\n?|[\p{Zl}\p{Zp}]/gu, "\n")
    .trim()
    .replaceAll(/\n{3,}/g, "\n\n")
    .split("\n")
    .map((line) => line.replaceAll(/\p{Cc}/gu, " ").trimEnd());
}

/** A line of at most so many characters (code points), never cut inside one. */
export function atMost(line: string, characters: number): string {
  const all = Array.from(line);
  return all.length <= characters ? line : `${all.slice(0, characters - 1).join("")}…`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it stands in HTML, in an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
