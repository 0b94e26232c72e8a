import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#scheme/calendar.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { nextAttentionDay, reminderDays, repeatEveryDays, taskDue } from "#scheme/task-due.ts";
import { ballOf, type TaskKind, taskKinds } from "#scheme/task-transitions.ts";

const policy = policyVersion("2027-04-01.1");

const bodyOf = (kind: TaskKind) => (kind === "inquiryAnswer" ? { body: "meti" } : {});

describe("the due day of a task opened on 2027-04-01", () => {
  const cases: readonly (readonly [TaskKind, string])[] = [
    ["remediation", "2027-04-15"],
    ["applicantInformation", "2027-04-15"],
    ["formCheck", "2027-04-15"],
    ["inquiryAnswer", "2027-04-30"],
    ["inquirySupplement", "2027-04-08"],
    ["silentBody", "2027-04-08"],
    ["proposal", "2027-04-15"],
    ["decision", "2027-04-15"],
  ];
  for (const [kind, due] of cases) {
    it(`${kind}: ${due}`, () => assert.equal(taskDue(kind, policy, "2027-04-01", bodyOf(kind).body), due));
  }

  it("skips the holidays of May for the office, not for the applicant", () => {
    assert.equal(taskDue("formCheck", policy, "2027-04-28"), "2027-05-18");
    assert.equal(taskDue("remediation", policy, "2027-04-28"), "2027-05-12");
  });

  it("is each body's own", () => {
    const { bodies } = policy.inquiry;
    const value = bodies.value.map((body) => (body.code === "npa" ? { ...body, dueBusinessDays: 5 } : body));
    const changed = { ...policy, inquiry: { bodies: { ...bodies, value } } };
    assert.equal(taskDue("inquiryAnswer", changed, "2027-04-01", "npa"), "2027-04-08");
    assert.equal(taskDue("inquiryAnswer", changed, "2027-04-01", "nco"), "2027-04-30");
  });

  for (const body of ["nobody", undefined]) {
    it(`is not guessed for ${body ?? "no body"}`, () => {
      assert.throws(() => taskDue("inquiryAnswer", policy, "2027-04-01", body), RangeError);
      assert.throws(() => reminderDays("inquiryAnswer", policy, "2027-04-01", body), RangeError);
    });
  }
});

describe("D-09 reminders of a remediation", () => {
  it("come 7, 3 and 1 days before it is due", () => {
    assert.deepEqual(reminderDays("remediation", policy, "2027-04-15"), [
      "2027-04-08",
      "2027-04-12",
      "2027-04-14",
    ]);
  });

  it("are not repeated once it is overdue: it is closed then", () => {
    assert.equal(repeatEveryDays("remediation", policy), undefined);
  });
});

describe("E-03 reminders of an inquiry", () => {
  it("come before the due day, and every 7 days from the day after it", () => {
    assert.deepEqual(reminderDays("inquiryAnswer", policy, "2027-04-30", "meti"), [
      "2027-04-23",
      "2027-04-27",
      "2027-04-29",
      "2027-05-08",
    ]);
    assert.equal(repeatEveryDays("inquiryAnswer", policy, "meti"), 7);
  });
});

describe("the next day on which a task needs attention", () => {
  const cases: readonly (readonly [TaskKind, string, string, string])[] = [
    ["remediation", "2027-04-15", "2027-04-01", "2027-04-08"],
    ["remediation", "2027-04-15", "2027-04-07", "2027-04-08"],
    ["remediation", "2027-04-15", "2027-04-08", "2027-04-12"],
    ["remediation", "2027-04-15", "2027-04-13", "2027-04-14"],
    ["remediation", "2027-04-15", "2027-04-14", "2027-04-16"],
    ["remediation", "2027-04-15", "2027-04-15", "2027-04-16"],
    ["remediation", "2027-04-15", "2027-04-16", "2027-04-17"],
    ["remediation", "2027-04-15", "2027-05-30", "2027-05-31"],
    ["formCheck", "2027-04-15", "2027-04-01", "2027-04-12"],
    ["formCheck", "2027-04-15", "2027-04-15", "2027-04-16"],
    ["formCheck", "2027-04-15", "2027-04-16", "2027-04-23"],
    ["formCheck", "2027-04-15", "2027-04-22", "2027-04-23"],
    ["formCheck", "2027-04-15", "2027-04-23", "2027-04-30"],
    ["inquiryAnswer", "2027-04-30", "2027-04-29", "2027-05-01"],
    ["inquiryAnswer", "2027-04-30", "2027-05-01", "2027-05-08"],
    ["inquiryAnswer", "2027-04-30", "2027-05-20", "2027-05-22"],
  ];
  for (const [kind, dueDay, today, next] of cases) {
    it(`${kind} due ${dueDay}, seen on ${today}: ${next}`, () =>
      assert.equal(nextAttentionDay({ kind, policy, dueDay, today, ...bodyOf(kind) }), next));
  }

  it("is always later than today, and misses no reminder and no due day", () => {
    const offset = fc.integer({ min: -40, max: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...taskKinds), offset, (kind, days) => {
        const dueDay = "2027-06-15";
        const today = addDays(dueDay, days);
        const { body } = bodyOf(kind);
        const next = nextAttentionDay({ kind, policy, dueDay, today, ...bodyOf(kind) });
        assert.ok(next > today);
        const expected = [...reminderDays(kind, policy, dueDay, body), addDays(dueDay, 1)];
        for (const day of expected.filter((each) => each > today)) assert.ok(next <= day, `${kind} ${day}`);
      }),
    );
  });

  it("comes back within the repetition for as long as the task is open", () => {
    for (const kind of taskKinds) {
      const every = ballOf(kind) === "applicant" ? 1 : 7;
      let today = "2027-06-16";
      for (let round = 0; round < 5; round += 1) {
        const next = nextAttentionDay({ kind, policy, dueDay: "2027-06-15", today, ...bodyOf(kind) });
        assert.equal(next, addDays(today, every), kind);
        today = next;
      }
    }
  });
});
