import type { Bilingual } from "#scheme/bilingual.ts";

/** Why a certificate does not verify, as a person is told. */
export const certificateFaults = {
  "not-a-certificate": {
    ja: "この制度の認定証の署名データではありません。",
    en: "This is not the signed data of a certificate of this scheme.",
  },
  "unknown-key": {
    ja: "公表されている鍵で署名されたものではありません。",
    en: "It was not signed with a published key.",
  },
  "signature-wrong": {
    ja: "署名が一致しません。内容が改変されています。",
    en: "The signature does not match: the content was changed.",
  },
  "not-a-pdf": {
    ja: "PDFとして読めません。",
    en: "It cannot be read as a PDF.",
  },
  "no-signed-data": {
    ja: "署名データ（certificate.jws）が添付されていません。",
    en: "The signed data (certificate.jws) is not attached.",
  },
  "page-differs": {
    ja: "署名は正しいものですが、紙面が署名された内容と一致しません。紙面が改変されたか、別の版の書式で作られています。",
    en: "The signature is right, but the page is not what was signed: it was changed, or made by another version of the layout.",
  },
} as const satisfies Record<string, Bilingual>;
export type CertificateFault = keyof typeof certificateFaults;
