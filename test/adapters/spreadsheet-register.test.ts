import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSpreadsheet } from "#adapters/spreadsheet/read-spreadsheet.ts";
import { sampleListings } from "#local/samples/listings.ts";
import { daysBetween, wareki } from "#scheme/calendar.ts";
import { categoryCodes, categoryNames, optionNames } from "#scheme/categories.ts";
import { registerDifference } from "#scheme/service-register/difference.ts";
import {
  fieldNames,
  mandatoryFields,
  type RegisteredService,
  type RegisterField,
  type Sheet,
} from "#scheme/service-register/entry.ts";
import { readingOf } from "#test/scheme/service-register/register-rules.ts";
import { shiftJis } from "#test/support/shift-jis.ts";
import { type WrittenCell, workbookOf } from "#test/support/workbook-writer.ts";

const listings = sampleListings("2027-06-01");
const numbered = listings.map((listing) => ({ ...listing, registerNumber: listing.id }));
const everyField: readonly RegisterField[] = [
  "registerNumber",
  ...mandatoryFields,
  "corporateNumber",
  "option",
];

function cellsOf(listing: RegisteredService, fields: readonly RegisterField[]): readonly string[] {
  const words: Partial<Record<RegisterField, string>> = {
    category: categoryNames[listing.category].ja,
    option: listing.option === undefined ? "" : optionNames[listing.option].ja,
  };
  return fields.map((field) => words[field] ?? listing[field] ?? "");
}

function csvOf(services: readonly RegisteredService[], fields: readonly RegisterField[]): string {
  const lines = [
    fields.map((field) => fieldNames[field].ja),
    ...services.map((each) => cellsOf(each, fields)),
  ];
  return lines.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}

/** As the keeper publishes it: a sheet for each category, with a title, and days that are days. */
function xlsxOf(services: readonly RegisteredService[], fields: readonly RegisterField[]): Buffer {
  const dayColumns = [fields.indexOf("registeredOn"), fields.indexOf("renewedOn")];
  const cell = (text: string, column: number): WrittenCell =>
    dayColumns.includes(column) && text !== "" ? { serial: daysBetween("1899-12-30", text), style: 1 } : text;
  const sheets = categoryCodes.map((category) => ({
    name: categoryNames[category].ja,
    rows: [
      ["情報セキュリティサービス基準適合サービスリスト"],
      [],
      fields.map((field) => fieldNames[field].ja),
      ...services.filter((each) => each.category === category).map((each) => cellsOf(each, fields).map(cell)),
    ],
  }));
  const note = { name: "注記", rows: [["この一覧は公表されたものである。"]] };
  return workbookOf({
    sheets: [note, ...sheets],
    styles: [176],
    formats: { 176: '[$-411]ggge"年"m"月"d"日"' },
  });
}

async function differenceFrom(services: readonly RegisteredService[], file: Uint8Array) {
  const read = await readSpreadsheet(file);
  const sheets: readonly Sheet[] = "sheets" in read ? read.sheets : assert.fail(read.fault.code);
  const reading = readingOf(sheets);
  assert.deepEqual(reading.unread, []);
  const difference = registerDifference({
    services,
    reading,
    idOf: (identity) => identity,
    permittedPercent: 10,
  });
  return { reading, difference };
}

describe("A-02 the register of the samples comes back from a file", () => {
  const files: readonly (readonly [string, Uint8Array, readonly RegisteredService[]])[] = [
    ["CSV in UTF-8, all columns", Buffer.from(`\ufeff${csvOf(numbered, everyField)}`), numbered],
    ["CSV without numbers and options", Buffer.from(csvOf(listings, mandatoryFields)), listings],
    ["XLSX, all columns", xlsxOf(numbered, everyField), numbered],
    ["XLSX without numbers and options", xlsxOf(listings, mandatoryFields), listings],
    [
      "CSV with days of an era",
      Buffer.from(
        csvOf(listings, mandatoryFields).replaceAll(
          /"(\d{4}-\d\d-\d\d)"/g,
          (_, day: string) => `"${wareki(day)}"`,
        ),
      ),
      listings,
    ],
  ];
  for (const [what, file, services] of files) {
    it(`${what}: no difference`, async () => {
      const { reading, difference } = await differenceFrom(services, file);
      assert.equal(reading.entries.length, 398);
      assert.equal(difference.unchanged.length, 398);
      assert.deepEqual(new Set(difference.unchanged), new Set(services));
      const { added, changed, dropped, ambiguous, suspicions } = difference;
      assert.deepEqual([added, changed, dropped, ambiguous, suspicions], [[], [], [], [], []]);
    });
  }

  it("CSV in Shift_JIS: no difference but for kanji it does not have", async () => {
    const within = listings.filter(({ providerName }) => !providerName.includes("𠮷"));
    assert.ok(within.length > 390);
    const { difference } = await differenceFrom(within, shiftJis(csvOf(within, mandatoryFields)));
    assert.equal(difference.unchanged.length, within.length);
  });

  it("a first import gives every service an id, the second nothing to do", async () => {
    const file = xlsxOf(numbered, everyField);
    const { difference } = await differenceFrom([], file);
    const added = difference.added.map(({ service }) => service);
    assert.deepEqual(new Set(added.map(({ id }) => id)), new Set(listings.map(({ id }) => id)));
    const again = await differenceFrom(added, file);
    assert.equal(again.difference.unchanged.length, 398);
  });

  it("shows what was renamed, renewed, added and dropped", async () => {
    const [first, second, third, ...rest] = numbered;
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    const fresh = { ...third, registerNumber: "999-0001-10", serviceName: "新しい監査" };
    const next = [
      { ...first, serviceName: "改名した監査" },
      { ...second, renewedOn: "2027-05-31" },
      fresh,
      ...rest,
    ];
    const { difference } = await differenceFrom(numbered, Buffer.from(csvOf(next, everyField)));
    assert.deepEqual(
      Object.fromEntries(difference.changed.map(({ before, fields }) => [before.id, fields])),
      {
        [first.id]: [{ field: "serviceName", from: first.serviceName, to: "改名した監査" }],
        [second.id]: [{ field: "renewedOn", from: second.renewedOn, to: "2027-05-31" }],
      },
    );
    assert.deepEqual(
      difference.added.map(({ service }) => service.id),
      ["999-0001-10"],
    );
    assert.deepEqual(difference.dropped, [third]);
    assert.equal(difference.unchanged.length, 395);
    assert.deepEqual(difference.suspicions, []);
  });

  it("is suspicious when half of it is missing", async () => {
    const half = csvOf(numbered, everyField).split("\r\n").slice(0, 200).join("\r\n");
    const { difference } = await differenceFrom(numbered, Buffer.from(half));
    assert.deepEqual(difference.suspicions, [
      { kind: "tooManyDropped", dropped: 199, of: 398, permittedPercent: 10 },
      { kind: "categoryGone", category: "digitalForensics", dropped: 43 },
      { kind: "categoryGone", category: "monitoringOperation", dropped: 51 },
      { kind: "categoryGone", category: "deviceVerification", dropped: 32 },
    ]);
  });
});
