import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { addDays } from "#scheme/calendar.ts";
import { type PrerequisiteKind, prerequisiteKinds } from "#scheme/prerequisite-transitions.ts";
import { slots, today } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { mails, mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound, recordsIn } from "./support/register-file.ts";
import {
  type Certified,
  certifiedBy,
  check,
  evidenceFor,
  moveToDay,
  own,
  prerequisite,
  publicStatus,
  upkeepReasons as reasons,
  renew,
  renewalOf,
  report,
} from "./support/upkeep.ts";

describe("Upkeep of certifications", () => {
  let here: SchemeHere;
  const nextSlot = slots();
  before(async () => {
    here = await openSchemeHere();
  });
  after(() => here.stop());

  const mailsTo = async (of: Certified, subject: string) => {
    const to = of.slot.company.contact.mail;
    const all = await mails(here);
    return all
      .filter((mail) => mail.to.includes(to) && mail.subject.includes(of.number))
      .filter((mail) => mail.subject.includes(subject));
  };
  const revocationsOf = (of: Certified) =>
    recordsIn(here.server().dataFolder, "revocation").filter(
      ({ certificationNumber }) => certificationNumber === of.number,
    );
  const declare = async (of: Certified, kind: PrerequisiteKind, documents: string[]) =>
    (await of.provider()).call(upkeepProviderRoutes.declareRenewing, {
      params: { number: of.number, prerequisite: kind },
      body: { documents },
    });

  it("M-03 M-04 each prerequisite is renewed in time: one returned and filed again, one declared as under way", async () => {
    const made = await certifiedBy(here, nextSlot());
    for (const kind of prerequisiteKinds) {
      assert.equal((await prerequisite(made, kind)).standing, "valid");
      const { validUntil } = await prerequisite(made, kind);
      assert.ok(validUntil > (await today(here)));
    }
    const { validUntil } = await prerequisite(made, "serviceRegistration");
    await moveToDay(here, addDays(validUntil, -30));
    assert.equal((await prerequisite(made, "serviceRegistration")).standing, "dueSoon");
    await mailWith(here, made.slot.company.contact.mail, made.number, "前提条件の有効期限のお知らせ");
    await renew(made, "serviceRegistration");
    assert.equal((await prerequisite(made, "serviceRegistration")).standing, "valid");

    const isms = await prerequisite(made, "isms");
    await moveToDay(here, addDays(isms.validUntil, -10));
    const renewal = await renewalOf(made, "isms");
    await replyTo(report(made, "isms", renewal));
    await check(made, "isms", "return");
    await mailWith(here, made.slot.company.contact.mail, made.number, "差戻し", reasons);
    assert.equal((await prerequisite(made, "isms")).report?.returned, reasons);
    await replyTo(report(made, "isms", renewal));
    await check(made, "isms", "accept");
    assert.equal((await prerequisite(made, "isms")).validUntil, renewal.validUntil);

    const scs = await prerequisite(made, "scs");
    await moveToDay(here, addDays(scs.validUntil, -5));
    await replyTo(declare(made, "scs", [await evidenceFor(made)]));
    await moveToDay(here, addDays(scs.validUntil, 50));
    assert.equal((await prerequisite(made, "scs")).standing, "renewing");
    await renew(made, "scs");
    assert.equal((await prerequisite(made, "scs")).standing, "valid");
    assert.deepEqual(revocationsOf(made), []);
    assert.equal(await publicStatus(made), "valid");
    assertRegisterSound(here.server().dataFolder);
  });

  it("M-05 one that nobody renews is reminded of, lost, and a revocation is opened, once", async () => {
    const made = await certifiedBy(here, nextSlot());
    const { validUntil } = await prerequisite(made, "serviceRegistration");
    await moveToDay(here, addDays(validUntil, 1));
    assert.equal((await prerequisite(made, "serviceRegistration")).standing, "awaitingReport");
    await mailWith(here, made.slot.company.contact.mail, made.number, "期限切れ");
    assert.ok((await own(made)).tasks.some(({ taskKind }) => taskKind === "renewalReport"));
    await moveToDay(here, addDays(validUntil, 29));
    assert.deepEqual(revocationsOf(made), []);
    await moveToDay(here, addDays(validUntil, 30));
    assert.equal((await prerequisite(made, "serviceRegistration")).standing, "lost");
    const [revocation, ...others] = revocationsOf(made);
    assert.deepEqual([revocation?.ground, others], ["prerequisiteLapsed", []]);
    assert.equal((await mailsTo(made, "前提条件の喪失")).length, 1);
    assert.equal(await publicStatus(made), "valid", "nobody is revoked unheard");

    // Restored while the revocation is undecided: the secretariat is left a task.
    await renew(made, "serviceRegistration");
    const reviewer = await here.as("demo-reviewer");
    const params = { number: made.number, prerequisite: "serviceRegistration" } as const;
    const seen = await replyTo(
      reviewer.call(upkeepSecretariatRoutes.reviewPrerequisite, {
        params,
        body: { action: "settle", reasons },
      }),
    );
    assert.ok(seen.history.intact);
    assert.deepEqual(
      seen.history.events.filter(({ of }) => of === "serviceRegistration").map(({ act }) => act),
      ["beginPrerequisite", "recordLapse", "reportRestored", "acceptRestored", "reviewPrerequisite"],
    );
  });

  it("M-04 findings, wrong days and people who may not are refused, and nothing is changed", async () => {
    const made = await certifiedBy(here, nextSlot());
    const before = await prerequisite(made, "isms");
    const renewal = await renewalOf(made, "isms");
    const outside = { ...renewal, isms: { scopeDepartments: ["総務部"] } };
    const problem = await refusedWith(report(made, "isms", outside), "renewal-not-in-order");
    assert.ok(problem.findings?.some(({ code }) => code === "D-03/department-not-in-scope"));
    await refusedWith(report(made, "isms", { ...renewal, validUntil: before.validUntil }), "invalid-input");
    const params = { number: made.number, prerequisite: "isms" } as const;
    const stranger = await here.as("demo-signatory-5");
    await refusedWith(
      stranger.call(upkeepProviderRoutes.reportRenewal, { params, body: renewal }),
      "not-found",
    );
    await refusedWith(
      stranger.call(upkeepProviderRoutes.readOwnCertification, { params: { number: made.number } }),
      "not-found",
    );
    const decider = await here.as("demo-decider");
    await refusedWith(
      decider.call(upkeepSecretariatRoutes.checkRenewal, { params, body: { outcome: "accept" } }),
      "not-allowed",
    );
    const { validUntil } = before;
    const evidence = await evidenceFor(made);
    assert.deepEqual(await prerequisite(made, "isms"), before);
    await moveToDay(here, addDays(validUntil, 1));
    await refusedWith(declare(made, "isms", [evidence]), "deadline-passed");
  });
});
