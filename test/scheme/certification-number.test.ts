import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { certificationNumber as certificationNumberShape } from "#contracts/shapes.ts";
import { type Category, categoryCodes } from "#scheme/categories.ts";
import { certificationNumber, receiptNumber } from "#scheme/certification-number.ts";

const of = (changes: { year?: number; category?: Category; sequence?: number; prefix?: string }) =>
  certificationNumber({
    prefix: "CSP",
    year: 2027,
    category: "vulnerabilityAssessment",
    sequence: 1,
    ...changes,
  });

describe("F-03 certification numbers", () => {
  const cases: readonly (readonly [string, Parameters<typeof of>[0]])[] = [
    ["CSP-2027-VA-0001", {}],
    ["CSP-2027-AU-0042", { category: "audit", sequence: 42 }],
    ["CSP-2028-DF-9999", { category: "digitalForensics", sequence: 9999, year: 2028 }],
    ["CSP-2027-MO-10000", { category: "monitoringOperation", sequence: 10_000 }],
    ["AB-2027-DV-0001", { category: "deviceVerification", prefix: "AB" }],
  ];
  for (const [number, changes] of cases) {
    it(number, () => {
      assert.equal(of(changes), number);
      assert.ok(certificationNumberShape.safeParse(number).success);
    });
  }

  it("differ between categories", () => {
    assert.equal(new Set(categoryCodes.map((category) => of({ category }))).size, categoryCodes.length);
  });

  for (const sequence of [0, -1, 1.5, Number.NaN]) {
    it(`have no sequence ${sequence}`, () => assert.throws(() => of({ sequence }), RangeError));
  }

  it("have a year of four digits", () => {
    for (const year of [1000, 9999]) assert.ok(of({ year }).startsWith(`CSP-${year}-`));
    for (const year of [27, 999, 10_000, 2027.5]) assert.throws(() => of({ year }), RangeError);
  });
});

describe("B-06 receipt numbers", () => {
  it("rise within a year", () => {
    assert.equal(receiptNumber(2027, 1), "R-2027-000001");
    assert.equal(receiptNumber(2027, 1_234_567), "R-2027-1234567");
    assert.throws(() => receiptNumber(2027, 0), RangeError);
  });
});
