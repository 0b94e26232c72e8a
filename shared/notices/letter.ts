import { letterHtml } from "./letter-html.ts";
import type { Letter } from "./letter-parts.ts";
import { letterText } from "./letter-text.ts";
import type { NoticeContext, RenderedNotice } from "./notice.ts";
import { atMost, oneLine } from "./plain-text.ts";

/** RFC 5322 allows 998 bytes a line; a reader sees far less of a subject. */
const subjectCharacters = 120;

/** Puts a letter into words: Japanese first, then English, then where to go on. */
export function renderLetter(letter: Letter, context: NoticeContext): RenderedNotice {
  const { reference, subject } = letter;
  const line = oneLine(`[${reference}] ${subject.ja} / ${subject.en}`);
  return {
    subject: atMost(line, subjectCharacters),
    text: letterText(letter, context),
    html: letterHtml(letter, context),
  };
}
