import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { corporateNumberFrom, isCorporateNumber } from "#scheme/corporate-number.ts";

const digit = fc.integer({ min: 0, max: 9 });
const bases = fc.array(digit, { minLength: 12, maxLength: 12 }).map((digits) => digits.join(""));

describe("A-05 corporate numbers", () => {
  for (const number of ["7123456789012", "4000012090001", "7010705000725", "4011001098993"]) {
    it(`accepts ${number}`, () => {
      assert.equal(isCorporateNumber(number), true);
      assert.equal(corporateNumberFrom(number.slice(1)), number);
    });
  }

  const bad = [
    ["a wrong check digit", "8123456789012"],
    ["a check digit of 0", "0123456789012"],
    ["12 digits", "712345678901"],
    ["14 digits", "71234567890120"],
    ["the invoice number's T", "T7123456789012"],
    ["full-width digits", "７１２３４５６７８９０１２"],
    ["spaces around it", " 7123456789012 "],
    ["nothing", ""],
  ] as const;
  for (const [what, text] of bad) it(`refuses ${what}`, () => assert.equal(isCorporateNumber(text), false));

  it("makes numbers that check, never with the check digit 0", () => {
    fc.assert(
      fc.property(bases, (base) => {
        const number = corporateNumberFrom(base);
        assert.ok(isCorporateNumber(number));
        assert.notEqual(number[0], "0");
        const others = "0123456789".replace(number.charAt(0), "");
        for (const other of others) assert.equal(isCorporateNumber(`${other}${base}`), false);
      }),
    );
  });

  it("notices every wrong digit but 0 for 9 and 9 for 0", () => {
    fc.assert(
      fc.property(bases, fc.integer({ min: 1, max: 12 }), digit, (base, place, other) => {
        const number = corporateNumberFrom(base);
        const was = Number(number[place]);
        fc.pre(other !== was && (other + was !== 9 || (other !== 0 && was !== 0)));
        const wrong = `${number.slice(0, place)}${other}${number.slice(place + 1)}`;
        assert.equal(isCorporateNumber(wrong), false);
      }),
    );
  });

  it("refuses a base that is not 12 digits", () => {
    for (const base of ["12345678901", "1234567890123", "12345678901x"]) {
      assert.throws(() => corporateNumberFrom(base), RangeError);
    }
  });
});
