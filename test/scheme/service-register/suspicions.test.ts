import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { registerDifference } from "#scheme/service-register/difference.ts";
import { type Row, readingOf, servicesOf, sheetOf } from "./register-rules.ts";

describe("A-02 a suspicious import", () => {
  const rows = (count: number, category = "監査") =>
    Array.from({ length: count }, (_, index): Row => ({ category, serviceName: `${index}` }));
  const suspicions = (before: readonly Row[], after: readonly Row[], permittedPercent: number) =>
    registerDifference({
      services: servicesOf(before),
      reading: readingOf([sheetOf(after)]),
      idOf: (identity) => identity,
      permittedPercent,
    }).suspicions;

  it("drops more than the permitted part", () => {
    const tooMany = (dropped: number, permittedPercent: number) => [
      { kind: "tooManyDropped", dropped, of: 10, permittedPercent },
    ];
    assert.deepEqual(suspicions(rows(10), rows(9), 10), []);
    assert.deepEqual(suspicions(rows(10), rows(8), 10), tooMany(2, 10));
    assert.deepEqual(suspicions(rows(10), rows(9), 9.9), tooMany(1, 9.9));
    assert.deepEqual(suspicions(rows(10), rows(9), 0), tooMany(1, 0));
    assert.deepEqual(suspicions(rows(10), rows(20), 0), []);
    assert.deepEqual(suspicions([], [], 0), []);
  });

  it("leaves nothing of a category, be it a small one", () => {
    const before = [...rows(40), ...rows(1, "機器検証")];
    const gone = [{ kind: "categoryGone", category: "deviceVerification", dropped: 1 }];
    assert.deepEqual(suspicions(before, rows(40), 10), gone);
    assert.deepEqual(suspicions(before, [...rows(40), { category: "機器検証", serviceName: "別" }], 10), []);
  });

  it("drops something while rows could not be read", () => {
    const faulty: Row = { serviceName: "別", registeredOn: "不明" };
    assert.deepEqual(suspicions(rows(10), [...rows(9), faulty], 10), [{ kind: "rowsUnread", rows: 1 }]);
    assert.deepEqual(suspicions(rows(10), [...rows(10), faulty], 10), []);
  });
});
