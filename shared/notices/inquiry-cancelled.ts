import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, momentWords, paragraph, row, toBody } from "./phrases.ts";

/** To a body that was asked: the application was withdrawn, no answer is needed any more (B-05, E-01). */
export function inquiryCancelled(
  content: ContentOf<"inquiryCancelled">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "照会の取下げのお知らせ", en: "An inquiry has been cancelled" },
      addressee: toBody(content.bodyName),
      blocks: [
        paragraph(
          "次の申請が取り下げられたため、照会を取り下げます。回答は不要です。",
          "The application has been withdrawn, and the inquiry with it. No answer is needed.",
        ),
        caseFacts(content, row("取下げ日時", "Withdrawn at", momentWords(content.withdrawnAt))),
      ],
    },
    context,
  );
}
