import { revocationGroundNames } from "#scheme/revocation-grounds.ts";
import { renderLetter } from "./letter.ts";
import type { Block } from "./letter-parts.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, same, toCompany } from "./phrases.ts";
import { wayToObject } from "./way-to-object.ts";

/**
 * To the provider: the certification is revoked, why, until when the company may not apply again, and how, where and
 * until when to object (X-03, 教示); after an urgent revocation, that it is heard next.
 */
export function revoked(content: ContentOf<"revoked">, context: NoticeContext): RenderedNotice {
  const { barredUntil } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "認定の取消しの通知", en: "Your certification has been revoked" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "次のとおり認定を取り消しました。認定を受けている旨の表示を直ちにやめてください。",
          "Your certification has been revoked as stated below. Stop saying that you are certified at once.",
        ),
        caseFacts(
          content,
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("取消しの日", "Revoked on", dayWords(content.revokedOn)),
          row("事由", "Ground", revocationGroundNames[content.ground]),
          ...(barredUntil === undefined
            ? []
            : [row("再申請を認めない期間の末日", "No new application until", dayWords(barredUntil))]),
        ),
        quotation("決定の理由", "Reasons for the decision", content.reasons),
        ...next(content),
      ],
    },
    context,
  );
}

/** What the provider can do against it: object, or, where it was not heard yet, be heard. */
function next({ justification, objection }: ContentOf<"revoked">): readonly Block[] {
  const urgent =
    justification === undefined
      ? []
      : [quotation("緊急に取り消した理由", "Why it could not wait", justification)];
  if (objection !== undefined) return [...urgent, ...wayToObject(objection)];
  return [
    ...urgent,
    paragraph(
      "この取消しについては、これから御意見を伺います。方法と期限は、別にお知らせします。",
      "You will be heard on this revocation: how and until when, another notice will tell.",
    ),
  ];
}
