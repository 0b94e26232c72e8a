import { byKind, kindRow, subjects } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, same, toCompany } from "./phrases.ts";

/** To the applicant: the certification, its number, validity and reasons (F-03). */
export function certified(content: ContentOf<"certified">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: byKind(
        content,
        subjects(
          { ja: "認定のお知らせ", en: "Your service has been certified" },
          { ja: "内容変更の認定のお知らせ", en: "The change of your certification has been approved" },
          { ja: "認定延長のお知らせ", en: "Your certification has been extended" },
        ),
      ),
      addressee: toCompany(content),
      blocks: [
        byKind(content, {
          new: paragraph(
            "申請について、次のとおり認定しました。",
            "Your application has led to the following certification.",
          ),
          change: paragraph(
            "内容変更の申請を認めました。認定は次のとおり続きます。",
            "The change has been approved. The certification goes on as follows.",
          ),
          extension: paragraph(
            "認定延長の申請について、次のとおり認定を延長しました。認定番号は変わりません。",
            "Your certification has been extended as follows. Its number stays the same.",
          ),
        }),
        caseFacts(
          content,
          kindRow(content),
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("有効期間の初日", "Valid from", dayWords(content.validFrom)),
          row("有効期間の末日", "Valid until", dayWords(content.validUntil)),
        ),
        quotation("決定の理由", "Reasons for the decision", content.reasons),
        paragraph(
          "認定証（電子署名付き）は、ポータルから受け取ることができます。認定証の二次元コードから、誰でも現在の状態を確かめられます。",
          "The signed certificate is on the portal. Its QR code leads anybody to its live status.",
        ),
      ],
    },
    context,
  );
}
