import type { Bilingual } from "#scheme/bilingual.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, row, taskNames, taskReader } from "./phrases.ts";

const daysLeftWords = (days: number): Bilingual => {
  if (days > 0) return { ja: `期限まであと${days}日です。`, en: `Days left: ${days}.` };
  if (days === 0) return { ja: "本日が期限です。", en: "It is due today." };
  return { ja: `期限を${-days}日過ぎています。`, en: `Days overdue: ${-days}.` };
};

/** To whoever is waited for: the due day is near, or has passed (D-09, E-03). */
export function reminder(content: ContentOf<"reminder">, context: NoticeContext): RenderedNotice {
  const { daysLeft, taskKind } = content;
  const left = daysLeftWords(daysLeft);
  return renderLetter(
    {
      reference: content.reference,
      subject:
        daysLeft < 0
          ? { ja: "期限を過ぎています", en: "Reminder: the due day has passed" }
          : { ja: "期限のお知らせ", en: "Reminder: the due day is near" },
      addressee: taskReader(taskKind, content),
      blocks: [
        paragraph(
          `次の件について、対応をお待ちしています。${left.ja}`,
          `We are waiting for the following. ${left.en}`,
        ),
        caseFacts(
          content,
          row("お願いしている対応", "What is asked for", taskNames[taskKind]),
          dueRow(content.dueDay),
        ),
        paragraph(
          "行き違いで対応済みの場合は、御容赦ください。",
          "If you have done so meanwhile, please disregard this reminder.",
        ),
      ],
    },
    context,
  );
}
