import type { InspectionReason } from "#records/inspection-result.ts";
import type { Bilingual } from "#scheme/bilingual.ts";

type Wording = { readonly wrong: Bilingual; readonly remedy: Bilingual };

const plainPdf: Bilingual = {
  ja: "元の書類をPDFとして保存し直し、そのファイルを提出してください。",
  en: "Save the original document as a PDF again and upload that file.",
};
const again: Bilingual = {
  ja: "ファイルを確かめ、もう一度アップロードしてください。",
  en: "Check the file and upload it again.",
};

/** What can be wrong with a document, by the second part of its code. */
export const inspectionFaults = [
  "empty",
  "size-differs",
  "digest-differs",
  "infected",
  "not-a-pdf",
  "polyglot",
  "encrypted",
  "active-content",
  "unreadable",
  "too-many-pages",
  "bomb",
] as const;
export type InspectionFault = (typeof inspectionFaults)[number];

/** Why a document is not taken (C-03), in the words its uploader reads. */
const reasons: Readonly<Record<InspectionFault, Wording>> = {
  empty: {
    wrong: { ja: "ファイルが空です。", en: "The file is empty." },
    remedy: again,
  },
  "size-differs": {
    wrong: {
      ja: "届いたファイルの大きさが、アップロード時に申告された大きさと異なります。",
      en: "The size of the file that arrived differs from the one announced.",
    },
    remedy: again,
  },
  "digest-differs": {
    wrong: {
      ja: "届いたファイルの内容が、アップロード時に申告されたもの（SHA-256）と異なります。",
      en: "The content of the file that arrived differs from the one announced (SHA-256).",
    },
    remedy: again,
  },
  infected: {
    wrong: { ja: "マルウェアが検出されました。", en: "Malware was found." },
    remedy: {
      ja: "端末の検査を行い、安全な環境で作成し直したファイルを提出してください。",
      en: "Scan your computer, and upload a file made anew in a safe place.",
    },
  },
  "not-a-pdf": {
    wrong: { ja: "PDFファイルではありません。", en: "It is not a PDF." },
    remedy: {
      ja: "拡張子を変えるのではなく、PDFとして保存したファイルを提出してください。",
      en: "Upload a file saved as a PDF; changing its ending is not enough.",
    },
  },
  polyglot: {
    wrong: {
      ja: "PDF以外の形式のデータが含まれています。",
      en: "It holds data of another format besides the PDF.",
    },
    remedy: plainPdf,
  },
  encrypted: {
    wrong: {
      ja: "暗号化（パスワード又は権限の設定）されています。",
      en: "It is encrypted: it has a password or restricted permissions.",
    },
    remedy: {
      ja: "パスワードと権限の設定を外したPDFを提出してください。",
      en: "Upload the PDF without a password and without restrictions.",
    },
  },
  "active-content": {
    wrong: {
      ja: "スクリプト、ファイルの起動、フォーム送信、添付ファイルなどの動作する内容が含まれています。",
      en: "It has active content: a script, a launch or submit action, an attached file or the like.",
    },
    remedy: {
      ja: "動作する内容や添付ファイルを含まないPDFを提出してください（印刷機能でPDFを作り直すと取り除けます）。",
      en: "Upload a PDF without it; printing the document to a new PDF removes it.",
    },
  },
  unreadable: {
    wrong: {
      ja: "PDFとして読み取れません。壊れているか、複雑すぎます。",
      en: "It cannot be read as a PDF: it is damaged or too complicated.",
    },
    remedy: plainPdf,
  },
  "too-many-pages": {
    wrong: { ja: "ページが多すぎます（上限500ページ）。", en: "It has too many pages (more than 500)." },
    remedy: {
      ja: "必要な部分に絞ったPDFを提出してください。",
      en: "Upload a PDF of the parts that are needed.",
    },
  },
  bomb: {
    wrong: {
      ja: "展開すると極端に大きくなるデータが含まれています。",
      en: "It holds data that become extremely large when unpacked.",
    },
    remedy: plainPdf,
  },
};

/** The reason as it is recorded, its code in the form of a finding's. */
export function inspectionReason(fault: InspectionFault): InspectionReason {
  return { code: `C-03/${fault}`, ...reasons[fault] };
}
