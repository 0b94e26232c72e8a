import type { Bilingual } from "#scheme/bilingual.ts";
import { closing } from "./closing.ts";
import type { Block, Letter, Row } from "./letter-parts.ts";
import type { NoticeContext } from "./notice.ts";
import { linesOf, oneLine } from "./plain-text.ts";

type Language = keyof Bilingual;

const rowLines = (rows: readonly Row[], language: Language, indent: string): readonly string[] =>
  rows.map(({ name, value }) => `${indent}${name[language]}: ${oneLine(value[language])}`);

const blockLines = (block: Block, language: Language): readonly string[] => {
  switch (block.kind) {
    case "paragraph":
      return linesOf(block.text[language]);
    case "facts":
      return rowLines(block.rows, language, "  ");
    case "quotation":
      // Marked line by line, so that nobody's words can pass for ours.
      return [
        `${block.name[language]}:`,
        ...linesOf(block.text[language]).map((line) => `> ${line}`.trimEnd()),
      ];
    case "items":
      return block.items.flatMap(({ title, rows }, index) => [
        ...(index === 0 ? [] : [""]),
        `${index + 1}. ${oneLine(title)}`,
        ...rowLines(rows, language, "   "),
      ]);
  }
};

const part = (letter: Letter, { portal, operator }: NoticeContext, language: Language): string =>
  [
    [oneLine(letter.addressee[language])],
    ...letter.blocks.map((block) => blockLines(block, language)),
    [closing.signIn[language], `${portal}/`],
    [closing.caution[language]],
    [oneLine(operator[language])],
  ]
    .map((lines) => lines.join("\n"))
    .join("\n\n");

/** The letter as plain text. */
export function letterText(letter: Letter, context: NoticeContext): string {
  const ruler = "-".repeat(60);
  return `${part(letter, context, "ja")}\n\n${ruler}\n\n${part(letter, context, "en")}\n`;
}
