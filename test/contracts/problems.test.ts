import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problemCatalogue } from "#contracts/problems.ts";
import { allRoutes } from "#contracts/routes.ts";

const japanese = /[ぁ-んァ-ヶ一-龠].*。$/;
const english = /^[A-Z][\x20-\x7e]*\.$/;

describe("the problem catalogue", () => {
  for (const [code, { status, wrong, remedy }] of Object.entries(problemCatalogue)) {
    it(`says what is wrong and what to do about ${code} in both languages`, () => {
      assert.match(code, /^[a-z]+(-[a-z]+)*$/);
      assert.ok((status >= 400 && status < 500) || code === "our-fault");
      for (const { ja, en } of [wrong, remedy]) {
        assert.match(ja, japanese);
        assert.match(en, english);
      }
    });
  }

  it("says each thing once", () => {
    const texts = Object.values(problemCatalogue).map(({ wrong }) => wrong.ja);
    assert.equal(new Set(texts).size, texts.length);
  });

  it("has every refusal that a route declares", () => {
    for (const { name, refusals } of allRoutes) {
      for (const code of refusals) assert.ok(code in problemCatalogue, `${name} ${code}`);
      assert.equal(new Set(refusals).size, refusals.length, name);
    }
  });
});
