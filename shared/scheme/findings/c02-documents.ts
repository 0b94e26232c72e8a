import type { Finding } from "../finding.ts";
import type { Policy } from "../policy/schema.ts";
import { citation } from "./citation.ts";
import { currentDocument } from "./documents.ts";
import type { ValidationInput } from "./validation-input.ts";

type SlotRule = Policy["documents"]["slots"]["value"][number];

function missing(rule: SlotRule, policy: Policy): readonly Finding[] {
  if (rule.need === "conditional") return [];
  const required = rule.need === "required";
  return [
    {
      code: required ? "C-02/document-missing" : "C-02/document-recommended",
      item: `documents.${rule.slot}`,
      weight: required ? "stops" : "note",
      wrong: {
        ja: `${required ? "必要な" : "提出が推奨される"}書類「${rule.name.ja}」が提出されていません。`,
        en: `The ${required ? "required" : "recommended"} document "${rule.name.en}" has not been filed.`,
      },
      remedy: required
        ? { ja: `「${rule.name.ja}」をPDFで提出してください。`, en: `Upload "${rule.name.en}" as a PDF.` }
        : {
            ja: `お持ちの場合は「${rule.name.ja}」を提出してください。`,
            en: `If you have it, upload "${rule.name.en}".`,
          },
      basis: citation(rule.basis ?? policy.documents.slots.basis),
    },
  ];
}

/**
 * Every required document is there and none that counts was rejected (C-02, C-03). A rejected one stops only where the
 * document is required; where a rule needs another, that rule stops.
 */
export function documentFindings({ policy, documents }: ValidationInput): readonly Finding[] {
  return policy.documents.slots.value.flatMap((rule): readonly Finding[] => {
    const document = currentDocument(documents, rule.slot);
    if (document === undefined) return missing(rule, policy);
    if (document.rejection === undefined) return [];
    const { code, wrong, remedy } = document.rejection;
    return [
      {
        code: code.startsWith("C-03/") ? code : `C-03/${code}`,
        item: `documents.${rule.slot}`,
        weight: rule.need === "required" ? "stops" : "note",
        wrong: {
          ja: `「${rule.name.ja}」（${document.fileName}）：${wrong.ja}`,
          en: `"${rule.name.en}" (${document.fileName}): ${wrong.en}`,
        },
        remedy,
        basis: citation(policy.documents.contentTypes.basis),
      },
    ];
  });
}
