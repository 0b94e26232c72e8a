import { kindRow, whatStands } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, momentWords, paragraph, row, toCompany } from "./phrases.ts";

/** To the applicant, with a copy to the secretariat: the application was withdrawn (B-05). */
export function withdrawn(content: ContentOf<"withdrawn">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "申請の取下げの受付のお知らせ", en: "The application has been withdrawn" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "次の申請の取下げを受け付けました。提出された書類は、記録として保管します。",
          "The application has been withdrawn. The documents that were filed are kept as a record.",
        ),
        caseFacts(
          content,
          kindRow(content),
          row("取下げ日時", "Withdrawn at", momentWords(content.withdrawnAt)),
        ),
        ...whatStands(content),
      ],
    },
    context,
  );
}
