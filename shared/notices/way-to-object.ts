import type { Bilingual } from "#scheme/bilingual.ts";
import type { Block } from "./letter-parts.ts";
import { dayWords, paragraph, row } from "./phrases.ts";

/** How, where and until when to object (F-03, 教示), as the policy words it. */
export function wayToObject(of: {
  readonly objectionUntil: string;
  readonly objectionAddressee: Bilingual;
  readonly objectionText: Bilingual;
}): readonly Block[] {
  return [
    paragraph(of.objectionText.ja, of.objectionText.en),
    {
      kind: "facts",
      rows: [
        row("申出先", "Addressee of an objection", of.objectionAddressee),
        row("申出の期限", "Objections until", dayWords(of.objectionUntil)),
      ],
    },
  ];
}
