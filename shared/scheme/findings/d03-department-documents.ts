import type { DocumentSlot } from "../application-form.ts";
import type { Finding } from "../finding.ts";
import { sections } from "./citation.ts";
import { mentions } from "./departments.ts";
import { textIn } from "./documents.ts";
import type { ValidationInput } from "./validation-input.ts";

/** Whether documents that can all be read name the department nowhere, nor the whole company. */
function isNamedNowhere(input: ValidationInput, slots: readonly DocumentSlot[]): boolean {
  const { policy, form } = input;
  const name = form.service?.departmentName;
  const texts = slots.map((slot) => textIn(input, slot)).filter((text) => text !== undefined);
  if (name === undefined || texts.length === 0 || texts.includes("")) return false;
  return !texts.some((text) => mentions(text, { name, nameEn: form.service?.departmentNameEn }, policy));
}

/** The ISMS documents and the SCS certificate themselves name the service department (D-03, D-05). */
export function departmentDocumentFindings(input: ValidationInput): readonly Finding[] {
  const name = input.form.service?.departmentName ?? "";
  const remedy = {
    ja: "サービスを提供する部門が範囲に含まれることがわかる書類か確かめ、必要であれば差し替えてください。",
    en: "Check that the document shows the department to be in its scope; replace it if it does not.",
  };
  const isms: Finding = {
    code: "D-03/department-not-in-document",
    item: "documents.ismsScope",
    weight: "note",
    wrong: {
      ja: `ISMSの適用範囲記述書にも認証登録証にも、サービスを提供する部門「${name}」の記載が見当たりません。`,
      en: `Neither the ISMS scope statement nor the ISMS certificate seems to name the department "${name}".`,
    },
    remedy,
    basis: sections.isms,
  };
  const scs: Finding = {
    code: "D-05/department-not-in-document",
    item: "documents.scsCertificate",
    weight: "note",
    wrong: {
      ja: `SCS評価の取得を示す書類に、サービスを提供する部門「${name}」の記載が見当たりません。`,
      en: `The certificate of the SCS rating does not seem to name the department "${name}".`,
    },
    remedy,
    basis: sections.reviewItems,
  };
  return [
    ...(isNamedNowhere(input, ["ismsScope", "ismsCertificate"]) ? [isms] : []),
    ...(isNamedNowhere(input, ["scsCertificate"]) ? [scs] : []),
  ];
}
