import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, quotation, row, same, toCompany } from "./phrases.ts";

/** To the provider: it is under surveillance, on what ground in general, and what is asked for (S-04). */
export function surveillanceNotice(
  content: ContentOf<"surveillanceNotice">,
  context: NoticeContext,
): RenderedNotice {
  const opening = content.further
    ? paragraph(
        "サーベイランスについて、追加の資料の提出をお願いします。",
        "More evidence is asked for in the surveillance.",
      )
    : paragraph(
        "認定後のサーベイランスを実施します。期限までに資料の提出をお願いします。",
        "We conduct surveillance of your certification. Please file evidence by the due day.",
      );
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "サーベイランスの資料提出のお願い", en: "Surveillance: please file evidence" },
      addressee: toCompany(content),
      blocks: [
        opening,
        caseFacts(
          content,
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("実施の理由", "Ground", content.ground),
          dueRow(content.dueDay),
        ),
        quotation("提出いただく資料", "What is asked for", content.items),
        paragraph(
          "正当な理由なく協力いただけない場合は、認定の取消しの理由となります。",
          "A refusal to cooperate is a ground for revocation of its own.",
        ),
      ],
    },
    context,
  );
}
