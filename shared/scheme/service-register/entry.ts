import type { Bilingual } from "../bilingual.ts";
import type { Category, CategoryOption } from "../categories.ts";

/** The columns the keeper of the existing register publishes (domain facts, The existing register). */
export const mandatoryFields = [
  "category",
  "serviceName",
  "providerName",
  "summary",
  "registeredOn",
  "renewedOn",
  "reviewBody",
] as const;
/** Columns that some of its files have. */
const optionalFields = ["registerNumber", "corporateNumber", "option"] as const;
export const registerFields = [...mandatoryFields, ...optionalFields] as const;
export type RegisterField = (typeof registerFields)[number];

export const fieldNames: Readonly<Record<RegisterField, Bilingual>> = {
  category: { ja: "サービス区分", en: "category" },
  serviceName: { ja: "サービス名称", en: "name of the service" },
  providerName: { ja: "事業者名", en: "name of the provider" },
  summary: { ja: "サービス概要", en: "summary of the service" },
  registeredOn: { ja: "登録日", en: "day of registration" },
  renewedOn: { ja: "更新日", en: "day of renewal" },
  reviewBody: { ja: "審査登録機関", en: "review body" },
  registerNumber: { ja: "登録番号", en: "register number" },
  corporateNumber: { ja: "法人番号", en: "corporate number" },
  option: { ja: "オプション", en: "option" },
};

/** A service as one row of the register states it. Days are JST days, `YYYY-MM-DD`. */
export type RegisterEntry = {
  readonly registerNumber?: string | undefined;
  readonly category: Category;
  readonly option?: CategoryOption | undefined;
  readonly serviceName: string;
  readonly providerName: string;
  readonly corporateNumber?: string | undefined;
  readonly summary: string;
  readonly registeredOn: string;
  readonly renewedOn?: string | undefined;
  readonly reviewBody: string;
};

/** A service as it is kept here, under an id that stays the same from import to import. */
export type RegisteredService = RegisterEntry & { readonly id: string };

/** A page of cells as text. Rows and columns stand where they stand in the file; what is empty is "". */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** Where in a file something stands. @property row from 1, as a spreadsheet program shows it */
export type Place = { readonly sheet: string; readonly row: number };

/** An entry, where it was read, and the columns its sheet has: of what it has no column for it says nothing. */
export type StatedEntry = {
  readonly entry: RegisterEntry;
  readonly place: Place;
  readonly columns: ReadonlySet<RegisterField>;
};
