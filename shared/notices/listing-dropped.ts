import { renderLetter } from "./letter.ts";
import type { ContentOf, NoticeContext, RenderedNotice } from "./notice.ts";
import { caseFacts, dueRow, paragraph, row, same, toCompany } from "./phrases.ts";

/** To the provider, and to the secretariat: a certified service is no longer on the existing register. */
export function listingDropped(content: ContentOf<"listingDropped">, context: NoticeContext): RenderedNotice {
  return renderLetter(
    {
      reference: content.reference,
      subject: {
        ja: "現行制度のリストへの登録の確認",
        en: "Your service is no longer on the existing register",
      },
      addressee: toCompany(content),
      blocks: [
        paragraph(
          "認定に係る次のサービスが、情報セキュリティサービス基準適合サービスリストの最新の公表に見当たりません。事情をポータルからお知らせください。この通知によって認定の効力が変わることはありません。",
          "The latest edition of the existing register does not list the following service of your certification. Please tell us on the portal what has happened. This notice changes nothing of your certification.",
        ),
        caseFacts(content, row("サービス", "Service", same(content.serviceName)), dueRow(content.dueDay)),
        paragraph(
          "更新の手続中であるときは、その旨と見込みを、登録を終えたときはその旨をお答えください。",
          "If the registration is being renewed, say so and when you expect it; if it has ended, say that.",
        ),
      ],
    },
    context,
  );
}
