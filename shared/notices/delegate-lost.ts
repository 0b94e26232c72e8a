import { delegateLossNames } from "#scheme/delegation-transitions.ts";
import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dayWords, paragraph, row, same, toCompany, toSecretariat } from "./phrases.ts";

/** To the delegator and to the secretariat: a delegate is no longer certified while the work still runs (L-02). */
export function delegateLost(content: ContentOf<"delegateLost">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: {
        ja: "委託先の認定についてのお知らせ",
        en: "A delegate's certification is no longer in force",
      },
      addressee: content.reader === "provider" ? toCompany(content) : toSecretariat,
      blocks: [
        paragraph(
          "次の委託先は、業務の期間中に認定の効力を失いました。準委任の例外の条件を満たさなくなっています。",
          "The following delegate has lost its certification while the work still runs: the condition of the exception for quasi-mandate is no longer met.",
        ),
        caseFacts(
          content,
          row("委託先", "Delegate", same(content.delegateName)),
          row("委託先の認定番号", "The delegate's certification", same(content.delegateCertification)),
          row("委託先の認定の状態", "What became of it", delegateLossNames[content.loss]),
          row("その日", "On", dayWords(content.lostOn)),
          row("業務の最終日", "Last day of the work", dayWords(content.workUntil)),
        ),
        paragraph(
          "委託を終えるか、認められる体制に改め、ポータルで届け出てください。",
          "The delegation is to be ended, or changed into one that is permitted, and reported in the portal.",
        ),
      ],
    },
    context,
  );
}
