import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, paragraph, toSecretariat } from "./phrases.ts";

/** To the secretariat: the reporter of a tip wrote. What, is read in the portal alone (S-01). */
export function tipMessage(content: ContentOf<"tipMessage">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "情報提供者からの連絡", en: "A message from a reporter" },
      addressee: toSecretariat,
      blocks: [
        paragraph(
          "情報提供者から連絡がありました。内容は、権限のある担当者がサインインして確認してください。",
          "The reporter of a tip has written. Those who may read it will find it after signing in.",
        ),
        caseFacts(content),
      ],
    },
    context,
  );
}
