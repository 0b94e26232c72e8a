import type { Bilingual } from "#scheme/bilingual.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, dueRow, paragraph, quotation, row, same, toCompany } from "./phrases.ts";

type Content = ContentOf<"changeReport">;

const subjects: Readonly<Record<Content["happened"], Bilingual>> = {
  reviewRequired: { ja: "変更申請のお願い", en: "Please file a change application" },
  recorded: { ja: "変更の届出の反映のお知らせ", en: "The change you reported is on the register" },
  returned: { ja: "変更の届出の差戻しのお知らせ", en: "Your change report has been returned" },
  settled: { ja: "変更の届出の処理の終了のお知らせ", en: "Your change report has been settled" },
  notAnswered: { ja: "変更の手続の期限の経過のお知らせ", en: "The time limit for your change has passed" },
};

const openings: Readonly<Record<Content["happened"], Bilingual>> = {
  reviewRequired: {
    ja: "届出のあった変更は、審査を要する変更（要件に関する事項）に当たります。期限までに内容変更の申請を提出してください。",
    en: "The change you reported concerns the requirements and is reviewed. Please file a change application within the time limit.",
  },
  recorded: {
    ja: "届出のあった変更（一般事項）を確認し、登録に反映しました。",
    en: "The change you reported has been checked and recorded.",
  },
  returned: {
    ja: "変更の届出を確認した結果、次の理由により差し戻します。期限までに届出を直して再度提出してください。",
    en: "Your change report is returned for the reasons below. Please mend it and file it again within the time limit.",
  },
  settled: {
    ja: "届出のあった変更は、次の理由により審査を行わずに処理を終えました。",
    en: "The change you reported has been settled without a review, for the reasons below.",
  },
  notAnswered: {
    ja: "お願いした変更の手続が期限までに行われなかったため、事務局はサーベイランスの要否を検討します。",
    en: "What was asked for because of your change was not done in time. The secretariat considers a surveillance.",
  },
};

/** To the provider: what became of a change that it reported (M-06). */
export function changeReport(content: Content, context: NoticeContext): RenderedNotice {
  const opening = openings[content.happened];
  return renderLetter(
    {
      reference: content.reference,
      subject: subjects[content.happened],
      addressee: toCompany(content),
      blocks: [
        paragraph(opening.ja, opening.en),
        caseFacts(
          content,
          row("変更の日", "Takes effect on", dayWords(content.happensOn)),
          row("変更する項目", "Items that change", same(content.items.join(", "))),
          ...(content.dueDay === undefined ? [] : [dueRow(content.dueDay)]),
        ),
        ...(content.reasons === undefined ? [] : [quotation("理由", "Reasons", content.reasons)]),
        ...(content.late
          ? [
              paragraph(
                "この届出は、規程に定める時期より後に行われたものとして記録しています。",
                "The report is recorded as later than the rules allow.",
              ),
            ]
          : []),
      ],
    },
    context,
  );
}
