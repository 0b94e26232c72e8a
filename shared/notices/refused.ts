import { byKind, kindRow, subjects, whatStands } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, toCompany } from "./phrases.ts";
import { wayToObject } from "./way-to-object.ts";

/** To the applicant: the refusal, its reasons, and how, where and until when to object (F-03, 教示). */
export function refused(content: ContentOf<"refused">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: byKind(
        content,
        subjects(
          { ja: "審査結果（不認定）のお知らせ", en: "Your application has been refused" },
          { ja: "内容変更の審査結果のお知らせ", en: "The change has not been approved" },
          { ja: "認定延長の審査結果のお知らせ", en: "Your certification is not extended" },
        ),
      ),
      addressee: toCompany(content),
      blocks: [
        byKind(content, {
          new: paragraph(
            "申請について審査した結果、次の理由により認定しないことに決定しました。",
            "After review, your application has been refused for the following reasons.",
          ),
          change: paragraph(
            "内容変更の申請について審査した結果、次の理由により認めないことに決定しました。",
            "After review, the change has not been approved for the following reasons.",
          ),
          extension: paragraph(
            "認定延長の申請について審査した結果、次の理由により延長しないことに決定しました。",
            "After review, the extension has been refused for the following reasons.",
          ),
        }),
        caseFacts(content, kindRow(content), row("決定日", "Decided on", dayWords(content.decidedOn))),
        quotation("決定の理由", "Reasons for the decision", content.reasons),
        ...whatStands(content),
        ...wayToObject(content),
      ],
    },
    context,
  );
}
