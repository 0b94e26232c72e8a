import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, toCompany } from "./phrases.ts";

/** To the applicant: there is more time to remedy (D-09). */
export function remediationExtended(
  content: ContentOf<"remediationExtended">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "補正期限の延長のお知らせ", en: "The time limit for remedying has been extended" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "補正の期限を次のとおり延長しました。期限までに補正し、再度提出してください。",
          "The time limit for remedying your application has been extended. Please file again by the new due day.",
        ),
        caseFacts(content, dueRow(content.dueDay)),
      ],
    },
    context,
  );
}
