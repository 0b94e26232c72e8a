import { revocationGroundNames } from "#scheme/revocation-grounds.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, quotation, row, same, toCompany } from "./phrases.ts";

/**
 * To the provider: what is planned and on what it rests, until when and how to answer, and that it may see the file
 * . After an urgent revocation it says that the provider is heard now.
 */
export function revocationNotice(
  content: ContentOf<"revocationNotice">,
  context: NoticeContext,
): RenderedNotice {
  const opening = content.afterwards
    ? paragraph(
        "認定を緊急に取り消しましたので、あらためて御意見を伺います。御意見を踏まえ、この取消しを維持するか否かを決定します。",
        "Your certification was revoked urgently. You are heard now; on what you say it is decided whether the revocation stands.",
      )
    : paragraph(
        "認定について次の処分を予定しています。決定の前に、御意見を伺います。",
        "The following decision on your certification is planned. You are heard before anything is decided.",
      );
  return renderLetter(
    {
      reference: content.reference,
      subject: {
        ja: "予定する処分の通知（弁明の機会の付与）",
        en: "Notice of a planned decision, and your chance to be heard",
      },
      addressee: toCompany(content),
      blocks: [
        opening,
        caseFacts(
          content,
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("事由", "Ground", revocationGroundNames[content.ground]),
          row("根拠", "Basis", content.basis),
          dueRow(content.dueDay),
        ),
        quotation("予定する処分の内容", "Planned decision", content.plannedDecision),
        quotation("原因となる事実", "Facts it rests on", content.facts),
        paragraph(content.howToAnswer.ja, content.howToAnswer.en),
      ],
    },
    context,
  );
}
