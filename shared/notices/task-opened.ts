import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, row, taskNames, taskReader } from "./phrases.ts";

/** To whoever has the ball: there is something new to do (N-06). */
export function taskOpened(content: ContentOf<"taskOpened">, context: NoticeContext): RenderedNotice {
  const { taskKind } = content;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "対応のお願い", en: "Something to do in a case" },
      addressee: taskReader(taskKind, content),
      blocks: [
        paragraph("次の対応をお願いします。", "The following is to be done."),
        caseFacts(
          content,
          row("お願いする対応", "What is to be done", taskNames[taskKind]),
          dueRow(content.dueDay),
        ),
      ],
    },
    context,
  );
}
