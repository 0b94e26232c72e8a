import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, toCompany } from "./phrases.ts";

/** To the applicant: the form is in order, and the review begins (F-05). */
export function accepted(content: ContentOf<"accepted">, context: NoticeContext): RenderedNotice {
  const days = content.standardBusinessDays;
  return renderLetter(
    {
      receiptNumber: content.receiptNumber,
      subject: { ja: "申請の受理のお知らせ", en: "Your application has been accepted for review" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "申請書類の形式の確認が済みましたので、申請を受理し、審査を開始しました。",
          "The form of your application is in order. It has been accepted, and the review has begun.",
        ),
        caseFacts(
          content,
          row("受理日", "Accepted on", dayWords(content.acceptedOn)),
          row("標準処理期間", "Standard processing period", {
            ja: `${days}営業日（申請者に補正や回答をお願いしている期間を除きます）`,
            en: `${days} business days, not counting the time in which we wait for you`,
          }),
        ),
        paragraph("審査の状況は、ポータルで確認できます。", "The portal shows how far the review has come."),
      ],
    },
    context,
  );
}
