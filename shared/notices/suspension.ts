import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, toCompany } from "./phrases.ts";
import { wayToObject } from "./way-to-object.ts";

/** To the provider: the certification is suspended, why, and how and until when to object (M-08, 教示). */
export function suspended(content: ContentOf<"suspended">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "認定の効力停止のお知らせ", en: "Your certification has been suspended" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "次の理由により、認定の効力を停止しました。停止の間は、認定を受けている旨の表示をしないでください。",
          "Your certification has been suspended for the following reasons. Meanwhile do not state that you are certified.",
        ),
        caseFacts(
          content,
          row("停止の初日", "Suspended from", dayWords(content.from)),
          row("見直しの期限", "To be reviewed by", dayWords(content.reviewBy)),
        ),
        quotation("停止の理由", "Reasons for the suspension", content.reasons),
        paragraph(
          "見直しの期限が来ても、解除の決定があるまで効力は停止したままです。",
          "The suspension does not end by itself on the day of review; it ends by a decision.",
        ),
        ...wayToObject(content),
      ],
    },
    context,
  );
}

/** To the provider: the suspension is lifted (M-08). */
export function suspensionLifted(
  content: ContentOf<"suspensionLifted">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "効力停止の解除のお知らせ", en: "The suspension has been lifted" },
      addressee: toCompany(content),
      blocks: [
        paragraph("認定の効力停止を解除しました。", "The suspension of your certification has been lifted."),
        caseFacts(content, row("解除日", "Lifted on", dayWords(content.on))),
        quotation("解除の理由", "Reasons", content.reasons),
      ],
    },
    context,
  );
}
