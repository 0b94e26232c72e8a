import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mailError } from "#adapters/mail-transport.ts";
import type { OutgoingMail } from "#ports";
import { setup, type World } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { accepted, openCase } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { reviewer, tipOfficer } from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister } from "#test/support/fakes-register.ts";
import { listNoticesThatCameBack } from "#usecases/list-notices-that-came-back.ts";
import { recordMailFeedback } from "#usecases/record-mail-feedback.ts";

/** A case in which the applicant, the bodies and the secretariat have had notices. */
async function afterNotices() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  await createDriver(world).settle();
  const sentTo = (to: string) => {
    const found = recordsOf(world, "notice").find(({ recipient }) => recipient.to === to);
    assert.ok(found, `there is no notice to ${to}`);
    return found;
  };
  const told = () => noticesThatTell(world);
  const listed = async () => accepted(await listNoticesThatCameBack(world.deps)({ actor: reviewer })).notices;
  return { world, of, sentTo, told, listed };
}

const secretariatAddress = ({ deps }: World) => deps.directory.addresses({ to: "secretariat" })[0] ?? "";

const noticesThatTell = (world: World) =>
  recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.content.template === "noticeCameBack" ? [effect] : [],
  );

describe("N-05 a notice that came back", () => {
  it("is on record, and the secretariat is told what, to whom and why, and nobody's address", async () => {
    const { world, of, sentTo, told, listed } = await afterNotices();
    const { id, subject, sentAt } = sentTo("applicant");
    await recordMailFeedback(world.deps)({ noticeId: id, fault: "bounced" });
    const [effect, ...others] = told();
    assert.ok(effect?.content.template === "noticeCameBack" && others.length === 0);
    assert.deepEqual(effect.recipient, { to: "secretariat" });
    const { caseId, ofSubject, ofRecipient, fault } = effect.content;
    assert.deepEqual([caseId, ofSubject, ofRecipient, fault], [of.id, subject, "applicant", "bounced"]);
    assert.deepEqual(await listed(), [
      {
        noticeId: id,
        caseKind: "application",
        caseId: of.id,
        subject,
        recipient: "applicant",
        fault: "bounced",
        sentAt,
        cameBackAt: world.clock.now(),
      },
    ]);
    assert.doesNotMatch(JSON.stringify([effect, await listed(), world.logged]), /@/);
    assertInvariants(world);
  });

  it("goes to the secretariat as a mail of its own", async () => {
    const { world, sentTo } = await afterNotices();
    await recordMailFeedback(world.deps)({ noticeId: sentTo("body").id, fault: "complained" });
    const before = world.mailer.sent.length;
    await createDriver(world).settle();
    const mails = world.mailer.sent.slice(before);
    assert.deepEqual(
      mails.map(({ to }) => to),
      [world.deps.directory.addresses({ to: "secretariat" })],
    );
  });

  it("is told of once, however often and of how many addresses it is told", async () => {
    const { world, sentTo, told, listed } = await afterNotices();
    const { id } = sentTo("applicant");
    await recordMailFeedback(world.deps)({ noticeId: id, fault: "bouncedForNow" });
    const after = world.snapshot();
    for (const fault of ["bounced", "complained", "bouncedForNow"] as const)
      await recordMailFeedback(world.deps)({ noticeId: id, fault });
    assert.deepEqual(world.snapshot(), after);
    assert.equal(told().length, 1);
    assert.deepEqual(
      (await listed()).map(({ fault }) => fault),
      ["bouncedForNow"],
    );
  });

  it("is told of once by two at the same moment", async () => {
    const { world, sentTo, told } = await afterNotices();
    const feedback = { noticeId: sentTo("applicant").id, fault: "bounced" } as const;
    await atOnce(
      world,
      (deps) => recordMailFeedback(deps)(feedback),
      (deps) => recordMailFeedback(deps)(feedback),
    );
    assert.equal(told().length, 1);
  });

  it("to the secretariat itself is on record and told nobody, so that nothing goes round", async () => {
    const { world, sentTo, told, listed } = await afterNotices();
    const { id } = sentTo("secretariat");
    await recordMailFeedback(world.deps)({ noticeId: id, fault: "bounced" });
    const details = { noticeId: id, fault: "bounced", to: "secretariat" };
    assert.deepEqual(world.logged.at(-1), { code: "NOTICE_CAME_BACK", details });
    assert.deepEqual(told(), []);
    assert.deepEqual(
      (await listed()).map(({ noticeId }) => noticeId),
      [id],
    );
  });

  it("that nobody sent is logged and left", async () => {
    const { world } = await afterNotices();
    const before = world.snapshot();
    await recordMailFeedback(world.deps)({ noticeId: "01UNKNOWN", fault: "bounced" });
    assert.deepEqual(world.snapshot(), before);
    assert.deepEqual(world.logged.at(-1), {
      code: "NOTICE_CAME_BACK",
      details: { noticeId: "01UNKNOWN", fault: "bounced", to: "unknown" },
    });
  });

  it("comes again while the register is busy, or the notice is being sent still", async () => {
    const { world, sentTo, told } = await afterNotices();
    const notice = sentTo("applicant");
    const feedback = { noticeId: notice.id, fault: "bounced" } as const;
    const busy = onRegister(world.deps, contending(world.deps.register, 10));
    await assert.rejects(recordMailFeedback(busy)(feedback), /could not be recorded/);
    const { sentAt: _, ...sending } = { ...notice, status: "sending" as const };
    await world.deps.register.commit([{ put: "upsert", record: sending }]);
    await assert.rejects(recordMailFeedback(world.deps)(feedback), /could not be recorded/);
    assert.deepEqual(told(), []);
  });

  it("S-01 of a tip is listed for those who may know of it alone", async () => {
    const { world, sentTo } = await afterNotices();
    const { id, ...notice } = sentTo("secretariat");
    const cameBack = { fault: "bounced", at: world.clock.now() } as const;
    const ofTip = { ...notice, id: `${id}1`, caseKind: "tip", caseId: "t1", cameBack } as const;
    await world.deps.register.commit([{ put: "upsert", record: ofTip }]);
    const seenBy = async (actor: typeof reviewer) =>
      accepted(await listNoticesThatCameBack(world.deps)({ actor })).notices.map(({ noticeId }) => noticeId);
    assert.deepEqual(await seenBy(reviewer), []);
    assert.deepEqual(await seenBy(tipOfficer), [`${id}1`]);
  });

  it("at once, since the server knows no such reader, is sent no more and told as well", async () => {
    const world = await setup();
    const refusing = mailError("RecipientRefused", "The mail server takes no mail for its recipient: 550");
    const mailer = {
      send: async (mail: OutgoingMail) => {
        if (mail.to.includes(secretariatAddress(world))) return world.mailer.send(mail);
        throw refusing;
      },
    };
    const unreached = { ...world, deps: { ...world.deps, mailer } };
    const of = await openCase(unreached);
    await reach(unreached, of, "formCheck");
    await createDriver(unreached).settle();
    const [cameBack, ...others] = recordsOf(world, "notice").filter((each) => each.cameBack !== undefined);
    assert.ok(cameBack !== undefined && others.length === 0);
    assert.deepEqual(
      [cameBack.status, cameBack.recipient.to, cameBack.cameBack?.fault],
      ["sent", "applicant", "bounced"],
    );
    assert.deepEqual(
      noticesThatTell(world).map(({ content }) => content.caseId),
      [of.id],
    );
    assert.ok(recordsOf(world, "outbox").every(({ status }) => status === "delivered"));
    assertInvariants(world);
  });
});
