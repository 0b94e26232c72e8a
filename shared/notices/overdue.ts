import type { Bilingual } from "#scheme/bilingual.ts";
import { ballOf } from "#scheme/task-transitions.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, row, taskNames, toSecretariat } from "./phrases.ts";

type Overdue = ContentOf<"overdue">;

const consequences: Readonly<Record<Overdue["consequence"], Bilingual>> = {
  wait: {
    ja: "規則に従い、引き続き回答を待ちます。",
    en: "By the rules, we go on waiting for the answer.",
  },
  escalate: {
    ja: "規則に従い、事務局の対応に移しました。対応を決めてください。",
    en: "By the rules, it is now with the secretariat. Please decide how to go on.",
  },
  deemNoObjection: {
    ja: "規則に従い、支障なしとみなして手続を進めました。",
    en: "By the rules, the silence was treated as no objection, and the procedure has gone on.",
  },
  secretariat: {
    ja: "規則に従い、事務局の対応に移しました。対応を決めてください。",
    en: "By the rules, it is now with the secretariat. Please decide how to go on.",
  },
};

/** To the secretariat: a due day has passed, and what the rules made of it (D-09, E-03). */
export function overdue(content: Overdue, context: NoticeContext): RenderedNotice {
  const { bodyName, taskKind } = content;
  const consequence = consequences[content.consequence];
  // A matter of the applicant's names no body, whoever may come to read it (E-05).
  const body = ballOf(taskKind) === "applicant" ? undefined : bodyName;
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "期限超過のお知らせ", en: "A due day has passed" },
      addressee: toSecretariat,
      blocks: [
        paragraph(
          `次の件は、期限までに対応がありませんでした。${consequence.ja}`,
          `Nothing came by the due day in the following matter. ${consequence.en}`,
        ),
        caseFacts(
          content,
          row("待っている対応", "What is waited for", taskNames[taskKind]),
          ...(body === undefined ? [] : [row("照会先", "Body asked", body)]),
          dueRow(content.dueDay),
        ),
      ],
    },
    context,
  );
}
