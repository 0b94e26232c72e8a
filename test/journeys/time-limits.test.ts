import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { addDays } from "#scheme/calendar.ts";
import { type Case, draft, file, reasons, save, slots, standsAt, today } from "./support/case.ts";
import { mails, mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("Time limits of a remediation", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const sentBack = async (): Promise<Case> => {
    const made = await draft(scheme, nextSlot(), {
      form: (good) => ({ ...good, scs: { ...good.scs, rating: 3 } }),
    });
    await file(made);
    await standsAt(made, "remediation");
    return made;
  };
  const remindersTo = async (of: Case) => {
    const to = of.slot.company.contact.mail;
    return (await mails(scheme)).filter(
      (mail) => mail.to.includes(to) && mail.subject.includes("期限のお知らせ"),
    );
  };

  it("D-09 the applicant is told what to mend and until when", async () => {
    const made = await sentBack();
    const shown = await made.shown();
    assert.equal(shown.status, "remediation");
    assert.equal(shown.remediation?.dueDay, addDays(await today(scheme), 14));
    assert.deepEqual(
      shown.remediation?.findings
        .filter((finding) => finding.weight === "stops")
        .map((finding) => finding.code),
      ["D-05/rating-too-low"],
    );
    const mail = await mailWith(scheme, made.slot.company.contact.mail, "D-05/rating-too-low");
    assert.match(mail.text, /★4/);
  });

  it("D-09 mended within the limit, the case goes on, and each round is kept", async () => {
    const made = await sentBack();
    await scheme.move("+13d");
    await save(made, made.form);
    const receipt = await file(made);
    assert.equal(receipt.round, 2);
    const seen = await standsAt(made, "formCheck");
    assert.equal(seen.remediationRounds, 1);
  });

  it("D-09 reminders go out on their days, once, and after the limit the application lapses", async () => {
    const made = await sentBack();
    await scheme.move("+6d");
    assert.equal((await remindersTo(made)).length, 0);
    await scheme.move("+1d");
    assert.equal((await remindersTo(made)).length, 1);
    await scheme.move("+1h");
    assert.equal((await remindersTo(made)).length, 1);
    await scheme.move("+4d");
    assert.equal((await remindersTo(made)).length, 2);
    await scheme.move("+4d");
    const seen = await standsAt(made, "lapsed");
    assert.equal(seen.status, "lapsed");
    assert.equal((await made.shown()).outcome, "lapsed");
    await mailWith(scheme, made.slot.company.contact.mail, "却下");
  });

  it("D-09 what is filed after the limit is refused, and the category is free for a new application", async () => {
    const made = await sentBack();
    await scheme.move("+15d");
    const provider = await made.provider();
    const params = { applicationId: made.applicationId };
    await standsAt(made, "lapsed");
    await refusedWith(
      provider.call(providerRoutes.fileApplication, { params, body: {} }),
      "not-possible-now",
    );
    const { version } = await made.shown();
    await refusedWith(
      provider.call(providerRoutes.saveForm, { params, body: { version, form: made.form } }),
      "not-possible-now",
    );
    const again = await replyTo(
      provider.call(providerRoutes.createApplication, {
        body: { kind: "new", category: made.slot.category },
      }),
    );
    assert.equal(again.status, "draft");
  });

  it("D-09 the limit can be extended once, and the longer one then holds", async () => {
    const made = await sentBack();
    const params = { applicationId: made.applicationId };
    const extend = async () =>
      (await made.provider()).call(providerRoutes.extendRemediation, { params, body: { reason: reasons } });
    const before = (await made.shown()).remediation?.dueDay ?? "";
    const extended = await replyTo(extend());
    assert.equal(extended.remediation?.dueDay, addDays(before, 14));
    await refusedWith(extend(), "extension-used");
    await scheme.move("+20d");
    assert.equal((await made.shown()).status, "remediation");
    await save(made, made.form);
    await file(made);
    await standsAt(made, "formCheck");
  });

  it("D-09 after the last round the case goes to the reviewer, who may not accept it and refers it for refusal", async () => {
    const made = await sentBack();
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: made.applicationId };
    for (const round of [2, 3]) {
      await file(made);
      await standsAt(made, "remediation");
      assert.equal((await made.seen()).remediationRounds, round);
    }
    await file(made);
    const seen = await standsAt(made, "formCheck");
    assert.equal(seen.remediationRounds, 3);
    const check = (body: { outcome: "accept" } | { outcome: "referForRefusal"; note: string }) =>
      reviewer.call(secretariatRoutes.completeFormCheck, { params, body });
    const problem = await refusedWith(check({ outcome: "accept" }), "not-possible-now");
    assert.ok(problem.findings?.some((finding) => finding.code === "D-05/rating-too-low"));
    await replyTo(check({ outcome: "referForRefusal", note: "補正の上限に達し、★4の取得が確認できない。" }));
    await standsAt(made, "review");
    await refusedWith(
      reviewer.call(secretariatRoutes.proposeDecision, { params, body: { outcome: "certify", reasons } }),
      "not-possible-now",
    );
  });

  it("F-05 the days the applicant had the ball do not count", async () => {
    const made = await sentBack();
    await scheme.move("+12d");
    assert.equal((await made.seen()).processing?.usedBusinessDays, 0);
    assert.equal((await made.seen()).processing?.ball, "applicant");
  });
});
