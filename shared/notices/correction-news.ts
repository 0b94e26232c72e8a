import type { Bilingual } from "#scheme/bilingual.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, quotation, row, toCompany } from "./phrases.ts";

type News = ContentOf<"correctionNews">;

const words: Readonly<Record<News["news"], Bilingual>> = {
  planApproved: {
    ja: "是正計画を承認しました。期限までに実施し、証拠を添えて報告してください。",
    en: "Your plan is approved. Carry it out by the due day and report it with proof.",
  },
  planReturned: {
    ja: "是正計画を差し戻しました。直して提出してください。",
    en: "Your plan is returned: please revise it.",
  },
  reportReturned: {
    ja: "実施報告を差し戻しました。期限までに、もう一度報告してください。",
    en: "Your report is returned: please report again by the due day.",
  },
  extended: { ja: "是正の期限を延長しました。", en: "The due day of the corrective action is extended." },
  confirmed: {
    ja: "是正を確認しました。この件は終了します。",
    en: "The corrective action is confirmed. The case is closed.",
  },
  notDone: {
    ja: "期限までに是正が確認できませんでした。認定の取消しの手続に進みます。あらためて意見を述べる機会を設けます。",
    en: "The corrective action was not done in time. A revocation procedure begins, in which you will be heard.",
  },
};

/** To the provider: what has become of its corrective action (S-05). */
export function correctionNews(content: News, context: NoticeContext): RenderedNotice {
  const { note } = content;
  const { ja, en } = words[content.news];
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "是正についてのお知らせ", en: "News of the corrective action" },
      addressee: toCompany(content),
      blocks: [
        paragraph(ja, en),
        caseFacts(
          content,
          content.news === "confirmed"
            ? row("結果", "Result", { ja: "完了", en: "Completed" })
            : dueRow(content.dueDay),
        ),
        ...(note === undefined ? [] : [quotation("連絡事項", "Note", note)]),
      ],
    },
    context,
  );
}
