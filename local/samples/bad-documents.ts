import type { DocumentSlot } from "#scheme/application-form.ts";
import type { BadCase } from "./bad-case.ts";
import { paperFor } from "./document-contents.ts";
import type { SampleDocument } from "./documents.ts";
import * as hostile from "./hostile-files.ts";
import { printPaper } from "./paper.ts";

type Documents = readonly SampleDocument[];

const stops = { weight: "stops" } as const;
const notes = { weight: "note" } as const;

function lacking(good: Documents, slot: DocumentSlot): Documents {
  return good.filter((document) => document.slot !== slot);
}

/** The documents with other bytes in one slot. */
function replaced(good: Documents, slot: DocumentSlot, bytes: (good: Uint8Array) => Uint8Array): Documents {
  return good.map((document) =>
    document.slot === slot ? { ...document, bytes: bytes(document.bytes) } : document,
  );
}

function hostileIn(
  slot: DocumentSlot,
  name: string,
  fault: string,
  bytes: (good: Uint8Array) => Uint8Array,
): BadCase {
  return { ...stops, name, expects: `C-03/${fault}`, documents: (good) => replaced(good, slot, bytes) };
}

/** Applications with a document that is missing, broken, hostile, or cannot be read. */
export const badDocuments: readonly BadCase[] = [
  {
    ...stops,
    name: "誓約書が提出されていない",
    expects: "C-02/document-missing",
    documents: (good) => lacking(good, "pledge"),
  },
  {
    ...notes,
    name: "プライバシーマーク登録証が提出されていない",
    expects: "C-02/document-recommended",
    documents: (good) => lacking(good, "privacyMark"),
  },
  {
    ...stops,
    name: "ISMS適用範囲記述書がパスワードで保護されている",
    expects: "C-03/encrypted",
    documents: async (good, applied) => {
      const password = { userPassword: "himitsu", ownerPassword: "motto-himitsu" };
      const locked = await printPaper(paperFor("ismsScope", applied), password);
      return replaced(good, "ismsScope", () => locked);
    },
  },
  hostileIn("companyProfile", "開くとスクリプトが動く", "active-content", hostile.scriptPdf),
  hostileIn("assetList", "表計算のファイルが添付されている", "active-content", hostile.pdfWithAttachment),
  hostileIn("peopleRules", "ZIPとしても開ける", "polyglot", hostile.zipBehind),
  hostileIn("scsCertificate", "画像の拡張子を変えただけである", "not-a-pdf", hostile.pngFile),
  hostileIn("ismsCertificate", "途中で切れている", "unreadable", (good) => good.slice(0, good.length * 0.6)),
  hostileIn("departmentProfile", "マルウェアを含む", "infected", hostile.infectedPdf),
  hostileIn("informationHandlingRules", "ページが多すぎる", "too-many-pages", () => hostile.longPdf()),
  hostileIn("ismsStatementOfApplicability", "展開すると極端に大きくなる", "bomb", hostile.bombPdf),
  {
    ...notes,
    name: "ISMS認証登録証が文字のない画像である",
    expects: "D-06/no-text",
    documents: (good) => replaced(good, "ismsCertificate", hostile.scannedPdf),
  },
];
