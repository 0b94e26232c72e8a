import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, same, toCompany } from "./phrases.ts";

/** To the provider: a change that was recorded has made a new certificate necessary (M-06, F-03). */
export function certificateReplaced(
  content: ContentOf<"certificateReplaced">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "認定証の差替えのお知らせ", en: "A new certificate for your certification" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "届出のあった変更を登録に反映し、新しい認定証を発行しました。認定番号と有効期間は変わりません。",
          "The change you reported is on the register, and a new certificate has been issued. Number and validity stay the same.",
        ),
        caseFacts(
          content,
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("有効期間の末日", "Valid until", dayWords(content.validUntil)),
        ),
        paragraph(
          "新しい認定証は、ポータルから受け取ることができます。",
          "The new certificate is on the portal.",
        ),
      ],
    },
    context,
  );
}
