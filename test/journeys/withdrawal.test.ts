import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { answerAs, type Case, caseAt, draft, file, type Stage, slots, standsAt } from "./support/case.ts";
import { mailTold } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("Withdrawal", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const withdraw = async (of: Case, account = of.slot.account) => {
    const client = await scheme.as(account);
    const params = { applicationId: of.applicationId };
    return client.call(providerRoutes.withdrawApplication, {
      params,
      body: { reason: "事業計画の変更のため" },
    });
  };

  for (const stage of ["draft", "formCheck", "inquiry", "review", "awaitingDecision"] satisfies Stage[]) {
    it(`B-05 an application at ${stage} can be withdrawn; nobody is waited for any more`, async () => {
      const made = await caseAt(scheme, nextSlot(), stage);
      const shown = await replyTo(withdraw(made));
      assert.equal(shown.outcome, "withdrawn");
      if (stage === "draft") return;
      const seen = await standsAt(made, "withdrawn");
      assert.deepEqual(
        seen.tasks.filter((task) => task.status === "open"),
        [],
      );
      assert.ok(seen.inquiries.every((inquiry) => ["cancelled", "noObjection"].includes(inquiry.status)));
      await mailTold(scheme, made.slot.company.contact.mail, "取下げ");
      await refusedWith(withdraw(made), "not-possible-now");
    });
  }

  it("B-05 an application sent back can be withdrawn", async () => {
    const made = await draft(scheme, nextSlot(), {
      form: (good) => ({ ...good, scs: { ...good.scs, rating: 3 } }),
    });
    await file(made);
    await standsAt(made, "remediation");
    await replyTo(withdraw(made));
    await standsAt(made, "withdrawn");
    await scheme.move("+20d");
    assert.equal((await made.seen()).status, "withdrawn");
  });

  it("B-05 a body that answers after the withdrawal changes nothing", async () => {
    const made = await caseAt(scheme, nextSlot(), "inquiry");
    await replyTo(withdraw(made));
    await refusedWith(answerAs(made, "meti", { answer: "noObjection" }), "task-closed");
  });

  it("B-05 a certified application cannot be withdrawn", async () => {
    const made = await caseAt(scheme, nextSlot(), "certified");
    await refusedWith(withdraw(made), "not-possible-now");
  });
});
