import { prerequisiteKindNames } from "#scheme/prerequisite-transitions.ts";
import { renderLetter } from "./letter.ts";
import type { Row } from "./letter-parts.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, same, toCompany } from "./phrases.ts";

type Content = ContentOf<
  "prerequisiteReminder" | "prerequisiteOver" | "prerequisiteLost" | "renewalAccepted"
>;

/** Which prerequisite it is about. */
export const prerequisiteRow = ({ prerequisite }: Pick<Content, "prerequisite">): Row =>
  row("前提条件", "Prerequisite", prerequisiteKindNames[prerequisite]);

const untilRow = ({ validUntil }: Content): Row => row("有効期限", "Valid until", dayWords(validUntil));

const both = ({ providerName }: Content) => ({
  ja: `${providerName} 御中・事務局 担当者 各位`,
  en: `To ${providerName} and the secretariat`,
});

/** To the provider: a prerequisite is about to end; its renewal is to be reported (M-03, M-04). */
export function prerequisiteReminder(
  content: ContentOf<"prerequisiteReminder">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "前提条件の有効期限のお知らせ", en: "A prerequisite is about to end" },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          `認定の前提条件の有効期限まで、あと${content.daysLeft}日です。`,
          `Days left until the last day of a prerequisite of the certification: ${content.daysLeft}.`,
        ),
        caseFacts(content, prerequisiteRow(content), untilRow(content)),
        paragraph(
          "更新したときは速やかに報告してください。更新を申請中の場合は、その証拠を添えて届け出ることができます。",
          "Report the renewal as soon as it is made. If you have applied for it, you may say so with evidence.",
        ),
      ],
    },
    context,
  );
}

/** To the provider and the secretariat: a prerequisite is over and no renewal was reported (M-05). */
export function prerequisiteOver(
  content: ContentOf<"prerequisiteOver">,
  context: NoticeContext,
): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: {
        ja: "前提条件の期限切れ（更新報告のお願い）",
        en: "A prerequisite has ended: report its renewal",
      },
      addressee: both(content),
      blocks: [
        paragraph(
          "次の前提条件の有効期限を過ぎましたが、更新の報告がありません。",
          "The following prerequisite has ended, and no renewal has been reported.",
        ),
        caseFacts(
          content,
          prerequisiteRow(content),
          untilRow(content),
          row("報告の期限", "Report by", dayWords(content.reportBy)),
        ),
        paragraph(
          "期限までに更新の報告がない場合は、原則として認定の取消しの手続を始めます。",
          "Without a report by then, a procedure to revoke the certification is opened as a rule.",
        ),
      ],
    },
    context,
  );
}

/** To the provider and the secretariat: the lapse is recorded, and a revocation opened where none was open (M-05). */
export function prerequisiteLost(
  content: ContentOf<"prerequisiteLost">,
  context: NoticeContext,
): RenderedNotice {
  const { revocationNumber } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "前提条件の喪失のお知らせ", en: "A prerequisite is lost" },
      addressee: both(content),
      blocks: [
        paragraph(
          "次の前提条件について更新の報告がなかったため、喪失を記録しました。",
          "No renewal of the following prerequisite was reported in time: it is recorded as lost.",
        ),
        caseFacts(
          content,
          prerequisiteRow(content),
          untilRow(content),
          ...(revocationNumber === undefined
            ? []
            : [row("取消手続番号", "Revocation number", same(revocationNumber))]),
        ),
        paragraph(
          "認定の取消しについては、決定の前に通知を差し上げ、意見を述べる機会を設けます。更新が済んでいる場合は、直ちに報告してください。",
          "Before any decision to revoke you will be given notice and heard. If it has been renewed, report so at once.",
        ),
      ],
    },
    context,
  );
}
