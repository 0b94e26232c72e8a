import type { DocumentSlot } from "../application-form.ts";
import type { Bilingual } from "../bilingual.ts";
import type { Finding } from "../finding.ts";
import { sections } from "./citation.ts";
import { slotName, textIn } from "./documents.ts";
import { isOneOf, normalised } from "./text.ts";
import type { ValidationInput } from "./validation-input.ts";

const basis = sections.secretariat;
const sources = [
  { key: "isms", name: { ja: "ISMS認証", en: "ISMS certificate" } },
  { key: "scs", name: { ja: "SCS評価", en: "SCS rating" } },
] as const;

function nameDiffers(item: string, source: Bilingual, found: string, company: string): Finding {
  return {
    code: "D-06/name-differs",
    item,
    weight: "stops",
    wrong: {
      ja: `${source.ja}の名称「${found}」が、申請書の会社名「${company}」と一致しません。`,
      en: `The name "${found}" of the ${source.en} differs from the company's name "${company}" in the form.`,
    },
    remedy: {
      ja: "名称を確かめ、申請書の記載を改めるか、自社の名義の書類を提出してください。",
      en: "Check the name; correct the form, or file a document in the company's own name.",
    },
    basis,
  };
}

function nameFindings({ form, listings }: ValidationInput): readonly Finding[] {
  const { name, nameEn } = form.company ?? {};
  if (name === undefined) return [];
  const accepted = [name, nameEn];
  const ofCertificates = sources.flatMap(({ key, name: source }) => {
    const found = form[key]?.organisationName;
    if (found === undefined || isOneOf(found, accepted)) return [];
    return [nameDiffers(`${key}.organisationName`, source, found, name)];
  });
  const ofListings = listings
    .filter(({ providerName }) => !isOneOf(providerName, accepted))
    .map(({ id, serviceName, providerName }) => {
      const source = { ja: `審査登録（${serviceName}）`, en: `service registration (${serviceName})` };
      return nameDiffers(`service.services[${id}]`, source, providerName, name);
    });
  return [...ofCertificates, ...ofListings];
}

function numberFindings({ form, corporateNumber }: ValidationInput): readonly Finding[] {
  return sources.flatMap(({ key, name }): readonly Finding[] => {
    const found = form[key]?.organisationCorporateNumber;
    if (found === undefined || found === corporateNumber) return [];
    return [
      {
        code: "D-06/corporate-number-differs",
        item: `${key}.organisationCorporateNumber`,
        weight: "stops",
        wrong: {
          ja: `${name.ja}の組織の法人番号「${found}」が、申請者の法人番号「${corporateNumber}」と一致しません。`,
          en: `The corporate number "${found}" of the ${name.en} differs from the applicant's "${corporateNumber}".`,
        },
        remedy: {
          ja: "法人番号を確かめ、申請者自身が受けた認証・評価の内容を記入してください。",
          en: "Check the number; state a certificate or rating held by the applicant itself.",
        },
        basis,
      },
    ];
  });
}

type Sought = {
  readonly label: Bilingual;
  readonly value: string | undefined;
  readonly inEnglish?: string | undefined;
};

/** What a reader should find in the text of which document. A value not stated in the form is not sought. */
function soughtIn({ form }: ValidationInput): readonly (readonly [DocumentSlot, readonly Sought[]])[] {
  const company: Sought = {
    label: { ja: "会社名", en: "the company's name" },
    value: form.company?.name,
    inEnglish: form.company?.nameEn,
  };
  const registration: Sought = {
    label: { ja: "認証登録番号", en: "the registration number" },
    value: form.isms?.registrationNumber,
  };
  return [
    ["ismsCertificate", [company, registration]],
    ["ismsScope", []],
    ["ismsStatementOfApplicability", []],
    ["scsCertificate", [company]],
    ["pledge", [company]],
  ];
}

function isAbsent({ value, inEnglish }: Sought, text: string): boolean {
  if (value === undefined) return false;
  return ![value, inEnglish ?? value].some((each) => text.includes(normalised(each)));
}

/** Notes for the reviewer: what the form says is not seen in a document, or the document has no text to look in. */
function textFindings(input: ValidationInput): readonly Finding[] {
  return soughtIn(input).flatMap(([slot, sought]): readonly Finding[] => {
    const text = textIn(input, slot);
    if (text === undefined) return [];
    const common = { item: `documents.${slot}`, weight: "note", basis } as const;
    const name = slotName(input.policy, slot);
    if (text === "") {
      return [
        {
          ...common,
          code: "D-06/no-text",
          wrong: {
            ja: `「${name.ja}」から文字を読み取れないため、記載内容を自動で確認できませんでした。`,
            en: `No text could be read in "${name.en}", so what it says was not checked automatically.`,
          },
          remedy: {
            ja: "そのままでも提出できます。審査担当者が目で確認します。文字を含むPDFがあれば差し替えてください。",
            en: "You may leave it: a reviewer will look at it. If you have a PDF with text, replace it.",
          },
        },
      ];
    }
    const absent = sought.filter((each) => isAbsent(each, text)).map(({ label }) => label);
    if (absent.length === 0) return [];
    const ja = absent.map((label) => label.ja).join("、");
    const en = absent.map((label) => label.en).join(" and ");
    return [
      {
        ...common,
        code: "D-06/not-in-document",
        wrong: {
          ja: `「${name.ja}」の中に、申請書に記入された${ja}が見当たりません。`,
          en: `"${name.en}" does not seem to contain ${en} as stated in the form.`,
        },
        remedy: {
          ja: "申請書の記載と書類の内容が一致しているか確かめてください。",
          en: "Check that the form and the document agree.",
        },
      },
    ];
  });
}

/** Names and corporate number agree across the form, the register and the documents (D-06). */
export function nameAndNumberFindings(input: ValidationInput): readonly Finding[] {
  return [...nameFindings(input), ...numberFindings(input), ...textFindings(input)];
}
