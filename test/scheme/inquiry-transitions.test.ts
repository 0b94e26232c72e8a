import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  type InquiryResult,
  type InquiryStatus,
  inquiryResult,
  inquiryStatuses,
  inquiryTransitions,
  isAnswered,
} from "#scheme/inquiry-transitions.ts";
import { actsFrom } from "#scheme/transition.ts";

describe("E-04 the answers taken together", () => {
  const cases: readonly (readonly [readonly InquiryStatus[], InquiryResult])[] = [
    [[], "pending"],
    [["sent"], "pending"],
    [["noObjection", "acknowledged"], "pending"],
    [["noObjection", "overdue"], "pending"],
    [["noObjection", "cancelled"], "pending"],
    [["noObjection", "notConcerned", "deemedNoObjection"], "noObjection"],
    [["notConcerned"], "noObjection"],
    [["noObjection", "moreInformation"], "needsConsultation"],
    [["sent", "applicantAsked"], "needsConsultation"],
    [["noObjection", "escalated"], "needsConsultation"],
    [["noObjection", "objection"], "objection"],
    [["objection", "moreInformation", "sent"], "objection"],
  ];
  for (const [statuses, result] of cases) {
    it(`${statuses.join(", ") || "nobody asked"}: ${result}`, () =>
      assert.equal(inquiryResult(statuses), result));
  }

  const answers = fc.array(fc.constantFrom(...inquiryStatuses), { maxLength: 5 });

  it("one objection is an objection, whatever the others say", () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (statuses, place) => {
        assert.equal(inquiryResult(statuses.toSpliced(place, 0, "objection")), "objection");
      }),
    );
  });

  it("is no objection only when everybody asked has answered, and nobody objects", () => {
    fc.assert(
      fc.property(answers, (statuses) => {
        const clear =
          statuses.length > 0 && statuses.every((each) => isAnswered(each) && each !== "objection");
        assert.equal(inquiryResult(statuses) === "noObjection", clear);
      }),
    );
  });

  it("does not depend on the order", () => {
    fc.assert(
      fc.property(answers, (statuses) => {
        assert.equal(inquiryResult(statuses), inquiryResult(statuses.toReversed()));
      }),
    );
  });
});

describe("E-02 answers of a body", () => {
  it("are acts of that body alone", () => {
    const rows = inquiryTransitions.filter(({ to }) =>
      ["noObjection", "objection", "notConcerned"].includes(to),
    );
    assert.equal(rows.length, 3);
    for (const row of rows) assert.deepEqual(row.by, ["governmentResponder"]);
  });

  it("cannot be changed once given; the body can only be asked again", () => {
    for (const status of inquiryStatuses.filter(isAnswered))
      assert.deepEqual(actsFrom(inquiryTransitions, status), ["askAgain"]);
  });

  it("can still be given late", () => {
    for (const status of ["overdue", "escalated"] as const) {
      assert.ok(actsFrom(inquiryTransitions, status).includes("answerObjection"));
    }
  });
});

describe("E-03 a silent body", () => {
  for (const status of ["sent", "acknowledged"] as const) {
    it(`can be waited for, escalated or deemed to have no objection when ${status}`, () => {
      const acts = actsFrom(inquiryTransitions, status);
      for (const act of ["markOverdue", "escalateSilence", "deemNoObjection"] as const)
        assert.ok(acts.includes(act));
    });
  }

  it("is never deemed to have no objection after it said something", () => {
    for (const status of ["moreInformation", "applicantAsked", "objection", "notConcerned"] as const) {
      assert.ok(!actsFrom(inquiryTransitions, status).includes("deemNoObjection"), status);
    }
  });
});
