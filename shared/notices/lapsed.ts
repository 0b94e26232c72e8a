import type { Bilingual } from "#scheme/bilingual.ts";
import { findingItems } from "./finding-items.ts";
import { kindRow, whatStands } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, toCompany } from "./phrases.ts";
import { wayToObject } from "./way-to-object.ts";

type Lapsed = ContentOf<"lapsed">;

const grounds: Readonly<Record<Lapsed["ground"], Bilingual>> = {
  timeLimit: {
    ja: "お願いした補正が期限までに提出されなかったため、申請を却下します。",
    en: "The application has lapsed, because the remediation asked for was not filed within the time limit.",
  },
  rounds: {
    ja: "規程に定める回数の補正によっても次の点が整わなかったため、申請を却下します。",
    en: "The application has lapsed, because the following points were not remedied in the number of rounds the rules allow.",
  },
};

/**
 * To the applicant, with a copy to the secretariat: the application ended because it was not remedied, the points that
 * are left, and the way to object (D-09).
 */
export function lapsed(content: Lapsed, context: NoticeContext): RenderedNotice {
  const { dueDay, findings } = content;
  const ground = grounds[content.ground];
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "申請の却下のお知らせ", en: "The application has lapsed" },
      addressee: toCompany(content),
      blocks: [
        paragraph(ground.ja, ground.en),
        caseFacts(
          content,
          kindRow(content),
          row("却下の日", "Lapsed on", dayWords(content.lapsedOn)),
          ...(dueDay === undefined ? [] : [row("補正の期限", "It was to be remedied by", dayWords(dueDay))]),
        ),
        ...(findings.length === 0 ? [] : [findingItems(findings)]),
        ...whatStands(content),
        paragraph("あらためて申請することができます。", "A new application may be filed."),
        ...wayToObject(content),
      ],
    },
    context,
  );
}
