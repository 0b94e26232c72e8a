import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, quotation, toCompany } from "./phrases.ts";

/** To the applicant: a question of the secretariat's; who wanted to know is not said (E-02, E-05). */
export function informationRequest(
  content: ContentOf<"informationRequest">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "確認事項への回答のお願い", en: "Please answer a question about your application" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "審査に当たり、確認したいことがあります。期限までに御回答ください。",
          "We have a question about your application. Please answer by the due day.",
        ),
        caseFacts(content, dueRow(content.dueDay)),
        quotation("確認事項", "Question", content.question),
      ],
    },
    context,
  );
}
