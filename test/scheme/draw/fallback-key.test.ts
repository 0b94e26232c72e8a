import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fallbackKey } from "#scheme/draw/fallback-key.ts";

describe("S-03 the key made of public numbers", () => {
  const cases: readonly (readonly [string, readonly (readonly string[])[], string])[] = [
    [
      "as in the example of RFC 3797, section 6",
      [["9319"], ["2", "5", "12", "8", "10"], ["9", "18", "26", "34", "41", "45"]],
      "9319./2.5.8.10.12./9.18.26.34.41.45./",
    ],
    ["without leading zeros", [["0012", "007", "0"]], "0.7.12./"],
    ["sorted as numbers, not as texts", [["100", "20", "3"]], "3.20.100./"],
    ["with the same number twice where it was drawn twice", [["4", "1", "4", "4"]], "1.4.4.4./"],
    ["with sources in the order named", [["2"], ["1"]], "2./1./"],
    [
      "exact to fifteen digits",
      [["999999999999999", "999999999999998"]],
      "999999999999998.999999999999999./",
    ],
  ];
  for (const [told, sources, key] of cases) {
    it(`is written ${told}`, () => assert.equal(fallbackKey(sources), key));
  }

  const refused: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ["no source", []],
    ["a source without numbers", [["1"], []]],
    ["an empty text", [[""]]],
    ["a negative number", [["-1"]]],
    ["thousands separators", [["38,283"]]],
    ["an exponent", [["1e3"]]],
    ["a hexadecimal number", [["0x10"]]],
    ["full-width digits", [["１２"]]],
    ["more digits than are told apart", [["1234567890123456"]]],
    ["decimals", [["38283.85"]]],
  ];
  for (const [told, sources] of refused) {
    it(`is refused for ${told}`, () => assert.throws(() => fallbackKey(sources), RangeError));
  }
});
