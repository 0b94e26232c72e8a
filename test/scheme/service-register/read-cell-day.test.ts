import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, wareki } from "#scheme/calendar.ts";
import { readCellDay, serialDay } from "#scheme/service-register/read-cell-day.ts";

const days = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays("2000-01-01", count));

describe("A-02 a day in a cell", () => {
  const read: readonly (readonly [string, string])[] = [
    ["2025-03-31", "2025-03-31"],
    ["2025/3/31", "2025-03-31"],
    ["２０２５／０３／３１", "2025-03-31"],
    ["2025.3.31", "2025-03-31"],
    [" 2025年3月31日 ", "2025-03-31"],
    ["2025年 3月 1日", "2025-03-01"],
    ["令和7年3月31日", "2025-03-31"],
    ["令和 ７年 ３月３１日", "2025-03-31"],
    ["令和元年5月1日", "2019-05-01"],
    ["平成31年4月30日", "2019-04-30"],
    ["2025年（令和7年）3月31日", "2025-03-31"],
    ["R7.3.31", "2025-03-31"],
    ["r7.3.31", "2025-03-31"],
    ["H31.4.30", "2019-04-30"],
    ["R元.5.1", "2019-05-01"],
    ["20250331", "2025-03-31"],
    ["45747", "2025-03-31"],
    ["45747.5", "2025-03-31"],
    ["2025/3/31 0:00", "2025-03-31"],
    ["2025-03-31 00:00:00.000", "2025-03-31"],
    ["2025-03-31T23:59:59", "2025-03-31"],
    ["2025年3月31日 9:00", "2025-03-31"],
    ["31 March 2025", "2025-03-31"],
    ["2024/2/29", "2024-02-29"],
  ];
  for (const [cell, day] of read) it(`${cell} is ${day}`, () => assert.equal(readCellDay(cell), day));

  const unread = [
    "",
    "未定",
    "3/31",
    "3/4/2025",
    "25/3/31",
    "2025年3月",
    "2025/2/29",
    "2025/13/1",
    "20251301",
    "2025/3/31ごろ",
    "2025/3/31、2026/3/31",
    "登録日 2025/3/31",
    "令和1年4月30日",
    "R1.4.30",
    "S60.4.1",
    "2025",
    "1",
    "36525",
    "73051",
    "457470",
    "-45747",
    "45747円",
    "2025/3/31 at noon",
  ];
  for (const cell of unread) it(`"${cell}" is none`, () => assert.equal(readCellDay(cell), undefined));

  it("is read in every way of writing it", () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = day.split("-").map(Number);
        const serial = daysBetween("1899-12-30", day);
        for (const text of [
          day,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          wareki(day),
          String(serial),
        ])
          assert.equal(readCellDay(text), day, text);
      }),
    );
  });

  it("is one day or none, whatever stands there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) =>
        assert.match(readCellDay(text) ?? "", /^(\d{4}-\d\d-\d\d)?$/),
      ),
    );
  });
});

describe("A-02 days counted by a spreadsheet", () => {
  const serials: readonly (readonly [number, string])[] = [
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [36_526, "2000-01-01"],
    [45_747, "2025-03-31"],
    [45_747.99, "2025-03-31"],
    [73_050, "2099-12-31"],
    [2_958_465, "9999-12-31"],
  ];
  for (const [serial, day] of serials) it(`${serial} is ${day}`, () => assert.equal(serialDay(serial), day));

  it("begin and end somewhere", () => {
    for (const serial of [0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      assert.throws(() => serialDay(serial), RangeError);
  });
});
