import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { carriesOption, categoryCodes, categoryNames } from "#scheme/categories.ts";

describe("A-01 categories", () => {
  it("are those of the existing register", () => {
    assert.deepEqual(
      categoryCodes.map((code) => categoryNames[code].ja),
      [
        "情報セキュリティ監査サービス",
        "脆弱性診断サービス",
        "デジタルフォレンジックサービス",
        "セキュリティ監視・運用サービス",
        "機器検証サービス",
      ],
    );
  });

  for (const code of categoryCodes) {
    const may = code === "vulnerabilityAssessment";
    it(`${code} ${may ? "carries" : "does not carry"} the option penetration test`, () =>
      assert.equal(carriesOption(code, "penetrationTest"), may));
  }
});
