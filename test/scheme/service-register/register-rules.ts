import { categoryCodes, categoryNames, optionNames } from "#scheme/categories.ts";
import {
  fieldNames,
  mandatoryFields,
  type RegisteredService,
  type RegisterField,
  registerFields,
  type Sheet,
} from "#scheme/service-register/entry.ts";
import {
  type RegisterReading,
  type RegisterRules,
  readRegister,
} from "#scheme/service-register/read-rows.ts";

/** Rules as a policy may state them. */
export const registerRules: RegisterRules = {
  headers: {
    category: ["サービス区分", "区分"],
    serviceName: ["サービス名称", "サービス名"],
    providerName: ["事業者名", "事業者名称"],
    summary: ["サービス概要"],
    registeredOn: ["登録日", "登録年月日"],
    renewedOn: ["更新日"],
    reviewBody: ["審査登録機関"],
    registerNumber: ["登録番号"],
    corporateNumber: ["法人番号"],
    option: ["オプション", "備考"],
  },
  categoryWords: {
    audit: [categoryNames.audit.ja, "監査"],
    vulnerabilityAssessment: [categoryNames.vulnerabilityAssessment.ja, "脆弱性診断"],
    digitalForensics: [categoryNames.digitalForensics.ja],
    monitoringOperation: [categoryNames.monitoringOperation.ja, "監視・運用"],
    deviceVerification: [categoryNames.deviceVerification.ja, "機器検証"],
  },
  optionWords: { penetrationTest: [optionNames.penetrationTest.ja, "ペネトレーションテスト", "○"] },
  numberPattern: "\\d{3}-\\d{4}-\\d{2}",
  covers: categoryCodes,
};

/** A row of the register as its cells; what is not stated is as in an ordinary row. */
export type Row = Partial<Readonly<Record<RegisterField, string>>>;

const ordinary: Row = {
  category: "監査",
  serviceName: "見本監査",
  providerName: "株式会社見本",
  summary: "監査を行う",
  registeredOn: "2023/4/1",
  renewedOn: "2025/4/1",
  reviewBody: "見本機構",
};

/** A sheet with a header and rows. @param fields its columns, in their order */
export function sheetOf(
  rows: readonly Row[],
  fields: readonly RegisterField[] = mandatoryFields,
  name = "一覧",
): Sheet {
  const cells = rows.map((row) => fields.map((field) => ({ ...ordinary, ...row })[field] ?? ""));
  return { name, rows: [fields.map((field) => fieldNames[field].ja), ...cells] };
}

/** What is read of sheets. Throws when they are no list. */
export function readingOf(sheets: readonly Sheet[], rules = registerRules): RegisterReading {
  const reading = readRegister(sheets, rules);
  if ("faults" in reading) throw new Error(reading.faults.map(({ code }) => code).join());
  return reading;
}

/** Services as an import of these rows would have left them, with ids by their place. */
export function servicesOf(rows: readonly Row[]): readonly RegisteredService[] {
  const { entries } = readingOf([sheetOf(rows, registerFields)]);
  return entries.map(({ entry, place }) => ({ id: `id-${place.row - 1}`, ...entry }));
}
