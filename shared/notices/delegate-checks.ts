import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, paragraph, row, same, toBody } from "./phrases.ts";

/** To a body: a provider has filed its check of the security measures of a delegate (L-04). */
export function delegateChecks(content: ContentOf<"delegateChecks">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: {
        ja: "委託先のセキュリティ対策の確認結果の提出",
        en: "Check of a delegate's security measures filed",
      },
      addressee: toBody(content.bodyName),
      blocks: [
        paragraph(
          "対応するサービス区分のない業務の委託について、認定事業者から委託先のセキュリティ対策の確認結果が提出されました。",
          "A certified provider has filed its check of the security measures of a delegate, for work for which no category exists.",
        ),
        caseFacts(content, row("委託先", "Delegate", same(content.delegateNames.join("、")))),
        paragraph("書類は、ポータルで開くことができます。", "The document can be opened in the portal."),
      ],
    },
    context,
  );
}
