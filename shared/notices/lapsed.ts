import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, toCompany } from "./phrases.ts";

/** To the applicant, with a copy to the secretariat: the application ended because it was not remedied (D-09). */
export function lapsed(content: ContentOf<"lapsed">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      receiptNumber: content.receiptNumber,
      subject: { ja: "申請の却下のお知らせ", en: "The application has lapsed" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "お願いした補正が規則に定める期限又は回数の内に整わなかったため、申請は却下となりました。",
          "The application has lapsed, because it was not remedied within the time limit or the number of rounds that the rules allow.",
        ),
        caseFacts(content, row("補正の期限", "It was to be remedied by", dayWords(content.dueDay))),
        paragraph("あらためて申請することができます。", "A new application may be filed."),
      ],
    },
    context,
  );
}
