import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { citation } from "#scheme/findings/citation.ts";

describe("the basis as a finding cites it", () => {
  const cases = [
    ["report", "委託の制限について", "中間とりまとめ「委託の制限について」"],
    ["law", "行政手続法6条", "行政手続法6条"],
    ["assumption", "仮に置く値", "仮定（仮に置く値）"],
  ] as const;
  for (const [kind, reference, cited] of cases) {
    it(`${kind}: ${cited}`, () => assert.equal(citation({ kind, reference }), cited));
  }
});
