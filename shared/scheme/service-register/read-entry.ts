import { type Category, type CategoryOption, carriesOption } from "../categories.ts";
import { isCorporateNumber } from "../corporate-number.ts";
import { comparable, numberText } from "./comparable.ts";
import { mandatoryFields, type RegisterEntry, type RegisterField, registerFields } from "./entry.ts";
import { entryFault } from "./entry-faults.ts";
import type { ImportFault } from "./import-fault.ts";
import { readCellDay } from "./read-cell-day.ts";

/** What of the policy it takes to read a row, ready for use. */
export type EntryRules = {
  readonly categoryOf: ReadonlyMap<string, Category>;
  readonly optionOf: ReadonlyMap<string, CategoryOption>;
  readonly numberForm: RegExp;
  readonly covers: readonly Category[];
};

/** The text of each column in one row; "" where it has no such column. */
export type CellOf = (field: RegisterField) => string;

type Fault = Omit<ImportFault, "place">;
/** A cell that was read, or what is wrong with it. */
type Read<T> = { readonly value: T } | { readonly fault: Fault };

const errorValue = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;
/** A list says "none" with a stroke. */
const stroke = /^[-\u2010-\u2015\u2212\u30fc]*$/u;
/** What stands between a category and its option in one cell. */
const betweenWords = /[()[\]【】〔〕、,;/\n]/u;
const mayBeEmpty: readonly RegisterField[] = ["summary", "renewedOn"];

/**
 * One row as an entry, or everything that is wrong with it. Names are kept as they are published, but for line breaks
 * within them; numbers and days are brought to one form.
 */
export function readEntry(
  cell: CellOf,
  rules: EntryRules,
): RegisterEntry | { readonly faults: readonly Fault[] } {
  const unfit = unfitCells(cell);
  if (unfit.length > 0) return { faults: unfit };
  const category = readCategory(cell("category"), cell("option"), rules);
  const registeredOn = readDay("registeredOn", cell);
  const renewedOn = blank(cell("renewedOn")) ? { value: undefined } : readDay("renewedOn", cell);
  const registerNumber = readNumber(cell("registerNumber"), rules);
  const corporateNumber = readCorporateNumber(cell("corporateNumber"));
  if (
    "fault" in category ||
    "fault" in registeredOn ||
    "fault" in renewedOn ||
    "fault" in registerNumber ||
    "fault" in corporateNumber
  ) {
    const all: readonly Read<unknown>[] = [
      category,
      registeredOn,
      renewedOn,
      registerNumber,
      corporateNumber,
    ];
    return { faults: all.flatMap((read) => ("fault" in read ? [read.fault] : [])) };
  }
  if (renewedOn.value !== undefined && renewedOn.value < registeredOn.value) {
    return { faults: [entryFault.daysReversed()] };
  }
  return {
    ...(registerNumber.value === undefined ? {} : { registerNumber: registerNumber.value }),
    ...category.value,
    serviceName: onOneLine(cell("serviceName")),
    providerName: onOneLine(cell("providerName")),
    ...(corporateNumber.value === undefined ? {} : { corporateNumber: corporateNumber.value }),
    summary: cell("summary").replaceAll(/\r\n?/g, "\n").trim(),
    registeredOn: registeredOn.value,
    ...(renewedOn.value === undefined ? {} : { renewedOn: renewedOn.value }),
    reviewBody: onOneLine(cell("reviewBody")),
  };
}

/** A name without the line breaks a narrow column has put into it. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\t\r\n]+/g, " ").trim();
}

function blank(text: string): boolean {
  return stroke.test(text.normalize("NFKC").trim());
}

function unfitCells(cell: CellOf): readonly Fault[] {
  const empty = mandatoryFields.filter((field) => !mayBeEmpty.includes(field) && blank(cell(field)));
  const errors = registerFields.filter((field) => errorValue.test(cell(field).trim()));
  return [
    ...(empty.length === 0 ? [] : [entryFault.cellsEmpty(empty)]),
    ...errors.map((field) => entryFault.errorValue(field, cell(field).trim())),
  ];
}

type Kind = { readonly category: Category; readonly option?: CategoryOption };

function readCategory(text: string, optionText: string, rules: EntryRules): Read<Kind> {
  const named = namedCategory(text, rules);
  if (named === undefined) return { fault: entryFault.categoryUnknown(text) };
  const { category } = named;
  if (!rules.covers.includes(category)) return { fault: entryFault.categoryNotCovered(category) };
  const option = named.option ?? optionIn(optionText, rules);
  if (option === undefined) return { value: { category } };
  if (!carriesOption(category, option)) return { fault: entryFault.optionNotForCategory(option, category) };
  return { value: { category, option } };
}

/** The category a cell names, alone or with an option in brackets behind it. */
function namedCategory(text: string, rules: EntryRules): Kind | undefined {
  const whole = rules.categoryOf.get(comparable(text));
  if (whole !== undefined) return { category: whole };
  const [head = "", ...rest] = wordsIn(text, betweenWords);
  const category = rules.categoryOf.get(head);
  const options = rest.map((word) => rules.optionOf.get(word));
  const [option] = options;
  if (category === undefined || option === undefined || options.some((each) => each !== option))
    return undefined;
  return { category, option };
}

/** The option a cell of options or remarks names, among other words or alone; not one that is only spoken of. */
function optionIn(text: string, rules: EntryRules): CategoryOption | undefined {
  const whole = rules.optionOf.get(comparable(text));
  if (whole !== undefined) return whole;
  return wordsIn(text, /[()[\]【】〔〕、,;/\n・]/u)
    .map((word) => rules.optionOf.get(word))
    .find((option) => option !== undefined);
}

function wordsIn(text: string, between: RegExp): readonly string[] {
  return text
    .normalize("NFKC")
    .split(between)
    .map(comparable)
    .filter((word) => word !== "");
}

function readDay(field: "registeredOn" | "renewedOn", cell: CellOf): Read<string> {
  const day = readCellDay(cell(field));
  return day === undefined ? { fault: entryFault.dayUnreadable(field, cell(field)) } : { value: day };
}

function readNumber(text: string, { numberForm }: EntryRules): Read<string | undefined> {
  if (blank(text)) return { value: undefined };
  const number = numberText(text);
  return numberForm.test(number) ? { value: number } : { fault: entryFault.numberMalformed(text) };
}

function readCorporateNumber(text: string): Read<string | undefined> {
  if (blank(text)) return { value: undefined };
  const number = numberText(text).replaceAll("-", "");
  return isCorporateNumber(number) ? { value: number } : { fault: entryFault.corporateNumberInvalid(text) };
}
