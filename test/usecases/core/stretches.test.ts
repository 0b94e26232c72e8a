import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Stretch } from "#records/application.ts";
import { stretchesAfter, withoutQuestions } from "#usecases/core/stretches.ts";

const at = (day: number) => `2027-06-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const brief = (stretches: readonly Stretch[]) =>
  stretches.map(({ ball, from, until }) => [ball, from.slice(8, 10), until?.slice(8, 10) ?? "…"].join(" "));

describe("F-05 who had the ball when", () => {
  it("F-05 a step closes the stretch before it and opens its own; the end opens none", () => {
    const submitted = stretchesAfter([], "draft", "submitted", at(1));
    const sentBack = stretchesAfter(submitted, "submitted", "remediation", at(3));
    assert.deepEqual(brief(sentBack), ["secretariat 01 03", "applicant 03 …"]);
    assert.deepEqual(brief(stretchesAfter(sentBack, "remediation", "lapsed", at(9))), [
      "secretariat 01 03",
      "applicant 03 09",
    ]);
  });

  const inquiry: Stretch = { step: "inquiry", ball: "government", from: at(5), until: at(25) };
  const open: Stretch = { step: "inquiry", ball: "government", from: at(5) };
  for (const [name, stretch, question, expected] of [
    ["within", inquiry, [10, 15], ["government 05 10", "applicant 10 15", "government 15 25"]],
    ["still open", open, [10, undefined], ["government 05 10", "applicant 10 …"]],
    ["open until the stretch ended", inquiry, [10, 25], ["government 05 10", "applicant 10 25"]],
    ["closed in an open stretch", open, [10, 15], ["government 05 10", "applicant 10 15", "government 15 …"]],
    ["from the first moment", inquiry, [5, 15], ["applicant 05 15", "government 15 25"]],
    ["after it", inquiry, [26, 28], ["government 05 25"]],
    ["before it", inquiry, [1, 4], ["government 05 25"]],
  ] as const) {
    it(`F-05 a question to the applicant ${name} is taken out of an inquiry`, () => {
      const [opened, closed] = question;
      const asked = { openedAt: at(opened), closedAt: closed === undefined ? undefined : at(closed) };
      assert.deepEqual(brief(withoutQuestions([stretch], [asked])), expected);
    });
  }

  it("F-05 two questions that overlap are taken out once", () => {
    const questions = [
      { openedAt: at(8), closedAt: at(12) },
      { openedAt: at(10), closedAt: at(14) },
    ];
    assert.deepEqual(brief(withoutQuestions([inquiry], questions)), [
      "government 05 08",
      "applicant 08 12",
      "applicant 12 14",
      "government 14 25",
    ]);
  });
});
