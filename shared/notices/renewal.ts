import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, toCompany } from "./phrases.ts";
import { prerequisiteRow } from "./prerequisites.ts";

/** To the provider: the report on a renewal is accepted (M-04). */
export function renewalAccepted(
  content: ContentOf<"renewalAccepted">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "更新報告の確認のお知らせ", en: "Your renewal report has been accepted" },
      addressee: toCompany(content),
      blocks: [
        paragraph("更新の報告を確認しました。", "Your report on the renewal has been checked and accepted."),
        caseFacts(
          content,
          prerequisiteRow(content),
          row("更新後の有効期限", "Now valid until", dayWords(content.validUntil)),
        ),
      ],
    },
    context,
  );
}

/** To the provider: the report on a renewal is returned, why, and until when to file it again (M-04). */
export function renewalReturned(
  content: ContentOf<"renewalReturned">,
  context: NoticeContext,
): RenderedNotice {
  const { reportBy } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "更新報告の差戻しのお知らせ", en: "Your renewal report has been returned" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "更新の報告を確認しましたが、次の理由によりお返しします。直したうえで、もう一度報告してください。",
          "Your report on the renewal is returned for the following reasons. Please mend it and report again.",
        ),
        caseFacts(
          content,
          prerequisiteRow(content),
          ...(reportBy === undefined ? [] : [row("報告の期限", "Report by", dayWords(reportBy))]),
        ),
        quotation("お返しする理由", "Reasons", content.reasons),
      ],
    },
    context,
  );
}
