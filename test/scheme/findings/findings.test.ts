import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applicationForm, documentSlots } from "#scheme/application-form.ts";
import { anyStops, finding } from "#scheme/finding.ts";
import { findingsOf, prerequisiteFindings, type ValidationInput } from "#scheme/findings/index.ts";
import {
  cleanDocument,
  found,
  rejectedDocument,
  soundForm,
  soundInput,
  withInput,
  withItems,
} from "./sound-input.ts";

const parts = Object.entries(soundForm).map(([part, value]) => [part, value ?? {}] as const);
const items = parts.flatMap(([part, value]) =>
  Array.isArray(value) ? [] : Object.keys(value).map((item) => `${part}.${item}`),
);

/** The sound form without some of its items. */
function without(missing: readonly string[]): ValidationInput {
  const form = parts.map(([part, value]) => {
    if (Array.isArray(value)) return [part, value];
    return [
      part,
      Object.fromEntries(Object.entries(value).filter(([item]) => !missing.includes(`${part}.${item}`))),
    ];
  });
  return withInput({ form: applicationForm.parse(Object.fromEntries(form)) });
}

const anyDocuments = fc.array(
  fc.tuple(
    fc.constantFrom(...documentSlots),
    fc.boolean(),
    fc.constantFrom("", "みやこ", "株式会社みやこ診断IS123456"),
  ),
  { maxLength: 12 },
);
const anyInput = fc
  .record({
    missing: fc.subarray(items),
    documents: anyDocuments,
    day: fc.constantFrom("2027-05-10", "2027-07-01", "2026-01-05", "2031-01-01"),
    category: fc.constantFrom("vulnerabilityAssessment" as const, "audit" as const),
  })
  .map(({ missing, documents, ...rest }) => ({
    ...without(missing),
    ...rest,
    documents: documents.map(([slot, clean, text]) =>
      clean ? cleanDocument(slot, { text }) : rejectedDocument(slot),
    ),
  }));

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}

describe("D-08 findings", () => {
  it("are none when everything is in order", () => assert.deepEqual(findingsOf(soundInput), []));

  it("are well formed, in both languages, in order, and never the same thing twice", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const findings = findingsOf(input);
        for (const each of findings) {
          finding.parse(each);
          assert.match(each.wrong.ja, /[ぁ-ん]/);
          assert.match(each.remedy.ja, /。$|：/);
          assert.match(each.remedy.en, /\.$/);
          assert.doesNotMatch(JSON.stringify(each), /undefined|\[object|NaN/);
        }
        const keys = findings.map(({ code, item }) => `${code} ${item}`);
        assert.equal(new Set(keys).size, keys.length);
        const pairs = findings.map(({ code, item }) => [code, item] as const);
        for (const [index, [code, item]] of pairs.entries()) {
          const [nextCode, nextItem] = pairs[index + 1] ?? [];
          if (nextCode === undefined || nextItem === undefined) continue;
          assert.ok(code < nextCode || (code === nextCode && item < nextItem), `${code} ${item}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are the same for the same input, which is left as it was", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const copy = structuredClone(input);
        assert.deepEqual(findingsOf(frozen(input)), findingsOf(copy));
        assert.deepEqual(input, copy);
      }),
      { numRuns: 40 },
    );
  });

  it("do not depend on the order of the listings and of the controls", () => {
    const statement = soundForm.isms?.statementOfApplicability?.slice(5) ?? [];
    const one = withItems("isms", { statementOfApplicability: statement });
    const other = withItems("isms", { statementOfApplicability: statement.toReversed() });
    assert.ok(findingsOf(one).length > 0);
    assert.deepEqual(findingsOf(one), findingsOf(other));
  });
});

describe("D-01 mandatory items", () => {
  const mandatory = soundInput.policy.mandatoryItems.value;

  for (const { path, name } of mandatory) {
    it(`${path}, ${name.en}, must be filled in`, () => {
      const findings = findingsOf(without([path]));
      assert.deepEqual(
        findings.map(({ code, item, weight }) => [code, item, weight]),
        [["D-01/item-missing", path, "stops"]],
      );
      const [only] = findings;
      assert.ok(only);
      assert.ok(only.wrong.ja.includes(name.ja) && only.remedy.en.includes(name.en));
      assert.match(only.basis, /^(中間とりまとめ「|仮定（)/);
    });
  }

  it("are exactly what is missing", () => {
    fc.assert(
      fc.property(fc.subarray(items), (missing) => {
        const findings = findingsOf(without(missing));
        const said = findings.filter(({ code }) => code === "D-01/item-missing").map(({ item }) => item);
        const expected = mandatory.map(({ path }) => path).filter((path) => missing.includes(path));
        assert.deepEqual(said, expected.toSorted());
        assert.equal(anyStops(findings), expected.length > 0);
      }),
      { numRuns: 60 },
    );
  });

  it("cover everything that other rules read, so that no rule is passed by leaving its item out", () => {
    const optional = new Set(items.filter((path) => !mandatory.some((item) => item.path === path)));
    assert.deepEqual([...optional], []);
  });

  it("an empty list is not filled in", () => {
    for (const item of ["shareholders", "officers"] as const) {
      assert.ok(found(withItems("company", { [item]: [] })).includes(`D-01/item-missing company.${item}`));
    }
  });

  it("a commitment that is not made is filled in", () => {
    assert.deepEqual(found(withItems("pledge", { conduct: false })), [
      "D-02/commitment-not-made pledge.conduct",
    ]);
  });

  it("an empty form lacks every one of them", () => {
    const missing = found(withInput({ form: {} })).filter((each) => each.startsWith("D-01/"));
    assert.equal(missing.length, mandatory.length);
    assert.ok(
      !found(withInput({ form: {} })).some((each) => each.includes("isms-not-stated isms.validUntil")),
    );
  });
});

describe("D-06 the day of decision", () => {
  const codes = (input: ValidationInput) => prerequisiteFindings(input).map(({ code }) => code);

  it("finds nothing when all three hold", () => assert.deepEqual(codes(soundInput), []));

  it("finds what has run out since", () => {
    assert.deepEqual(codes(withInput({ day: "2027-06-30" })), []);
    assert.deepEqual(codes(withInput({ day: "2027-07-01" })), ["D-06/registration-expired"]);
    assert.deepEqual(codes(withInput({ day: "2028-06-01" })), [
      "D-06/isms-expired",
      "D-06/registration-expired",
    ]);
    assert.deepEqual(codes(withInput({ day: "2030-03-15" })), [
      "D-06/isms-expired",
      "D-06/registration-expired",
      "D-06/scs-expired",
    ]);
  });

  it("never takes what is not stated for valid", () => {
    assert.deepEqual(codes(withInput({ form: {}, listings: [] })), [
      "D-05/rating-not-stated",
      "D-06/isms-not-stated",
      "D-06/registration-not-stated",
      "D-06/scs-not-stated",
    ]);
  });

  it("finds a service that is no longer on the register", () => {
    assert.deepEqual(codes(withInput({ listings: [] })), ["D-06/registration-not-found"]);
  });

  it("judges nothing else again, and has no notes", () => {
    const input = { ...withItems("isms", { validUntil: "2031-12-31" }), documents: [] };
    assert.ok(found(input).includes("D-06/isms-period-too-long isms.validUntil (note)"));
    assert.deepEqual(codes(input), []);
  });

  it("says of the same input what the full check says", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const full = findingsOf(input);
        const missing = new Set(
          full.filter(({ code }) => code === "D-01/item-missing").map(({ item }) => item),
        );
        for (const each of prerequisiteFindings(input)) {
          assert.equal(each.weight, "stops");
          assert.ok(missing.has(each.item) || full.some((other) => other.code === each.code), each.code);
        }
      }),
      { numRuns: 40 },
    );
  });
});
