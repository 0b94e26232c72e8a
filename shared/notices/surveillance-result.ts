import type { Bilingual } from "#scheme/bilingual.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, paragraph, quotation, row, toCompany } from "./phrases.ts";

type Result = ContentOf<"surveillanceResult">;

const outcomes: Readonly<Record<Result["outcome"], Bilingual>> = {
  conforming: { ja: "適合（問題は認められませんでした）", en: "Conforming: nothing was found" },
  minor: { ja: "軽微な点の指摘（是正の要求はありません）", en: "Minor points, no corrective action" },
  refusal: {
    ja: "協力が得られなかったものと認め、認定の取消しの手続に進みます。あらためて意見を述べる機会を設けます。",
    en: "Refusal to cooperate: a revocation procedure begins, in which you will be heard.",
  },
  discontinued: {
    ja: "認定が終了したため、サーベイランスを打ち切りました。",
    en: "Discontinued, since the certification has ended",
  },
};

/** To the provider: how the surveillance ended, where no corrective action is demanded (S-04, S-05). */
export function surveillanceResult(content: Result, context: NoticeContext): RenderedNotice {
  const { message } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "サーベイランスの結果", en: "Result of the surveillance" },
      addressee: toCompany(content),
      blocks: [
        paragraph("サーベイランスの結果をお知らせします。", "The surveillance has come to its result."),
        caseFacts(content, row("結果", "Result", outcomes[content.outcome])),
        ...(message === undefined ? [] : [quotation("指摘事項", "Remarks", message)]),
      ],
    },
    context,
  );
}
