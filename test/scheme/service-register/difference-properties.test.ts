import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Category, categoryCodes, categoryNames } from "#scheme/categories.ts";
import { type RegisterDifference, registerDifference } from "#scheme/service-register/difference.ts";
import { type RegisteredService, registerFields } from "#scheme/service-register/entry.ts";
import type { RegisterReading } from "#scheme/service-register/read-rows.ts";
import { type Row, readingOf, registerRules, sheetOf } from "./register-rules.ts";

/** Few words, so that rows and services often agree in this or that. */
const row = fc.record({
  registerNumber: fc.constantFrom("", "", "001-0001-10", "001-0002-10", "001-0003-10"),
  category: fc.constantFrom(categoryNames.audit.ja, categoryNames.deviceVerification.ja),
  serviceName: fc.constantFrom("見守り", "Ｓａｆｅ", "safe", "改名"),
  providerName: fc.constantFrom("株式会社見本", "㈱見本", "合同会社別"),
  corporateNumber: fc.constantFrom("", "7123456789012", "4000012090001"),
  summary: fc.constantFrom("旧", "新"),
  renewedOn: fc.constantFrom("", "2025/4/1", "不明"),
});
const rows = fc.array(row, { maxLength: 8 });
const covers = fc.subarray<Category>(["audit", "deviceVerification"], { minLength: 1 });

/** Services as earlier imports may have left them; those of one number or name may be several. */
const services = fc.array(row, { maxLength: 8 }).map((list) =>
  list.flatMap((one, index) => {
    const { entries } = readingOf([sheetOf([one], registerFields)]);
    return entries.map(({ entry }): RegisteredService => ({ id: `id-${index}`, ...entry }));
  }),
);

function read(list: readonly Row[], of: readonly Category[] = categoryCodes): RegisterReading {
  return readingOf([sheetOf(list, registerFields)], { ...registerRules, covers: of });
}

function compare(here: readonly RegisteredService[], reading: RegisterReading) {
  return registerDifference({
    services: here,
    reading,
    idOf: (identity) => `new ${identity}`,
    permittedPercent: 10,
  });
}

/** The services after an import of which everything was taken. */
function applied(difference: RegisterDifference<RegisteredService>): readonly RegisteredService[] {
  return [
    ...difference.unchanged,
    ...difference.changed.map(({ after }) => after),
    ...difference.added.map(({ service }) => service),
    ...difference.outside,
  ];
}

describe("A-02 the difference of any two registers", () => {
  it("has every service and every row in exactly one place, so that the totals reconcile", () => {
    fc.assert(
      fc.property(services, rows, covers, (here, list, of) => {
        const reading = read(list, of);
        const { added, changed, unchanged, dropped, withheld, ambiguous, outside } = compare(here, reading);
        const kept = [
          ...unchanged,
          ...changed.map(({ before }) => before),
          ...dropped,
          ...withheld,
          ...outside,
        ];
        const unclear = ambiguous.flatMap((each) => each.services);
        assert.deepEqual(new Set([...kept, ...unclear]), new Set(here));
        assert.equal(kept.length + unclear.length, here.length);
        const rowsUnclear = ambiguous.flatMap((each) => each.entries).length;
        assert.equal(unchanged.length + changed.length + added.length + rowsUnclear, reading.entries.length);
        assert.equal(reading.entries.length + reading.unread.length, list.length);
        const places = [...added, ...changed, ...ambiguous.flatMap((each) => each.entries)].map(
          ({ place }) => place.row,
        );
        assert.equal(new Set(places).size, places.length);
      }),
      { numRuns: 500 },
    );
  });

  it("is existing = unchanged + changed + dropped and new = unchanged + changed + added when all is clear", () => {
    fc.assert(
      fc.property(services, rows, (here, list) => {
        const reading = read(list);
        const { added, changed, unchanged, dropped, ambiguous } = compare(here, reading);
        fc.pre(ambiguous.length === 0 && reading.unread.length === 0);
        assert.equal(here.length, unchanged.length + changed.length + dropped.length);
        assert.equal(list.length, unchanged.length + changed.length + added.length);
      }),
    );
  });

  it("does not depend on the order of either", () => {
    const shuffled = fc
      .tuple(services, rows)
      .chain(([here, list]) =>
        fc.tuple(
          fc.constant({ here, list }),
          fc.shuffledSubarray([...here], { minLength: here.length }),
          fc.shuffledSubarray([...list], { minLength: list.length }),
        ),
      );
    const placeless = (difference: object): unknown =>
      JSON.parse(JSON.stringify(difference, (key, value: unknown) => (key === "place" ? undefined : value)));
    fc.assert(
      fc.property(shuffled, ([{ here, list }, otherHere, otherList]) => {
        const one = compare(here, read(list));
        const other = compare(otherHere, read(otherList));
        assert.deepEqual(placeless(other), placeless(one));
      }),
    );
  });

  it("is nothing once it has been applied", () => {
    fc.assert(
      fc.property(services, rows, covers, (here, list, of) => {
        const reading = read(list, of);
        const first = compare(here, reading);
        fc.pre(first.ambiguous.length === 0 && reading.unread.length === 0);
        const second = compare(applied(first), reading);
        assert.equal(second.unchanged.length, list.length);
        assert.deepEqual([second.added, second.changed, second.dropped, second.ambiguous], [[], [], [], []]);
        assert.deepEqual(second.suspicions, []);
      }),
    );
  });

  it("never gives two services one id, and changes none of a service that is found again", () => {
    fc.assert(
      fc.property(services, rows, (here, list) => {
        const { added, changed } = compare(here, read(list));
        const ids = [...here.map(({ id }) => id), ...added.map(({ service }) => service.id)];
        assert.equal(new Set(ids).size, ids.length);
        for (const { before, after } of changed) assert.equal(after.id, before.id);
      }),
    );
  });

  it("drops nothing that the file speaks of", () => {
    fc.assert(
      fc.property(services, rows, (here, list) => {
        const reading = read(list);
        const { dropped } = compare(here, reading);
        const numbers = [...reading.entries.map(({ entry }) => entry), ...reading.unread].map(
          ({ registerNumber }) => registerNumber,
        );
        const numbered = here.filter(({ registerNumber }) => registerNumber !== undefined);
        const alone = numbered.filter(
          (one) =>
            numbered.filter(({ registerNumber }) => registerNumber === one.registerNumber).length === 1,
        );
        for (const service of alone.filter((each) => dropped.includes(each)))
          assert.ok(!numbers.includes(service.registerNumber));
      }),
    );
  });
});
