import type { Finding } from "../finding.ts";
import { sections } from "./citation.ts";
import { slotName, textIn } from "./documents.ts";
import { daysIn, lastDaysIn } from "./read-days.ts";
import { dayText, normalised } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

const certificates = [
  { key: "isms", slot: "ismsCertificate" },
  { key: "scs", slot: "scsCertificate" },
] as const;

/**
 * The ISMS certificate and that of the SCS rating say themselves that they are valid, as the form does (D-06). It stops
 * only where the last day a document states is over and no later day stands anywhere in it.
 */
export function validityDocumentFindings(input: ValidationInput): readonly Finding[] {
  const { policy, form, day } = input;
  const words = policy.reading.lastDayWords.value.map(normalised);
  return certificates.flatMap(({ key, slot }): readonly Finding[] => {
    const stated = form[key]?.validUntil;
    const text = textIn(input, slot);
    if (stated === undefined || stated < day || text === undefined) return [];
    const last = lastDaysIn(text, words).at(-1);
    if (last === undefined || last === stated) return [];
    const all = daysIn(text);
    const name = slotName(policy, slot);
    const [inForm, inDocument] = [dayText(stated), dayText(last)];
    const common = { item: `documents.${slot}`, basis: sections.validity } as const;
    if (all.every((each) => each < day)) {
      return [
        {
          ...common,
          code: "D-06/document-expired",
          weight: "stops",
          wrong: {
            ja: `申請書では有効期限を${inForm.ja}としていますが、提出された「${name.ja}」の有効期限は${inDocument.ja}で、過ぎています。`,
            en: `The form states ${inForm.en} as the last day, but "${name.en}" that was filed expired on ${inDocument.en}.`,
          },
          remedy: {
            ja: `現在有効な「${name.ja}」を提出してください。`,
            en: `File a "${name.en}" that is valid now.`,
          },
        },
      ];
    }
    if (all.includes(stated)) return [];
    return [
      {
        ...common,
        code: "D-06/document-day-differs",
        weight: "note",
        wrong: {
          ja: `申請書の有効期限（${inForm.ja}）が「${name.ja}」の中に見当たりません。書類の有効期限は${inDocument.ja}と読み取れます。`,
          en: `The last day stated in the form (${inForm.en}) does not seem to be in "${name.en}", which appears to say ${inDocument.en}.`,
        },
        remedy: {
          ja: "申請書の有効期限と書類の有効期限が一致しているか確かめてください。",
          en: "Check that the last day in the form and in the document agree.",
        },
      },
    ];
  });
}
