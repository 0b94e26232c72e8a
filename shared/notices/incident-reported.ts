import { incidentKindNames } from "#scheme/incident-transitions.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, momentWords, paragraph, row, toCompany, toSecretariat } from "./phrases.ts";

/** To the provider and to the secretariat: a first report of an incident has arrived (K-02). */
export function incidentReported(
  content: ContentOf<"incidentReported">,
  context: NoticeContext,
): RenderedNotice {
  const { hoursLate } = content;
  const lateness =
    hoursLate === 0
      ? { ja: "期限内", en: "In time" }
      : { ja: `期限から${hoursLate}時間の遅れ`, en: `Late by ${hoursLate} h` };
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "インシデントの速報の受付", en: "First report of an incident received" },
      addressee: content.reader === "provider" ? toCompany(content) : toSecretariat,
      blocks: [
        paragraph("次の速報を受け付けました。", "The following first report has been received."),
        caseFacts(
          content,
          row("種類", "Kind", incidentKindNames[content.incidentKind]),
          row("検知の日時", "Detected", momentWords(content.detectedAt)),
          row("速報の日時", "Reported", momentWords(content.reportedAt)),
          row("速報の期限", "Time limit of the first report", lateness),
          row("確報の期限", "Final report due", dayWords(content.finalDueDay)),
        ),
      ],
    },
    context,
  );
}
