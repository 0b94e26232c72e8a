import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { addDays } from "#scheme/calendar.ts";
import { slots, today } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { mails, mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound } from "./support/register-file.ts";
import {
  type Certified,
  certifiedBy,
  moveToDay,
  own,
  publicStatus,
  upkeepReasons as reasons,
  renew,
} from "./support/upkeep.ts";

describe("How certifications end, or rest", () => {
  let here: SchemeHere;
  const nextSlot = slots();
  before(async () => {
    here = await openSchemeHere();
  });
  after(() => here.stop());

  const pageOf = async (of: Certified) => {
    const headers = { accept: "text/html" };
    const response = await fetch(`${here.baseUrl()}/certifications/${of.number}`, { headers });
    return response.text();
  };
  const applyAnew = async (of: Certified) =>
    (await of.provider()).call(providerRoutes.createApplication, {
      body: { kind: "new", category: of.slot.category },
    });

  it("M-08 a provider gives its certification back, and may apply anew", async () => {
    const made = await certifiedBy(here, nextSlot());
    const params = { number: made.number };
    const giveBack = async (account: string) =>
      (await here.as(account)).call(upkeepProviderRoutes.giveBackCertification, {
        params,
        body: { reason: reasons },
      });
    await refusedWith(giveBack("demo-signatory-5"), "not-found");
    await refusedWith(applyAnew(made), "already-certified");
    const view = await replyTo(giveBack(made.slot.account));
    assert.deepEqual([view.status, view.returned?.on], ["returned", await today(here)]);
    assert.equal(await publicStatus(made), "returned");
    await refusedWith(giveBack(made.slot.account), "not-possible-now");
    await mailWith(here, made.slot.company.contact.mail, made.number, "返上");
    await replyTo(applyAnew(made));
  });

  it("M-08 a decider suspends and lifts; past its maximum a suspension stays and is reminded of", async () => {
    const made = await certifiedBy(here, nextSlot());
    const params = { number: made.number };
    const suspend = async (account: string) =>
      (await here.as(account)).call(upkeepSecretariatRoutes.suspendCertification, {
        params,
        body: { reasons },
      });
    await refusedWith(suspend("demo-reviewer"), "not-allowed");
    const seen = await replyTo(suspend("demo-decider"));
    assert.equal(await publicStatus(made), "suspended");
    assert.match(await pageOf(made), /効力停止/);
    await mailWith(here, made.slot.company.contact.mail, made.number, "効力停止のお知らせ", "申出の期限");
    await moveToDay(here, addDays(seen.suspension?.reviewBy ?? "", 3));
    assert.equal(await publicStatus(made), "suspended");
    const late = (await mails(here)).filter(
      ({ subject, text }) => subject.includes(made.number) && text.includes("効力停止の見直し"),
    );
    assert.ok(late.some(({ subject }) => subject.includes("期限を過ぎています")));
    const lift = async () =>
      (await here.as("demo-decider")).call(upkeepSecretariatRoutes.liftSuspension, {
        params,
        body: { reasons },
      });
    await replyTo(lift());
    assert.equal(await publicStatus(made), "valid");
    await refusedWith(lift(), "not-possible-now");
  });

  it("M-01 M-02 the provider is reminded on the days of the policy, and the certification expires once", async () => {
    const made = await certifiedBy(here, nextSlot());
    const { validUntil, extensionOpensOn } = await own(made);
    for (const kind of ["serviceRegistration", "isms", "scs"] as const) {
      const due =
        (await own(made)).prerequisites.find((each) => each.prerequisite === kind)?.validUntil ?? "";
      await moveToDay(here, addDays(due, -10));
      await renew(made, kind);
    }
    const reminders = async () =>
      (await mails(here)).filter(
        ({ subject }) => subject.includes(made.number) && subject.includes("認定の有効期限のお知らせ"),
      ).length;
    assert.ok((await today(here)) > extensionOpensOn);
    const before = await reminders();
    await moveToDay(here, addDays(validUntil, -30));
    const then = await reminders();
    assert.ok(then > before || before > 0);
    await moveToDay(here, addDays(validUntil, -7));
    assert.equal(await reminders(), then + 1);
    await here.move("+1h");
    await here.installation().idle();
    assert.equal(await reminders(), then + 1);
    await moveToDay(here, validUntil);
    assert.equal(await publicStatus(made), "valid");
    await moveToDay(here, addDays(validUntil, 1));
    assert.equal(await publicStatus(made), "expired");
    assert.match(await pageOf(made), /失効（期限満了）/);
    await moveToDay(here, addDays(validUntil, 20));
    const told = (await mails(here)).filter(
      ({ subject }) => subject.includes(made.number) && subject.includes("失効"),
    );
    assert.equal(told.length, 2, "one to the provider, one to the secretariat");
    const seen = await replyTo(
      (await here.as("demo-auditor")).call(upkeepSecretariatRoutes.readRegisteredCertification, {
        params: { number: made.number },
      }),
    );
    assert.equal(seen.history.events.filter(({ act }) => act === "expire").length, 1);
    assert.ok(seen.history.intact);
    await replyTo(applyAnew(made));
    assertRegisterSound(here.server().dataFolder);
  });
});
