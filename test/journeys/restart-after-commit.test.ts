import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Deps, Mailer, Register } from "#ports";
import { partitions } from "#records/layout.ts";
import { type SmtpServer, smtpServer } from "#test/support/smtp-server.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";
import { concludeInquiries } from "#usecases/conclude-inquiries.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";
import { issueCertificate } from "#usecases/issue-certificate.ts";
import { putInquiries } from "#usecases/put-inquiries.ts";
import { actsOn } from "./support/acts-by-hand.ts";
import { caseAt, certificate, draft, type SecretariatView, slots, standsAt } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { messageIdOf } from "./support/mailbox.ts";
import { assertRegisterSound, everyEffect, trailOf } from "./support/register-file.ts";

describe("A process that dies right after it has committed something, before any effect of it", () => {
  let scheme: SchemeHere;
  let smtp: SmtpServer;
  const nextSlot = slots();
  before(async () => {
    smtp = await smtpServer();
    scheme = await openSchemeHere({ SMTP_URL: smtp.url });
  });
  after(async () => {
    await scheme.stop();
    await smtp.close();
  });
  const folder = () => scheme.server().dataFolder;

  it("every act of a person, alone or with the step that follows it: the case goes on, each notice goes out once", async () => {
    const undisturbed = await caseAt(scheme, nextSlot(), "certified");
    const [alone, withStep] = [await draft(scheme, nextSlot()), await draft(scheme, nextSlot())];
    const { applicationId } = withStep;
    const deadAfter = async (
      act: (acts: ReturnType<typeof actsOn>) => Promise<void>,
      step: (deps: Deps) => Promise<unknown>,
      then: readonly [SecretariatView["status"], SecretariatView["status"]],
    ) => {
      await scheme.dieAfter(async (deps) => {
        for (const each of [alone, withStep]) await act(actsOn(each, deps));
        await step(deps);
      });
      await standsAt(alone, then[0]);
      await standsAt(withStep, then[1]);
    };
    const nothing = async () => undefined;
    const of = { applicationId };
    await deadAfter(
      (acts) => acts.file(),
      (deps) => checkAutomatically(deps)(of),
      ["formCheck", "formCheck"],
    );
    await deadAfter(
      (acts) => acts.accept(),
      (deps) => putInquiries(deps)(of),
      ["inquiry", "inquiry"],
    );
    await deadAfter((acts) => acts.answer("meti"), nothing, ["inquiry", "inquiry"]);
    await deadAfter(
      (acts) => acts.answer("nco"),
      (deps) => actsOn(withStep, deps).answer("npa"),
      ["inquiry", "review"],
    );
    await scheme.dieAfter(async (deps) => {
      await actsOn(alone, deps).answer("npa");
      await concludeInquiries(deps)({ applicationId: alone.applicationId });
    });
    await deadAfter((acts) => acts.propose(), nothing, ["awaitingDecision", "awaitingDecision"]);
    await deadAfter(
      (acts) => acts.decide(),
      (deps) => issueCertificate(deps)(of),
      ["certified", "certified"],
    );
    await certificate(alone);
    await everyEffect(folder());

    const expected = trailOf(folder(), undisturbed.applicationId);
    assert.equal(expected.certificates, 1);
    for (const each of [alone, withStep]) assert.deepEqual(trailOf(folder(), each.applicationId), expected);
    const sent = smtp.received.map(({ mime }) => messageIdOf(mime));
    assert.equal(new Set(sent).size, sent.length, "a notice went out twice");
    assertRegisterSound(folder());
  });

  it("N-05 dead between sending a notice and noting it: it goes out once more, as the very same message", async () => {
    const made = await draft(scheme, nextSlot());
    const before_ = smtp.received.length;
    await scheme.dieAfter(async (deps) => {
      await actsOn(made, deps).file();
      await deliverPending(deps, {
        send: async (mail) => {
          await deps.mailer.send(mail);
          throw new Error("Died");
        },
      });
    });
    await scheme.restart("SIGTERM");
    await standsAt(made, "formCheck");
    await everyEffect(folder());
    const receipts = smtp.received
      .slice(before_)
      .filter(({ to }) => to.includes(made.slot.company.contact.mail));
    assert.equal(receipts.length, 2);
    assert.deepEqual(receipts[1], receipts[0]);
    assert.deepEqual(trailOf(folder(), made.applicationId).notices, [
      "receipt to applicant sent",
      "taskOpened to secretariat sent",
    ]);
  });

  it("N-05 dead between noting a notice and ticking off its effect: it does not go out again", async () => {
    const made = await draft(scheme, nextSlot());
    const before_ = smtp.received.length;
    await scheme.dieAfter(async (deps) => {
      await actsOn(made, deps).file();
      await deliverPending({ ...deps, register: refusingOutbox(deps.register) });
    });
    await standsAt(made, "formCheck");
    await everyEffect(folder());
    const receipts = smtp.received
      .slice(before_)
      .filter(({ to }) => to.includes(made.slot.company.contact.mail));
    assert.equal(receipts.length, 1);
  });
});

/** Delivers every effect that is pending, one after the other. */
async function deliverPending(deps: Deps, mailer: Mailer = deps.mailer): Promise<void> {
  const { records } = await deps.register.listBy("outbox", "standing", partitions.pendingOutbox);
  assert.ok(records.length > 0);
  for (const { id } of records) await deliverEffect({ ...deps, mailer })(id);
}

/** A register on which no effect can be ticked off. */
function refusingOutbox(register: Register): Register {
  return {
    ...register,
    commit: (writes) => {
      const ticksOff = writes.some((write) => write.put === "replace" && write.record.kind === "outbox");
      return ticksOff ? Promise.reject(new Error("Died")) : register.commit(writes);
    },
  };
}
