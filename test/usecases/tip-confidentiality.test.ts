import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderNotice } from "#notices/index.ts";
import { surveillanceStatuses } from "#scheme/surveillance-transitions.ts";
import { tipStatuses } from "#scheme/tip-transitions.ts";
import type { World } from "#test/support/fakes.ts";
import { accepted } from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import {
  auditor,
  decider,
  policy,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
  tipOfficer,
} from "#test/support/fakes-people.ts";
import {
  certifiedWorld,
  internalWords,
  reachCorrection,
  type WatchingActs,
  watchingActs,
} from "#test/support/fakes-surveillance.ts";
import { giveTip } from "#usecases/give-tip.ts";
import { linkTip } from "#usecases/link-tip.ts";
import { listIdentityAccesses } from "#usecases/list-identity-accesses.ts";
import { listOwnSurveillances } from "#usecases/list-own-surveillances.ts";
import { listSurveillances } from "#usecases/list-surveillances.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { listTips } from "#usecases/list-tips.ts";
import { openTipIdentity } from "#usecases/open-tip-identity.ts";
import { progressTip } from "#usecases/progress-tip.ts";
import { readTip } from "#usecases/read-tip.ts";
import { sweep } from "#usecases/sweep.ts";
import { writeTipMessage } from "#usecases/write-tip-message.ts";

const identity = { name: "REPORTERS-NAME", contact: "REPORTERS-CONTACT" };
const tipWords = "TIPS-OWN-WORDS";

/** A case that came from a tip with an identity, notified, refused by the provider and referred for revocation. */
async function fromTip() {
  const certified = await certifiedWorld();
  const { world, number, of } = certified;
  const { deps } = world;
  const { receiptCode: code } = accepted(
    await giveTip(deps)({
      kind: "delegation",
      about: { named: "certification", certificationNumber: number },
      text: `${tipWords} 再委託をしています。`,
      identity,
    }),
  );
  const tipId = recordsOf(world, "tip")[0]?.id ?? "";
  const actor = surveillanceOfficer;
  accepted(await writeTipMessage(deps)({ code, text: `${tipWords} 続報です。` }));
  accepted(await progressTip(deps)({ actor, tipId, step: "accept", reasons: `${tipWords} 具体的である。` }));
  const linked = await linkTip(deps)({
    actor,
    tipId,
    certificationNumber: number,
    suspicion: `${tipWords} との情報があった。`,
  });
  const surveillanceId = accepted(linked).surveillanceId ?? "";
  const acts = watchingActs(world, of, surveillanceId);
  accepted(await acts.conduct());
  const driver = createDriver(world);
  await driver.settle();
  accepted(await openTipIdentity(deps)({ actor: tipOfficer, tipId, reason: "連絡をとる必要がある。" }));
  world.clock.moveDays(13);
  await sweep(deps)();
  accepted(await acts.refuse());
  accepted(await acts.hear());
  accepted(await acts.propose("refusal"));
  accepted(await acts.conclude());
  await driver.settle();
  return { ...certified, code, tipId, surveillanceId, acts };
}

async function shownToStaff(world: World, tipId: string, acts: WatchingActs): Promise<string> {
  const { deps } = world;
  const shown: unknown[] = [];
  for (const actor of [surveillanceOfficer, decider, auditor]) {
    shown.push(accepted(await acts.seen(actor)), accepted(await listTasks(deps)({ actor })));
    for (const status of surveillanceStatuses)
      shown.push(accepted(await listSurveillances(deps)({ actor, status })));
  }
  for (const actor of [surveillanceOfficer, tipOfficer, auditor]) {
    shown.push(accepted(await readTip(deps)({ actor, tipId })));
    for (const status of tipStatuses) shown.push(accepted(await listTips(deps)({ actor, status })));
  }
  shown.push(accepted(await listIdentityAccesses(deps)({ actor: auditor, tipId })));
  return JSON.stringify(shown);
}

/** Every notice there was, in the words of its mail. */
function noticesOf(world: World, to?: string): string {
  const context = { portal: world.deps.directory.portal, operator: policy.operator };
  return recordsOf(world, "outbox")
    .flatMap(({ effect }) =>
      effect.type === "notice" && (to === undefined || effect.recipient.to === to)
        ? [JSON.stringify(renderNotice(effect.content, context))]
        : [],
    )
    .join("\n");
}

describe("S-01 公益通報者保護法 who gave a tip, and the receipt code", () => {
  it("are in no view, list, notice, log, event or record, but sealed in the compartment", async () => {
    const { world, code, tipId, acts } = await fromTip();
    const records = world.memory.records().map((record) => JSON.stringify(record));
    const mails = world.mailer.sent.map(({ mime }) => Buffer.from(mime).toString("utf8"));
    const places: Readonly<Record<string, string>> = {
      views: await shownToStaff(world, tipId, acts),
      notices: noticesOf(world),
      mails: mails.join("\n"),
      logs: JSON.stringify(world.logged),
      records: records.join("\n"),
      own: JSON.stringify(accepted(await acts.shown())),
    };
    for (const [place, found] of Object.entries(places)) {
      assert.ok(found.length > 100, place);
      for (const secret of [identity.name, identity.contact, code, code.replaceAll("-", "")])
        assert.ok(!found.includes(secret), `${place} tells ${secret}`);
    }
    const holding = records.filter((record) =>
      record.includes(Buffer.from(JSON.stringify(identity)).toString("base64url")),
    );
    assert.equal(holding.length, 1);
    assert.match(holding[0] ?? "", /"kind":"tipIdentity"/);
  });
});

describe("S-01 S-04 the provider", () => {
  it("cannot tell that there was a tip, by anything it is shown or told", async () => {
    const { world, of, tipId, acts } = await fromTip();
    const actor = signatoryOf(of.company);
    const list = accepted(await listOwnSurveillances(world.deps)({ actor }));
    assert.equal(list.surveillances.length, 1);
    const shown = [accepted(await acts.shown()), list, noticesOf(world, "provider")];
    const text = JSON.stringify(shown);
    assert.doesNotMatch(text, /tip|通報|情報提供|reporter|origin|suspicion/i);
    for (const word of [tipId, tipWords, internalWords, surveillanceOfficer.name, decider.name, "四郎"])
      assert.ok(!text.includes(word), word);
    // What a revocation says to the provider is made from these words.
    const facts = recordsOf(world, "revocation").map((revocation) => revocation.facts);
    assert.equal(facts.length, 1);
    for (const word of [tipWords, internalWords]) assert.ok(!facts.join().includes(word), word);
  });

  it("is shown nothing internal in a corrective action", async () => {
    const { world, acts } = await reachCorrection(await certifiedWorld(), "reported");
    const text = JSON.stringify([accepted(await acts.shown()), noticesOf(world, "provider")]);
    for (const word of [internalWords, surveillanceOfficer.name, decider.name])
      assert.ok(!text.includes(word), word);
  });
});

describe("S-01 staff who may not read tips", () => {
  it("see of a case that it came from a tip, and not from which", async () => {
    const { tipId, acts } = await fromTip();
    const seen = accepted(await acts.seen(decider));
    assert.deepEqual(seen.origin, { kind: "tip" });
    assert.ok(!JSON.stringify(seen).includes(tipId));
    assert.deepEqual(accepted(await acts.seen(auditor)).origin, { kind: "tip", reference: tipId });
    assert.equal((await acts.seen(reviewer)).done, false);
  });
});
