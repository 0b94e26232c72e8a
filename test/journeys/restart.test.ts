import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "#local/demo/until.ts";
import { seeded } from "#local/samples/random.ts";
import { daysBetween } from "#scheme/calendar.ts";
import { type SmtpServer, smtpServer } from "#test/support/smtp-server.ts";
import {
  answerAs,
  bodies,
  type Case,
  caseAt,
  certificate,
  decide,
  draft,
  file,
  propose,
  type Slot,
  slots,
  standsAt,
  today,
} from "./support/case.ts";
import { acceptOnly, lowRating, playWithRemediation } from "./support/interrupted-case.ts";
import { messageIdOf } from "./support/mailbox.ts";
import { playThroughAnything, prepare } from "./support/play-on.ts";
import {
  assertRegisterSound,
  pendingEffects,
  registerDump,
  type Trail,
  trailOf,
} from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const kills = 10;
const seed = 20_270_401;

describe("Stopping and starting again loses nothing and doubles nothing", () => {
  let scheme: Scheme;
  let smtp: SmtpServer;
  const nextSlot = slots();
  before(async () => {
    smtp = await smtpServer();
    scheme = await openScheme({ variables: { SMTP_URL: smtp.url } });
  });
  after(async () => {
    await scheme.stop();
    await smtp.close();
  });

  const folder = () => scheme.server().dataFolder;
  /** What happened in a case, once everything that has to happen because of it has. */
  const settledTrail = (applicationId: string): Promise<Trail> =>
    until(`the effects of ${applicationId}`, async () => {
      return pendingEffects(folder()).length > 0 ? undefined : trailOf(folder(), applicationId);
    });
  /** How many mails went out more than once. */
  const doubled = (): number =>
    smtp.received.length - new Set(smtp.received.map(({ mime }) => messageIdOf(mime))).size;

  it("kill -9 at every stage: the case finishes with one certificate, as an undisturbed one does", async () => {
    const undisturbed = await playWithRemediation(scheme, nextSlot(), async () => undefined);
    const expected = await settledTrail(undisturbed.applicationId);
    assert.equal(doubled(), 0);

    let killed = 0;
    let underWay = 0;
    const made = await playWithRemediation(scheme, nextSlot(), async () => {
      killed += 1;
      await scheme.restart("SIGKILL", () => {
        if (pendingEffects(folder()).length > 0) underWay += 1;
      });
    });
    assert.equal(killed, 12);
    assert.ok(underWay >= 3, `only ${underWay} kills came before everything had been done`);
    assert.deepEqual(await settledTrail(made.applicationId), expected);
    assert.equal(expected.certificates, 1);
    assert.ok(doubled() <= killed, `${doubled()} mails twice after ${killed} kills`);
    assertRegisterSound(folder());
  });

  it("SIGTERM in the middle of acts: it ends in order, and every case goes on from where it stood", async () => {
    const stages = ["draft", "draft", "formCheck", "inquiry", "review", "awaitingDecision"] as const;
    const cases: Case[] = [];
    for (const stage of stages) cases.push(await caseAt(scheme, nextSlot(), stage));
    const [drafted, filed, checked, asked, reviewed, proposed] = cases;
    assert.ok(drafted && filed && checked && asked && reviewed && proposed);
    const doubledBefore = doubled();
    const logged = readFileSync(join(folder(), "log.jsonl"), "utf8").length;
    const acts = [
      file(filed),
      acceptOnly(checked),
      answerAs(asked, "meti", { answer: "noObjection" }),
      propose(reviewed, "certify"),
      decide(proposed, "certify"),
    ];
    await Promise.all(acts);
    await scheme.restart("SIGTERM", () => {
      assert.deepEqual(pendingEffects(folder()), []);
      const log = readFileSync(join(folder(), "log.jsonl"), "utf8");
      assert.doesNotMatch(log.slice(logged), /_FAILED/);
    });
    assert.equal(doubled(), doubledBefore);
    assert.equal((await drafted.shown()).status, "draft");
    await standsAt(filed, "formCheck");
    await standsAt(checked, "inquiry");
    await standsAt(asked, "inquiry");
    await standsAt(reviewed, "awaitingDecision");
    await certificate(proposed);
    for (const each of [drafted, filed, checked, asked, reviewed]) await finish(scheme, each.slot);
    const trails = await Promise.all(cases.map((each) => settledTrail(each.applicationId)));
    for (const trail of trails) assert.deepEqual(trail, trails[0]);
    assert.equal(trails[0]?.certificates, 1);
    assertRegisterSound(folder());
  });

  it(`kill -9 at ${kills} moments by chance while people keep trying: every case finishes`, async () => {
    const undisturbed = await playThroughAnything(scheme, await prepare(scheme, nextSlot()));
    const expected = await settledTrail(undisturbed);
    const prepared = [await prepare(scheme, nextSlot()), await prepare(scheme, nextSlot())];
    const doubledBefore = doubled();

    const played = Promise.all(prepared.map((each) => playThroughAnything(scheme, each)));
    const chance = seeded(seed);
    for (let killed = 0; killed < kills; killed += 1) {
      await pause(20 + chance() ** 2 * 900);
      await scheme.restart("SIGKILL");
    }
    for (const applicationId of await played) {
      assert.deepEqual(await settledTrail(applicationId), expected, `seed ${seed}`);
    }
    assert.ok(doubled() - doubledBefore <= kills, `${doubled() - doubledBefore} mails twice, seed ${seed}`);
    assertRegisterSound(folder());
  });

  it("D-09 E-03 after a month without a server, what fell due is caught up once", async () => {
    const asked = await caseAt(scheme, nextSlot(), "inquiry");
    const sentBack = await draft(scheme, nextSlot(), { form: lowRating });
    await file(sentBack);
    await standsAt(sentBack, "remediation");
    const silent = (await asked.seen()).inquiries.map(({ dueDay }) => dueDay).toSorted();
    const days = Math.max(30, daysBetween(await today(scheme), silent.at(-1) ?? "") + 1);
    await settledTrail(asked.applicationId);

    await scheme.restart("SIGKILL", () => {
      const offsetMilliseconds = days * 24 * 60 * 60 * 1000;
      writeFileSync(join(folder(), "clock.json"), JSON.stringify({ offsetMilliseconds }));
    });
    await standsAt(sentBack, "lapsed");
    await until("the sweep", async () =>
      (await asked.seen()).inquiries.every(({ status }) => status !== "sent") ? true : undefined,
    );
    const lapsed = await settledTrail(sentBack.applicationId);
    assert.deepEqual(lapsed.acts.slice(-1), ["remediation lapse lapsed"]);
    assert.deepEqual(
      lapsed.notices.filter((notice) => /^(lapsed|reminder)/.test(notice)),
      ["lapsed to applicant sent", "lapsed to secretariat sent"],
    );
    const overdue = await settledTrail(asked.applicationId);
    const silence = ["meti markOverdue", "nco escalateSilence", "npa deemNoObjection"];
    const asking = bodies.map((body) => `${body} putInquiry`);
    assert.deepEqual(overdue.inquiryActs, [...asking, ...silence].toSorted());
    assert.equal(overdue.notices.filter((notice) => notice.startsWith("overdue to secretariat")).length, 3);

    const before_ = registerDump(folder(), drivenAnew);
    await scheme.restart("SIGKILL");
    await settledTrail(asked.applicationId);
    assert.deepEqual(registerDump(folder(), drivenAnew), before_);
    assertRegisterSound(folder());
  });
});

/** What each start writes of its own: procedures are started in another generation, and what they wait on. */
const drivenAnew = ["taskToken", "outbox", "application", "draw"] as const;

async function finish(scheme: Scheme, slot: Slot): Promise<void> {
  await playThroughAnything(scheme, await prepare(scheme, slot));
}
