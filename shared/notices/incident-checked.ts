import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, quotation, toCompany } from "./phrases.ts";

/** To the provider: its final report was confirmed, or returned to be filed again (K-02). */
export function incidentChecked(
  content: ContentOf<"incidentChecked">,
  context: NoticeContext,
): RenderedNotice {
  const returned = content.outcome === "return";
  return renderLetter(
    {
      reference: content.reference,
      subject: returned
        ? { ja: "インシデントの確報の差戻し", en: "Your final report on the incident is returned" }
        : { ja: "インシデントの確報の確認", en: "Your final report on the incident is confirmed" },
      addressee: toCompany(content),
      blocks: [
        returned
          ? paragraph(
              "提出された確報を差し戻します。期限までに、あらためて提出してください。",
              "Your final report is returned. Please file it again within the time limit.",
            )
          : paragraph("提出された確報を確認しました。", "Your final report has been confirmed."),
        caseFacts(content, ...(content.dueDay === undefined ? [] : [dueRow(content.dueDay)])),
        quotation("理由", "Reasons", content.reasons),
      ],
    },
    context,
  );
}
