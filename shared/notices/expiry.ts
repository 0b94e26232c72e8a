import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, toCompany } from "./phrases.ts";

/** To the provider: the last day is coming, and from when on an extension can be applied for (M-02). */
export function expiryReminder(content: ContentOf<"expiryReminder">, context: NoticeContext): RenderedNotice {
  const { daysLeft, validUntil, extensionOpen, extensionOpensOn } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "認定の有効期限のお知らせ", en: "Your certification is about to expire" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          `認定の有効期間の末日まで、あと${daysLeft}日です。`,
          `Days left until the last day of the certification: ${daysLeft}.`,
        ),
        caseFacts(
          content,
          row("有効期間の末日", "Valid until", dayWords(validUntil)),
          row("認定延長の受付開始日", "Extensions from", dayWords(extensionOpensOn)),
        ),
        extensionOpen
          ? paragraph(
              "認定延長の申請を受け付けています。有効期間の末日までに申請してください。",
              "An extension may be applied for now, up to the last day.",
            )
          : paragraph(
              "認定延長の申請は、上の日から受け付けます。",
              "An extension may be applied for from the day above on.",
            ),
        paragraph(
          "延長の申請がないまま有効期間の末日を過ぎると、認定は失効します。",
          "Without an application for extension the certification expires after its last day.",
        ),
      ],
    },
    context,
  );
}

/** To the provider and the secretariat: the certification has expired (M-01). */
export function expired(content: ContentOf<"expired">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "認定の失効（期限満了）のお知らせ", en: "The certification has expired" },
      addressee: {
        ja: `${content.providerName} 御中・事務局 担当者 各位`,
        en: `To ${content.providerName} and the secretariat`,
      },
      blocks: [
        paragraph(
          "有効期間の末日を過ぎたため、次の認定は失効しました。",
          "The following certification has expired, since its last day has passed.",
        ),
        caseFacts(content, row("有効期間の末日", "Valid until", dayWords(content.validUntil))),
        paragraph(
          "今後は、認定を受けている旨の表示をしないでください。あらためて認定を受けるには、新規の申請が必要です。",
          "Please no longer state that the service is certified. To be certified again, file a new application.",
        ),
      ],
    },
    context,
  );
}
