import { kindRow } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, row, toBody } from "./phrases.ts";

/** To one government body: the inquiry, and nothing of any other body (E-01, E-05). */
export function inquiry(content: ContentOf<"inquiry">, context: NoticeContext): RenderedNotice {
  const first = content.round === 1;
  return renderLetter(
    {
      reference: content.reference,
      subject: first
        ? { ja: "認定に関する照会", en: "Inquiry before a certification" }
        : {
            ja: "認定に関する照会（追加の回答）",
            en: "Inquiry before a certification, with more information",
          },
      addressee: toBody(content.bodyName),
      blocks: [
        first
          ? paragraph(
              "次の申請について、認定に支障となる事情の有無を照会します。期限までに御回答くださいますようお願いします。",
              "Please tell us by the due day whether anything known to you stands against the certification applied for.",
            )
          : paragraph(
              "お求めのあった追加の情報を用意しましたので、あらためて照会します。期限までに御回答くださいますようお願いします。",
              "The information you asked for is ready, and we put the inquiry again. Please answer by the due day.",
            ),
        caseFacts(
          content,
          kindRow(content),
          row("照会回", "Round", { ja: `第${content.round}回`, en: `Number ${content.round}` }),
          dueRow(content.dueDay),
        ),
        paragraph(
          "照会事項と資料は、ポータルに掲載しています。御回答の内容は、申請者には開示されません（事務局が開示を決めた場合を除きます）。",
          "The questions and documents are on the portal. The applicant does not see your answer, unless the secretariat decides to release it.",
        ),
      ],
    },
    context,
  );
}
