import type { Bilingual } from "#scheme/bilingual.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, quotation, row, same, toCompany, toSecretariat } from "./phrases.ts";

type Outcome = ContentOf<"revocationOutcome">["outcome"];

const outcomes: Readonly<Record<Outcome, Bilingual>> = {
  revoked: { ja: "認定を取り消しました。", en: "The certification was revoked." },
  revokedUrgently: {
    ja: "認定を緊急に取り消しました。意見聴取はこれから行います。",
    en: "The certification was revoked urgently; the provider is heard next.",
  },
  confirmed: { ja: "緊急の取消しを維持します。", en: "The urgent revocation stands." },
  cancelled: {
    ja: "緊急の取消しをなかったものとし、認定は元に戻りました。",
    en: "The urgent revocation was cancelled: the certification stands as before.",
  },
  notRevoked: { ja: "認定を取り消さないことに決定しました。", en: "The certification is not revoked." },
  discontinued: { ja: "取消しの手続を打ち切りました。", en: "The revocation was discontinued." },
  dismissed: {
    ja: "不服の申出に理由がないと決定し、取消しが確定しました。",
    en: "The objection was dismissed: the revocation is final.",
  },
  setAside: {
    ja: "不服の申出に理由があると決定し、認定は元に戻りました。",
    en: "The objection was upheld: the certification stands as before.",
  },
  final: {
    ja: "不服申出の期間が過ぎ、取消しが確定しました。",
    en: "The period for an objection has passed: the revocation is final.",
  },
};

/** What came of a revocation or of an objection to it, to the provider or to the secretariat. */
export function revocationOutcome(
  content: ContentOf<"revocationOutcome">,
  context: NoticeContext,
): RenderedNotice {
  const { ja, en } = outcomes[content.outcome];
  return renderLetter(
    {
      reference: content.reference,
      subject: { ja: "取消手続の結果のお知らせ", en: "The outcome of a revocation" },
      addressee: content.reader === "provider" ? toCompany(content) : toSecretariat,
      blocks: [
        paragraph(ja, en),
        caseFacts(
          content,
          row("認定番号", "Certification number", same(content.certificationNumber)),
          row("日付", "Date", dayWords(content.decidedOn)),
        ),
        quotation("理由", "Reasons", content.reasons),
      ],
    },
    context,
  );
}
