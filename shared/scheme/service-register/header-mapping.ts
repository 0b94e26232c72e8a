import { comparable } from "./comparable.ts";
import { mandatoryFields, type RegisterField, registerFields, type Sheet } from "./entry.ts";
import { type ImportFault, namesOf, quoted } from "./import-fault.ts";

/** How the header of each column may be written: values of the policy. Width, white space and case do not matter. */
export type HeaderWords = Readonly<Record<RegisterField, readonly string[]>>;

/**
 * What a sheet's headers say.
 * `mapped`: `headerRow` and the columns count from 0. `none`: no row of it is a header. `faulty`: a column is missing or
 * doubled.
 */
export type HeaderMapping =
  | {
      readonly kind: "mapped";
      readonly headerRow: number;
      readonly columns: ReadonlyMap<RegisterField, number>;
    }
  | { readonly kind: "none" }
  | { readonly kind: "faulty"; readonly faults: readonly ImportFault[] };

type Found = { readonly field: RegisterField; readonly column: number };

/** Titles and notes stand above the header, not pages of them. */
const rowsSearched = 50;

/**
 * Finds the row of headers and what stands in which column. The header row is the one with the most headers; it
 * has more than half of the mandatory ones.
 */
export function mapHeaders({ name, rows }: Sheet, words: HeaderWords): HeaderMapping {
  const fieldOf = fieldsByWord(words);
  const candidates = rows.slice(0, rowsSearched).map((cells) => headersIn(cells, fieldOf));
  const most = Math.max(0, ...candidates.map(countFields));
  const headerRow = candidates.findIndex((found) => countFields(found) === most);
  const found = candidates[headerRow] ?? [];
  const mandatory = mandatoryFields.filter((field) => found.some((each) => each.field === field));
  if (mandatory.length * 2 <= mandatoryFields.length) return { kind: "none" };
  const place = { sheet: name, row: headerRow + 1 };
  const missing = mandatoryFields.filter((field) => !mandatory.includes(field));
  const faults = [
    ...missing.map((field) => ({ ...columnMissing(field, words), place })),
    ...registerFields
      .filter((field) => found.filter((each) => each.field === field).length > 1)
      .map((field) => ({ ...columnDoubled(field), place })),
  ];
  if (faults.length > 0) return { kind: "faulty", faults };
  return { kind: "mapped", headerRow, columns: new Map(found.map(({ field, column }) => [field, column])) };
}

function fieldsByWord(words: HeaderWords): ReadonlyMap<string, RegisterField> {
  return new Map(registerFields.flatMap((field) => words[field].map((word) => [comparable(word), field])));
}

function headersIn(cells: readonly string[], fieldOf: ReadonlyMap<string, RegisterField>): readonly Found[] {
  return cells.flatMap((cell, column) => {
    const field = fieldOf.get(comparable(cell));
    return field === undefined ? [] : [{ field, column }];
  });
}

function countFields(found: readonly Found[]): number {
  return new Set(found.map(({ field }) => field)).size;
}

function columnMissing(field: RegisterField, words: HeaderWords): ImportFault {
  const { ja, en } = namesOf([field]);
  const accepted = quoted(words[field].join("、"));
  return {
    code: "A-02/column-missing",
    wrong: { ja: `${ja}の列がありません。`, en: `There is no column ${en}.` },
    remedy: {
      ja: `見出しを確かめてください。次のいずれかの見出しを読み取ります：${accepted}`,
      en: `Check the headers. These are understood: ${accepted}`,
    },
  };
}

function columnDoubled(field: RegisterField): ImportFault {
  const { ja, en } = namesOf([field]);
  return {
    code: "A-02/column-doubled",
    wrong: { ja: `${ja}の列が二つ以上あります。`, en: `There is more than one column ${en}.` },
    remedy: {
      ja: "どちらの列を読み取るか決め、他の列の見出しを変えてください。",
      en: "Decide which of them counts, and change the header of the others.",
    },
  };
}

/** No sheet of a file has the headers of the register. */
export function noHeader(): ImportFault {
  const { ja, en } = namesOf(mandatoryFields);
  return {
    code: "A-02/no-header",
    wrong: {
      ja: "登録サービスの見出しの行が見つかりません。",
      en: "No row of headers of the register was found.",
    },
    remedy: {
      ja: `${ja}の見出しがあるファイルを選んでください。`,
      en: `Choose a file with the columns ${en}.`,
    },
  };
}
