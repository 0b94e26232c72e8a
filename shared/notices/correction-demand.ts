import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, same, toCompany } from "./phrases.ts";

/** To the provider: a violation was found, what has to be mended, and until when (S-05). */
export function correctionDemand(
  content: ContentOf<"correctionDemand">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "是正の要求", en: "Corrective action is demanded" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "サーベイランスの結果、違反が認められました。期限までに是正してください。",
          "The surveillance found a violation. Please correct it by the due day.",
        ),
        caseFacts(
          content,
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("是正計画の提出期限", "Plan due", dayWords(content.planDueDay)),
          row("是正の期限", "Corrective action due", dayWords(content.dueDay)),
        ),
        quotation("求める是正", "What has to be corrected", content.demand),
        paragraph(
          "期限までに是正されない場合は、認定の取消しの手続に進みます。",
          "If it is not corrected by then, a revocation procedure begins.",
        ),
      ],
    },
    context,
  );
}
