import { findingItems } from "./finding-items.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, quotation, row, toCompany } from "./phrases.ts";

/** To the applicant: what must be mended, and until when (D-09). */
export function remediationRequest(
  content: ContentOf<"remediationRequest">,
  context: NoticeContext,
): RenderedNotice {
  const { findings, note } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "補正のお願い", en: "Please remedy your application" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "申請の内容を確認したところ、補正をお願いしたい点がありました。お手数ですが、期限までに補正し、再度提出してください。",
          "We have checked your application and found points to be remedied. Please remedy them and file again by the due day.",
        ),
        caseFacts(
          content,
          row("補正回", "Round", { ja: `第${content.round}回`, en: `Number ${content.round}` }),
          dueRow(content.dueDay),
        ),
        ...(findings.length === 0 ? [] : [findingItems(findings)]),
        ...(note === undefined ? [] : [quotation("担当者から", "From the reviewer", note)]),
        paragraph(
          "期限までに提出がない場合、申請が却下となることがあります。期限の延長の可否は、ポータルで確認してください。",
          "If nothing is filed by the due day, the application may lapse. The portal shows whether the due day can be extended.",
        ),
      ],
    },
    context,
  );
}
