import type { Bilingual } from "#scheme/bilingual.ts";
import { closing } from "./closing.ts";
import type { Block, Letter, Row } from "./letter-parts.ts";
import type { NoticeContext } from "./notice.ts";
import { escapeHtml, linesOf, oneLine } from "./plain-text.ts";

type Language = keyof Bilingual;

const style = {
  body: "margin:0;padding:24px;background:#ffffff;color:#1a1a1c;font-family:sans-serif;font-size:16px;line-height:1.7",
  part: "max-width:640px;margin:0 auto",
  second: "max-width:640px;margin:32px auto 0;padding-top:24px;border-top:1px solid #767676",
  name: "padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:bold;white-space:nowrap",
  value: "padding:4px 0;vertical-align:top",
  quotation: "margin:8px 0 16px;padding:8px 16px;border-left:4px solid #949494",
};

const line = (text: string): string => escapeHtml(oneLine(text));
const lines = (text: string): string => linesOf(text).map(escapeHtml).join("<br>");

const table = (rows: readonly Row[], language: Language): string => {
  const cells = rows.map(
    ({ name, value }) =>
      `<tr><th scope="row" style="${style.name}">${line(name[language])}</th><td style="${style.value}">${line(value[language])}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:8px 0 16px">${cells.join("")}</table>`;
};

const blockHtml = (block: Block, language: Language): string => {
  switch (block.kind) {
    case "paragraph":
      return `<p>${lines(block.text[language])}</p>`;
    case "facts":
      return table(block.rows, language);
    case "quotation":
      return `<p><strong>${line(block.name[language])}</strong></p><blockquote style="${style.quotation}">${lines(block.text[language])}</blockquote>`;
    case "items": {
      const items = block.items.map(
        ({ title, rows }) => `<li><strong>${line(title)}</strong>${table(rows, language)}</li>`,
      );
      return `<ol>${items.join("")}</ol>`;
    }
  }
};

const part = (letter: Letter, { portal, operator }: NoticeContext, language: Language): string => {
  const link = escapeHtml(`${portal}/`);
  return [
    `<div lang="${language}" style="${language === "ja" ? style.part : style.second}">`,
    `<p>${line(letter.addressee[language])}</p>`,
    ...letter.blocks.map((block) => blockHtml(block, language)),
    `<p>${escapeHtml(closing.signIn[language])}<br><a href="${link}">${link}</a></p>`,
    `<p>${escapeHtml(closing.caution[language])}</p>`,
    `<p>${line(operator[language])}</p>`,
    "</div>",
  ].join("\n");
};

/** The letter as a page: no script, no picture, nothing fetched. */
export function letterHtml(letter: Letter, context: NoticeContext): string {
  return [
    "<!DOCTYPE html>",
    '<html lang="ja">',
    `<head><meta charset="utf-8"><title>${line(letter.subject.ja)}</title></head>`,
    `<body style="${style.body}">`,
    part(letter, context, "ja"),
    part(letter, context, "en"),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
