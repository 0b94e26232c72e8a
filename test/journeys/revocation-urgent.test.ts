import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { caseAt, reasons, type Slot, slots } from "./support/case.ts";
import { mailTold } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { numberOf, openRevocationOf, publicly, revokedCase } from "./support/revocation.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("An urgent revocation, and what bars a company", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const apply = async ({ account }: Slot, category: Slot["category"]) =>
    (await scheme.as(account)).call(providerRoutes.createApplication, { body: { kind: "new", category } });

  it("X-02 holds at once, is heard afterwards and confirmed by somebody else", async () => {
    const of = await caseAt(scheme, nextSlot(), "certified");
    const number = await numberOf(of);
    const made = await openRevocationOf(scheme, of, "cooperationRefused");
    await refusedWith(made.urgently("demo-reviewer"), "not-allowed");
    await replyTo(made.urgently());
    const entry = await publicly(scheme, number);
    assert.deepEqual([entry.status, entry.revocation?.stage], ["revoked", "hearingFollows"]);
    const words = ["緊急に取り消した理由", "これから御意見を伺います"];
    await mailTold(scheme, of.slot.company.contact.mail, ...words);
    await refusedWith(made.confirm("confirm"), "not-possible-now");
    await replyTo(made.notice());
    await replyTo(made.hear());
    await replyTo(made.report());
    await refusedWith(made.confirm("confirm", "demo-decider"), "four-eyes");
    await replyTo(made.confirm("confirm"));
    assert.equal((await publicly(scheme, number)).revocation?.stage, "objectionPossible");
    await replyTo(made.object());
    await refusedWith(made.settle("dismiss", "demo-second-decider"), "four-eyes");
    await replyTo(made.settle("dismiss"));
    assert.equal((await publicly(scheme, number)).revocation?.stage, "final");
  });

  it("X-02 is refused for a ground that does not allow it; cancelled, the certification stands as before", async () => {
    const of = await caseAt(scheme, nextSlot(), "certified");
    const slow = await openRevocationOf(scheme, of, "correctionNotDone");
    await refusedWith(slow.urgently(), "not-urgent");
    const decider = await scheme.as("demo-decider");
    const params = { revocationId: slow.revocationId };
    await replyTo(decider.call(revocationRoutes.discontinueRevocation, { params, body: { reasons } }));
    const made = await openRevocationOf(scheme, of, "falseApplication");
    await replyTo(made.urgently());
    const number = await numberOf(of);
    assert.equal((await publicly(scheme, number)).status, "revoked");
    await replyTo(made.confirm("cancel"));
    assert.equal((await publicly(scheme, number)).status, "valid");
    await mailTold(scheme, of.slot.company.contact.mail, "緊急の取消しをなかったものとし");
  });

  it("X-04 bars the company in every category for the period, and after a second one until a decision", async () => {
    const slot = nextSlot();
    const other: Slot = { ...slot, category: "audit" };
    const of = await caseAt(scheme, { ...slot, category: "vulnerabilityAssessment" }, "certified");
    const second = await caseAt(scheme, other, "certified");
    await revokedCase(scheme, of);
    await refusedWith(apply(slot, "monitoringOperation"), "barred");
    assert.equal((await publicly(scheme, await numberOf(second))).status, "suspended");
    await revokedCase(scheme, second);
    await scheme.move("+367d");
    await refusedWith(apply(slot, "monitoringOperation"), "reapplication-undecided");
    const params = { corporateNumber: slot.company.corporateNumber };
    const allow = async (account: string) =>
      (await scheme.as(account)).call(revocationRoutes.allowReapplication, { params, body: { reasons } });
    await refusedWith(allow("demo-decider"), "four-eyes");
    await replyTo(allow("demo-other-decider"));
    assert.equal((await replyTo(apply(slot, "monitoringOperation"))).status, "draft");
  });
});
