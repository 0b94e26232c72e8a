import type { NoticeContent } from "#records/notice-content.ts";
import { type ApplicationKind, applicationKindNames } from "#scheme/application-kinds.ts";
import type { Bilingual } from "#scheme/bilingual.ts";
import type { Block, Row } from "./letter-parts.ts";
import { paragraph, row } from "./phrases.ts";

type OfApplication = Pick<NoticeContent, "applicationKind">;

/** The words of a letter that differ by what was applied for (B-01). */
export function byKind<Words>(
  { applicationKind = "new" }: OfApplication,
  words: Record<ApplicationKind, Words>,
): Words {
  return words[applicationKind];
}

/** The kind of application, as a row of the facts. */
export function kindRow({ applicationKind = "new" }: OfApplication): Row {
  return row("申請の種類", "Kind of application", applicationKindNames[applicationKind]);
}

/** What an application that was not granted leaves behind: what was certified before stands or ends by its dates (M-07). */
export function whatStands(content: OfApplication): readonly Block[] {
  return byKind(content, {
    new: [],
    change: [
      paragraph(
        "現在の認定は、これまでの内容のまま続きます。",
        "The certification goes on as it was before.",
      ),
    ],
    extension: [
      paragraph(
        "現在の認定は、有効期間の末日をもって効力を失います。すでに末日を過ぎている場合は、効力を失っています。",
        "The certification ends with its last day of validity; if that day has passed, it has ended.",
      ),
    ],
  });
}

/** The subject of a letter, by what was applied for. */
export const subjects = (
  fresh: Bilingual,
  change: Bilingual,
  extension: Bilingual,
): Record<ApplicationKind, Bilingual> => ({ new: fresh, change, extension });
