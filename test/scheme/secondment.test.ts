import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finding } from "#scheme/finding.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { type SecondmentFacts, secondmentFindings } from "#scheme/secondment.ts";

const policy = policyVersion("2027-04-01.1");
const today = "2027-06-01";
const sound: SecondmentFacts = {
  from: "2027-06-02",
  until: "2027-12-31",
  evaluatedOn: "2027-06-01",
  evaluationFiled: true,
};

const codes = (changes: Partial<SecondmentFacts>, under = policy) =>
  secondmentFindings({ ...sound, ...changes }, { policy: under, today }).map(({ code }) => code);

const unruled = {
  ...policy,
  delegation: {
    ...policy.delegation,
    secondmentNeedsTrustEvaluation: { ...policy.delegation.secondmentNeedsTrustEvaluation, value: false },
  },
};

const cases: readonly (readonly [string, Partial<SecondmentFacts>, readonly string[]])[] = [
  ["evaluated the day before", {}, []],
  ["evaluated long before", { evaluatedOn: "2026-01-01" }, []],
  ["evaluated on the first day itself", { from: "2027-06-01" }, ["L-03/trust-evaluation-late"]],
  ["evaluated after the first day", { from: "2027-05-01" }, ["L-03/trust-evaluation-late"]],
  [
    "evaluation to come",
    { from: "2027-07-01", evaluatedOn: "2027-06-02" },
    ["L-03/trust-evaluation-not-done"],
  ],
  ["no record of it", { evaluationFiled: false }, ["L-03/trust-evaluation-missing"]],
  ["a single day", { until: "2027-06-02" }, []],
  ["ends before it begins", { until: "2027-06-01" }, ["L-03/dates-reversed"]],
  [
    "everything wrong",
    { from: "2027-07-01", until: "2027-06-30", evaluatedOn: "2027-07-02", evaluationFiled: false },
    [
      "L-03/dates-reversed",
      "L-03/trust-evaluation-missing",
      "L-03/trust-evaluation-late",
      "L-03/trust-evaluation-not-done",
    ],
  ],
];

describe("L-03 a person may be taken in by secondment", () => {
  for (const [what, changes, expected] of cases) {
    it(`${what}: ${expected.join(", ") || "in order"}`, () => assert.deepEqual(codes(changes), expected));
  }

  it("without an evaluation where the policy asks for none", () => {
    assert.deepEqual(codes({ evaluationFiled: false, from: "2027-05-01" }, unruled), []);
    assert.deepEqual(codes({ until: "2027-06-01" }, unruled), ["L-03/dates-reversed"]);
  });

  it("is told what is wrong in findings of the catalogue's shape", () => {
    const found = secondmentFindings({ ...sound, evaluationFiled: false }, { policy, today });
    for (const each of found) assert.deepEqual(finding.parse(each), each);
    assert.match(found[0]?.basis ?? "", /委託の制限/);
  });
});
