import { type Category, type CategoryOption, categoryCodes, categoryOption } from "../categories.ts";
import { comparable, nameIdentity, numberText } from "./comparable.ts";
import type { Place, RegisterField, Sheet, StatedEntry } from "./entry.ts";
import { entryFault } from "./entry-faults.ts";
import { type HeaderWords, mapHeaders, noHeader } from "./header-mapping.ts";
import type { ImportFault } from "./import-fault.ts";
import { type CellOf, type EntryRules, onOneLine, readEntry } from "./read-entry.ts";

/**
 * How the register is written: values of the policy. Words match in any width, case and spacing.
 * @property numberPattern the whole of a register number, as a regular expression
 * @property covers the categories the file speaks for; the register is also published one category a file
 */
export type RegisterRules = {
  readonly headers: HeaderWords;
  readonly categoryWords: Readonly<Record<Category, readonly string[]>>;
  readonly optionWords: Readonly<Record<CategoryOption, readonly string[]>>;
  readonly numberPattern: string;
  readonly covers: readonly Category[];
};

/** A row that is not taken, with as much of it as tells which service it is about. "" and undefined where it does not. */
export type UnreadRow = {
  readonly place: Place;
  readonly faults: readonly ImportFault[];
  readonly registerNumber: string | undefined;
  readonly providerName: string;
  readonly serviceName: string;
};

/** @property sheetsWithoutHeader names of sheets that are no list, and were passed over */
export type RegisterReading = {
  readonly covers: readonly Category[];
  readonly entries: readonly StatedEntry[];
  readonly unread: readonly UnreadRow[];
  readonly sheetsWithoutHeader: readonly string[];
};

/** Of the rows a doubled one is like, so many are named. */
const placesNamed = 5;

/**
 * Reads the rows of the existing register from the sheets of a file. Empty rows and repeated headers are passed
 * over. A row with a fault, and every row of a service that stands in several, becomes no entry.
 * @returns faults instead when no sheet is a list, or when a list lacks a column or has one twice
 * @throws SyntaxError when the policy's pattern of numbers is no regular expression
 */
export function readRegister(
  sheets: readonly Sheet[],
  rules: RegisterRules,
): RegisterReading | { readonly faults: readonly ImportFault[] } {
  const mapped = sheets.map((sheet) => ({ sheet, mapping: mapHeaders(sheet, rules.headers) }));
  const faults = mapped.flatMap(({ mapping }) => (mapping.kind === "faulty" ? mapping.faults : []));
  if (faults.length > 0) return { faults };
  const lists = mapped.flatMap(({ sheet, mapping }) =>
    mapping.kind === "mapped" ? [{ sheet, ...mapping }] : [],
  );
  if (lists.length === 0) return { faults: [noHeader()] };
  const entryRules = prepared(rules);
  const read = lists.flatMap((list) => readList(list, entryRules));
  const stated = read.flatMap((row) => ("entry" in row ? [row] : []));
  const doubled = doubledRows(stated);
  return {
    covers: rules.covers,
    entries: stated.filter((row) => !doubled.has(row)),
    unread: [
      ...read.flatMap((row) => ("entry" in row ? [] : [row])),
      ...[...doubled].map(([row, others]) => unreadDoubled(row, others)),
    ],
    sheetsWithoutHeader: mapped.flatMap(({ sheet, mapping }) =>
      mapping.kind === "none" ? [sheet.name] : [],
    ),
  };
}

function prepared({ categoryWords, optionWords, numberPattern, covers }: RegisterRules): EntryRules {
  return {
    categoryOf: new Map(
      categoryCodes.flatMap((code) => categoryWords[code].map((word) => [comparable(word), code] as const)),
    ),
    optionOf: new Map(
      categoryOption.options.flatMap((code) =>
        optionWords[code].map((word) => [comparable(word), code] as const),
      ),
    ),
    numberForm: new RegExp(`^(?:${numberPattern})$`, "u"),
    covers,
  };
}

type List = {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly columns: ReadonlyMap<RegisterField, number>;
};

function readList(
  { sheet, headerRow, columns }: List,
  rules: EntryRules,
): readonly (StatedEntry | UnreadRow)[] {
  const header = sheet.rows[headerRow] ?? [];
  const numbers = [...columns.values()];
  const fields = new Set(columns.keys());
  return sheet.rows.flatMap((cells, index) => {
    const isAbove = index <= headerRow;
    const isEmpty = numbers.every((column) => (cells[column] ?? "").trim() === "");
    const isHeader = numbers.every((column) => cells[column] === header[column]);
    if (isAbove || isEmpty || isHeader) return [];
    const cell: CellOf = (field) => cells[columns.get(field) ?? -1] ?? "";
    return [readRow(cell, { sheet: sheet.name, row: index + 1 }, fields, rules)];
  });
}

function readRow(
  cell: CellOf,
  place: Place,
  columns: ReadonlySet<RegisterField>,
  rules: EntryRules,
): StatedEntry | UnreadRow {
  const read = readEntry(cell, rules);
  if (!("faults" in read)) return { entry: read, place, columns };
  const number = numberText(cell("registerNumber")).replace(/^-+$/, "");
  return {
    place,
    faults: read.faults.map((fault) => ({ ...fault, place })),
    registerNumber: number === "" ? undefined : number,
    providerName: onOneLine(cell("providerName")),
    serviceName: onOneLine(cell("serviceName")),
  };
}

/**
 * The rows that cannot be told from others, with the places of those: the same number, or the same provider, service and
 * category where not each of them has a number of its own.
 */
function doubledRows(rows: readonly StatedEntry[]): ReadonlyMap<StatedEntry, readonly Place[]> {
  const byNumber = Map.groupBy(
    rows.filter(({ entry }) => entry.registerNumber !== undefined),
    ({ entry }) => entry.registerNumber,
  );
  const byName = Map.groupBy(rows, ({ entry }) => nameIdentity(entry));
  const groups = [
    ...byNumber.values(),
    ...[...byName.values()].filter((group) => group.some(({ entry }) => entry.registerNumber === undefined)),
  ].filter((group) => group.length > 1);
  const others = new Map<StatedEntry, readonly Place[]>();
  for (const group of groups) {
    const first = group.slice(0, placesNamed + 1);
    for (const row of group) {
      const found = first.filter((each) => each !== row).map(({ place }) => place);
      others.set(row, [...(others.get(row) ?? []), ...found].slice(0, placesNamed));
    }
  }
  return others;
}

function unreadDoubled({ entry, place }: StatedEntry, others: readonly Place[]): UnreadRow {
  const { registerNumber, providerName, serviceName } = entry;
  return {
    place,
    faults: [{ ...entryFault.entryDoubled(others), place }],
    registerNumber,
    providerName,
    serviceName,
  };
}
