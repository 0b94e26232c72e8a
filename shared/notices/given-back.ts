import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row } from "./phrases.ts";

/** To the provider and the secretariat: the certification was given back (M-08). */
export function givenBack(content: ContentOf<"givenBack">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "認定の返上を受け付けました", en: "The certification has been given back" },
      addressee: {
        ja: `${content.providerName} 御中・事務局 担当者 各位`,
        en: `To ${content.providerName} and the secretariat`,
      },
      blocks: [
        paragraph(
          "次の認定が返上され、失効しました。今後は、認定を受けている旨の表示をしないでください。",
          "The following certification was given back and has ended. Please no longer state that the service is certified.",
        ),
        caseFacts(content, row("返上日", "Given back on", dayWords(content.on))),
        quotation("返上の理由", "Reason", content.reason),
      ],
    },
    context,
  );
}
