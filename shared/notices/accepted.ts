import { kindRow } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, toCompany } from "./phrases.ts";

/**
 * To the applicant: the form is in order, and the substance is under review (F-05). It does not say that the review
 * begins, since that is when an application arrives (行政手続法7条).
 */
export function accepted(content: ContentOf<"accepted">, context: NoticeContext): RenderedNotice {
  const days = content.standardBusinessDays;
  return renderLetter(
    {
      reference: content.reference,
      subject: {
        ja: "形式の確認の終了と内容の審査のお知らせ",
        en: "Your application: form checked, substance under review",
      },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "申請書類の形式の確認を終え、内容の審査に進みました。",
          "The check of the form of your application is complete, and its substance is now under review.",
        ),
        caseFacts(
          content,
          kindRow(content),
          row("形式の確認を終えた日", "Form check completed on", dayWords(content.acceptedOn)),
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
