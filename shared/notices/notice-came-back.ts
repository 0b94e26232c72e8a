import type { MailFault } from "#records/mail-fault.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, momentWords, paragraph, row, same, toSecretariat } from "./phrases.ts";

const faultWords: Readonly<Record<MailFault, Bilingual>> = {
  bounced: { ja: "宛先に届かず返送された", en: "It was sent back: the address does not take it" },
  bouncedForNow: {
    ja: "何度か試みたが届かなかった（不在通知の場合もある）",
    en: "It could not be delivered in time (or an absence was announced)",
  },
  complained: { ja: "受信者が迷惑メールとして申告した", en: "The reader reported it as spam" },
  rejected: { ja: "送信システムが送信を取りやめた", en: "The sending system held it back" },
};

const recipientWords: Readonly<Record<ContentOf<"noticeCameBack">["ofRecipient"], Bilingual>> = {
  applicant: { ja: "申請者", en: "Applicant" },
  provider: { ja: "認定事業者", en: "Certified provider" },
  body: { ja: "照会先の機関", en: "Body that was asked" },
};

/** To the secretariat: a notice may not have been read (N-05). */
export function noticeCameBack(content: ContentOf<"noticeCameBack">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "通知が届いていないおそれがあります", en: "A notice may not have arrived" },
      addressee: toSecretariat,
      blocks: [
        paragraph(
          "次の通知が返送されました。期限のある通知の場合、期限は止まりません。別の方法で相手方に連絡してください。",
          "The following notice came back. A time limit in it runs on. Please reach its reader in another way.",
        ),
        caseFacts(
          content,
          row("通知の件名", "Subject of the notice", same(content.ofSubject)),
          row("宛先", "To", content.bodyName ?? recipientWords[content.ofRecipient]),
          ...(content.sentAt === undefined ? [] : [row("送信日時", "Sent at", momentWords(content.sentAt))]),
          row("理由", "Reason", faultWords[content.fault]),
        ),
      ],
    },
    context,
  );
}
