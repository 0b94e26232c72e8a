import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { claimsOf, type Requirement, renderTraceability } from "../../docs/generate/traceability.ts";

const requirements: Requirement[] = [
  { id: "D-01", what: "Check this | that", basis: "report", part: "certification" },
  { id: "D-02", what: "Check the pledge", basis: "law", part: "certification" },
  { id: "M-01", what: "Sweep", basis: "ours", part: "upkeep" },
];

/** The start of a test, put together here so that this file itself claims nothing. */
function opening(kind: "describe" | "it", rest: string): string {
  return `${kind}(${rest}`;
}

describe("traceability", () => {
  const names: [string, string[]][] = [
    [opening("describe", '"D-01 mandatory items", () => {'), ["D-01"]],
    [opening("it", '\n    "D-01 D-02, M-01 several at once",'), ["D-01", "D-02", "M-01"]],
    [opening("it", "`D-02 with ${name}`"), ["D-02"]],
    [opening("it", '"mentions D-01 later"'), []],
    [opening("it", '"D-011 is no id"'), []],
    ['const basis = "D-01 mandatory"', []],
    [opening("describe", '"D-01 a"); ') + opening("it", '"D-01 b")'), ["D-01"]],
  ];
  for (const [text, ids] of names) {
    it(`reads ${ids.join(" ") || "no id"} in ${text}`, () => {
      assert.deepEqual(
        claimsOf({ path: "test/a.test.ts", text }).map((claim) => claim.id),
        ids,
      );
    });
  }

  it("links what is shown and lists what is not", () => {
    const file = { path: "test/scheme/a.test.ts", text: opening("it", '"D-01 x")') };
    const page = renderTraceability(requirements, [file]);
    assert.match(
      page,
      /^\| D-01 \| Check this \\\| that \| report \| \[scheme\/a\]\(\.\.\/test\/scheme\/a\.test\.ts\) \|$/m,
    );
    assert.match(page, /^1 of 3 requirements are shown by a test, 0 of them in part/m);
    assert.match(page, /## Not shown by a test yet[\s\S]*- D-02 Check the pledge[\s\S]*- M-01 Sweep\n$/);
    assert.doesNotMatch(page, /- D-01/);
  });

  it("says beside a requirement what of it is shown", () => {
    const [first, ...others] = requirements;
    assert.ok(first);
    const inPart = [{ ...first, shown: "this, not | that" }, ...others];
    const file = { path: "test/a.test.ts", text: opening("it", '"D-01 x")') };
    const page = renderTraceability(inPart, [file]);
    assert.match(page, /^\| D-01 \| Check this \\\| that<br>\*\*In part:\*\* this, not \\\| that \|/m);
    assert.match(page, /1 of them in part/);
    assert.throws(() => renderTraceability(inPart, []), /says what is shown of D-01, which no test claims/);
  });

  it("refuses a claim of an unknown requirement", () => {
    const file = { path: "test/a.test.ts", text: opening("it", '"Z-99 x")') };
    assert.throws(() => renderTraceability(requirements, [file]), /test\/a\.test\.ts claims Z-99/);
  });
});
