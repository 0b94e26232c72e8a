import type { Bilingual } from "#scheme/bilingual.ts";
import type { ImportFault } from "#scheme/service-register/import-fault.ts";
import type { SpreadsheetLimits } from "./spreadsheet-limits.ts";

type Wording = { readonly wrong: Bilingual; readonly remedy: Bilingual };

const saveAgain: Bilingual = {
  ja: "表計算ソフトで開き、Excelブック（.xlsx）又はCSV（UTF-8）として保存し直したファイルを選んでください。",
  en: "Open it in a spreadsheet program, and choose a file saved as an Excel workbook (.xlsx) or as CSV (UTF-8).",
};
const onlyTheList: Bilingual = {
  ja: "登録サービスの一覧だけを残したファイルを選んでください。",
  en: "Choose a file that holds the list of services and nothing else.",
};

/** What can be wrong with a file of the register, by the second part of its code. */
export type SpreadsheetFault = keyof typeof wordings;

const wordings = {
  "empty-file": {
    wrong: { ja: "ファイルが空です。", en: "The file is empty." },
    remedy: { ja: "ファイルを確かめ、選び直してください。", en: "Check the file, and choose it again." },
  },
  "too-large": {
    wrong: { ja: "ファイルが大きすぎます。", en: "The file is too large." },
    remedy: onlyTheList,
  },
  "not-a-spreadsheet": {
    wrong: {
      ja: "Excelブック（.xlsx）でもCSVでもありません。",
      en: "It is neither an Excel workbook (.xlsx) nor CSV.",
    },
    remedy: saveAgain,
  },
  "old-format": {
    wrong: {
      ja: "古い形式のExcelファイル（.xls）です。",
      en: "It is an Excel file of the old format (.xls).",
    },
    remedy: saveAgain,
  },
  encrypted: {
    wrong: { ja: "パスワードで暗号化されています。", en: "It is encrypted with a password." },
    remedy: {
      ja: "パスワードを外して保存し直したファイルを選んでください。",
      en: "Choose a file saved without a password.",
    },
  },
  macros: {
    wrong: { ja: "マクロが含まれています。", en: "It holds macros." },
    remedy: {
      ja: "マクロを含まないExcelブック（.xlsx）として保存し直したファイルを選んでください。",
      en: "Choose a file saved as an Excel workbook without macros (.xlsx).",
    },
  },
  unreadable: {
    wrong: {
      ja: "Excelブックとして読み取れません。壊れているか、想定しない作りです。",
      en: "It cannot be read as an Excel workbook: it is damaged, or made in an unexpected way.",
    },
    remedy: saveAgain,
  },
  "unpacks-too-large": {
    wrong: {
      ja: "展開すると極端に大きくなるデータが含まれています。",
      en: "It holds data that become extremely large when unpacked.",
    },
    remedy: onlyTheList,
  },
  "too-many-rows": {
    wrong: { ja: "行が多すぎます。", en: "It has too many rows." },
    remedy: onlyTheList,
  },
  "too-many-cells": {
    wrong: { ja: "セル又は文字が多すぎます。", en: "It has too many cells or too much text." },
    remedy: onlyTheList,
  },
  "unknown-encoding": {
    wrong: {
      ja: "文字コードがUTF-8でもShift_JISでもありません。",
      en: "Its character encoding is neither UTF-8 nor Shift_JIS.",
    },
    remedy: {
      ja: "CSV（UTF-8）として保存し直したファイルを選んでください。",
      en: "Choose a file saved as CSV (UTF-8).",
    },
  },
  "broken-csv": {
    wrong: {
      ja: 'CSVとして読み取れません。引用符（"）の対応が取れていない行があります。',
      en: 'It cannot be read as CSV: the quotation marks (") of a line do not match.',
    },
    remedy: saveAgain,
  },
} as const satisfies Record<string, Wording>;

/** A fault of a file as it is shown. @param line of a text, from 1, where it was found */
export function spreadsheetFault(
  fault: SpreadsheetFault,
  limits: SpreadsheetLimits,
  line?: number,
): ImportFault {
  const { wrong, remedy } = wordings[fault];
  const detail = detailOf(fault, limits, line);
  if (detail === undefined) return { code: `A-02/${fault}`, wrong, remedy };
  return {
    code: `A-02/${fault}`,
    wrong: {
      ja: wrong.ja.replace(/。$/, `（${detail.ja}）。`),
      en: wrong.en.replace(/\.$/, ` (${detail.en}).`),
    },
    remedy,
  };
}

function detailOf(
  fault: SpreadsheetFault,
  limits: SpreadsheetLimits,
  line: number | undefined,
): Bilingual | undefined {
  if (line !== undefined) return { ja: `${line}行目`, en: `line ${line}` };
  if (fault === "too-large") {
    const mebibytes = Math.floor(limits.bytes / 1024 / 1024);
    return { ja: `上限${mebibytes} MiB`, en: `at most ${mebibytes} MiB` };
  }
  if (fault === "too-many-rows") return { ja: `上限${limits.rows}行`, en: `at most ${limits.rows}` };
  return undefined;
}

/** Ends reading wherever it is; the reader answers with the fault. */
export class SpreadsheetRefusal extends Error {
  readonly fault: SpreadsheetFault;
  readonly line: number | undefined;

  constructor(fault: SpreadsheetFault, found: { readonly line?: number; readonly cause?: unknown } = {}) {
    super(fault, { cause: found.cause });
    this.fault = fault;
    this.line = found.line;
  }
}
