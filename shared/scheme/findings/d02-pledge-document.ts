import type { Finding } from "../finding.ts";
import { sections } from "./citation.ts";
import { textIn } from "./documents.ts";
import { normalised } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

/** The pledge itself names the signer the form states (D-02). A scan is left to the reviewer's eye. */
export function pledgeDocumentFindings(input: ValidationInput): readonly Finding[] {
  const signer = input.form.pledge?.signerName;
  const text = textIn(input, "pledge");
  if (signer === undefined || text === undefined || text === "") return [];
  if (text.includes(normalised(signer))) return [];
  return [
    {
      code: "D-02/signer-not-in-document",
      item: "documents.pledge",
      weight: "note",
      wrong: {
        ja: `提出された誓約書の中に、署名者「${signer}」の氏名が見当たりません。`,
        en: `The pledge that was filed does not seem to name its signer "${signer}".`,
      },
      remedy: {
        ja: "申請書に記入した署名者と、誓約書に署名した人が同じであることを確かめてください。",
        en: "Check that whoever signed the pledge is the signer stated in the form.",
      },
      basis: sections.secretariat,
    },
  ];
}
