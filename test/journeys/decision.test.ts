import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { lastDayOfMonths } from "#scheme/calendar.ts";
import {
  accept,
  answerAll,
  type Case,
  caseAt,
  certificate,
  decide,
  draft,
  file,
  propose,
  reasons,
  save,
  slots,
  standsAt,
  today,
} from "./support/case.ts";
import { mailTold } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("The decision", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const call = async (of: Case, account: string, outcome: "certify" | "refuse" | "return") =>
    decide(of, outcome, account);

  it("F-01 nobody decides who reviewed, who proposed, or who is no decider", async () => {
    const made = await caseAt(scheme, nextSlot(), "awaitingDecision");
    await refusedWith(call(made, "demo-reviewer", "certify"), "not-allowed");
    await refusedWith(call(made, "demo-auditor", "certify"), "not-allowed");
    await refusedWith(call(made, "demo-administrator", "certify"), "not-allowed");
    assert.equal((await made.seen()).status, "awaitingDecision");
  });

  it("F-01 a person with both roles who checked the form cannot decide", async () => {
    const made = await draft(scheme, nextSlot());
    await file(made);
    await accept(made, "demo-reviewer-decider");
    await answerAll(made);
    await propose(made, "certify");
    await refusedWith(call(made, "demo-reviewer-decider", "certify"), "four-eyes");
    await replyTo(call(made, "demo-decider", "certify"));
    await certificate(made);
  });

  it("F-01 a person with a declared conflict of interest can neither read nor decide", async () => {
    const made = await caseAt(scheme, nextSlot(), "awaitingDecision");
    const decider = await scheme.as("demo-decider");
    const params = { applicationId: made.applicationId };
    await replyTo(
      decider.call(secretariatRoutes.declareConflict, {
        params,
        body: { statement: "申請者の役員と親族関係があるため。" },
      }),
    );
    await refusedWith(call(made, "demo-decider", "certify"), "conflict-of-interest");
    await refusedWith(decider.call(secretariatRoutes.readApplication, { params }), "conflict-of-interest");
    await refusedWith(decider.call(secretariatRoutes.readHistory, { params }), "conflict-of-interest");
    await replyTo(call(made, "demo-second-decider", "certify"));
  });

  it("F-01 of two deciders at once, one decides and the other learns that it is done", async () => {
    const made = await caseAt(scheme, nextSlot(), "awaitingDecision");
    const answers = await Promise.all([
      call(made, "demo-decider", "certify"),
      call(made, "demo-second-decider", "refuse"),
    ]);
    const [done, late] = answers.toSorted((one, other) => Number(other.ok) - Number(one.ok));
    assert.ok(done?.ok);
    assert.ok(late !== undefined && !late.ok);
    assert.equal(late.problem.code, "task-closed");
    const auditor = await scheme.as("demo-auditor");
    const history = await replyTo(
      auditor.call(secretariatRoutes.readHistory, { params: { applicationId: made.applicationId } }),
    );
    const decisions = history.events.filter((event) => event.act === "certify" || event.act === "refuse");
    assert.equal(decisions.length, 1);
  });

  it("F-03 a refusal gives reasons, and how and until when to object", async () => {
    const made = await caseAt(scheme, nextSlot(), "review");
    await propose(made, "refuse");
    await replyTo(call(made, "demo-decider", "refuse"));
    const shown = await made.shown();
    assert.equal(shown.outcome, "refused");
    assert.equal(shown.decision?.reasons, reasons);
    assert.equal(shown.decision?.objectionUntil, lastDayOfMonths(await today(scheme), 3));
    assert.ok((shown.decision?.objectionText?.ja.length ?? 0) > 10);
    await mailTold(scheme, made.slot.company.contact.mail, "不認定", reasons, "令和");
  });

  it("F-01 a decider returns a proposal, and the reviewer proposes anew", async () => {
    const made = await caseAt(scheme, nextSlot(), "awaitingDecision");
    await replyTo(call(made, "demo-decider", "return"));
    await standsAt(made, "review");
    await propose(made, "refuse");
    await refusedWith(call(made, "demo-decider", "certify"), "not-possible-now");
    await replyTo(call(made, "demo-decider", "refuse"));
  });

  it("D-06 a prerequisite that has run out on the day of decision stops the certification; remediation mends it", async () => {
    const day = await today(scheme);
    const made = await draft(scheme, nextSlot(), {
      form: (good) => ({ ...good, scs: { ...good.scs, validUntil: day } }),
    });
    await file(made);
    await accept(made);
    await answerAll(made);
    await propose(made, "certify");
    await scheme.move("+1d");
    const problem = await refusedWith(call(made, "demo-decider", "certify"), "prerequisite-not-valid");
    assert.deepEqual(
      problem.findings?.map((finding) => finding.code),
      ["D-06/scs-expired"],
    );
    await replyTo(call(made, "demo-decider", "return"));

    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: made.applicationId };
    const findings = [
      {
        item: "scs.validUntil",
        wrong: "決定日にSCS評価の有効期限が切れています。",
        remedy: "更新後の評価結果を提出してください。",
      },
    ];
    await replyTo(reviewer.call(secretariatRoutes.requestRemediation, { params, body: { findings } }));
    await save(made, made.form);
    await file(made);
    await standsAt(made, "formCheck");
    const check = await scheme.as("demo-reviewer");
    await replyTo(check.call(secretariatRoutes.completeFormCheck, { params, body: { outcome: "accept" } }));
    await propose(made, "certify");
    await replyTo(call(made, "demo-second-decider", "certify"));
    await certificate(made);
  });

  it("A-04 a company that is certified in a category cannot apply anew in it", async () => {
    const made = await caseAt(scheme, nextSlot(), "certified");
    await assert.rejects(draft(scheme, made.slot), /already-certified/);
  });
});
