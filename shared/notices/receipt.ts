import { kindRow } from "./kind-words.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, momentWords, paragraph, row, same, toCompany } from "./phrases.ts";

/** To the applicant: what was filed has arrived, with number, time and digest (B-06). */
export function receipt(content: ContentOf<"receipt">, context: NoticeContext): RenderedNotice {
  const first = content.round === 1;
  return renderLetter(
    {
      reference: content.reference,
      subject: first
        ? { ja: "申請の受付のお知らせ", en: "Your application has been received" }
        : { ja: "補正の受付のお知らせ", en: "Your remedied application has been received" },
      addressee: toCompany(content),
      blocks: [
        first
          ? paragraph(
              "次の申請を受け付けました。内容の確認が済みましたら、あらためてお知らせします。",
              "Your application has been received. We will write again when it has been checked.",
            )
          : paragraph(
              "補正された申請を受け付けました。内容の確認が済みましたら、あらためてお知らせします。",
              "Your remedied application has been received. We will write again when it has been checked.",
            ),
        caseFacts(
          content,
          kindRow(content),
          row("提出回", "Filing", { ja: `第${content.round}回`, en: `Number ${content.round}` }),
          row("受付日時", "Received at", momentWords(content.filedAt)),
          row("提出内容の要約値（SHA-256）", "Digest of what was filed (SHA-256)", same(content.digest)),
        ),
        paragraph(
          "要約値は、提出された内容が後から変わっていないことを確かめるためのものです。この通知とあわせて保管してください。",
          "The digest shows that what you filed has not been changed since. Please keep this notice.",
        ),
      ],
    },
    context,
  );
}
