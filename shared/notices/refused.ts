import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, toCompany } from "./phrases.ts";
import { wayToObject } from "./way-to-object.ts";

/** To the applicant: the refusal, its reasons, and how, where and until when to object (F-03, 教示). */
export function refused(content: ContentOf<"refused">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "審査結果（不認定）のお知らせ", en: "Your application has been refused" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "申請について審査した結果、次の理由により認定しないことに決定しました。",
          "After review, your application has been refused for the following reasons.",
        ),
        caseFacts(content, row("決定日", "Decided on", dayWords(content.decidedOn))),
        quotation("決定の理由", "Reasons for the decision", content.reasons),
        ...wayToObject(content),
      ],
    },
    context,
  );
}
