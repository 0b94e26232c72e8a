import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import type { World } from "#test/support/fakes.ts";
import { setup } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy, surveillanceOfficer } from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { certifiedWorld } from "#test/support/fakes-surveillance.ts";
import { about, actsOn, reasons, text, tipped, told } from "#test/support/fakes-tips.ts";
import { giveTip } from "#usecases/give-tip.ts";
import { linkTip } from "#usecases/link-tip.ts";
import { readTipStatus } from "#usecases/read-tip-status.ts";
import { sweep } from "#usecases/sweep.ts";
import { writeTipMessage } from "#usecases/write-tip-message.ts";

const openTasks = (world: World) =>
  recordsOf(world, "task").flatMap(({ status, taskKind }) => (status === "open" ? [taskKind] : []));

describe("S-01 giving a tip", () => {
  it("gives a receipt code of 120 bits, of which a digest alone is stored", async () => {
    const { world, code, tipId } = await tipped();
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const stored = JSON.stringify(world.memory.records());
    assert.ok(!stored.includes(code) && !stored.includes(code.replaceAll("-", "")));
    assert.equal(recordsOf(world, "claim").filter(({ heldBy }) => heldBy === tipId).length, 1);
    assert.deepEqual(openTasks(world), ["tipAcknowledgement"]);
    assertInvariants(world);
  });

  it("gives another code each time", async () => {
    const { world, code } = await tipped();
    const second = await tipped({}, world);
    assert.notEqual(second.code, code);
    assert.deepEqual(
      recordsOf(world, "tip").map(({ number }) => number),
      ["TP-2027-000001", "TP-2027-000002"],
    );
  });

  it("by two at once keeps both", async () => {
    const world = await setup();
    const give = (deps = world.deps) => giveTip(deps)({ kind: "leak", about, text });
    const { first, second } = await atOnce(world, give, () => give());
    assert.notEqual(accepted(first).receiptCode, accepted(second).receiptCode);
    assert.equal(recordsOf(world, "tip").length, 2);
    assertInvariants(world);
  });

  it("knows the company of a certification it names, and takes one that there is not", async () => {
    const { world, number } = await certifiedWorld();
    const give = (certificationNumber: string) =>
      giveTip(world.deps)({ kind: "other", about: { named: "certification", certificationNumber }, text });
    accepted(await give(number));
    accepted(await give("CSP-2027-VA-999999"));
    assert.deepEqual(
      recordsOf(world, "tip").map(({ corporateNumber }) => corporateNumber !== undefined),
      [true, false],
    );
  });
});

describe("S-01 the receipt code", () => {
  it("leads to the tip, however it is typed", async () => {
    const { code, status } = await tipped();
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " "), code.replaceAll("0", "o")])
      assert.equal(accepted(await status(typed)).status, "received", typed);
  });

  it("that is wrong is not found, after the same look-ups as a right one", async () => {
    const { world, code, status, say } = await tipped();
    const counted = (deps = world.deps) => {
      const asked: string[] = [];
      const register: typeof deps.register = {
        ...deps.register,
        get: (kind, key) => {
          asked.push(`get ${kind}`);
          return deps.register.get(kind, key);
        },
        list: (kind, partition, range) => {
          asked.push(`list ${kind}`);
          return deps.register.list(kind, partition, range);
        },
      };
      return { deps: { ...deps, register }, asked };
    };
    const right = counted();
    const wrong = counted();
    accepted(await readTipStatus(right.deps)({ code }));
    const wrongCode = `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
    assert.deepEqual(await readTipStatus(wrong.deps)({ code: wrongCode }), {
      done: false,
      code: "not-found",
    });
    assert.deepEqual(wrong.asked, right.asked);
    for (const typed of ["", "-", "x".repeat(100), "none", "テスト"])
      await assertRefused(world, "not-found", () => status(typed));
    await assertRefused(world, "not-found", () => writeTipMessage(world.deps)({ code: wrongCode, text }));
    accepted(await say());
  });
});

describe("S-01 talking with the reporter", () => {
  it("goes both ways without a name, until the tip is closed", async () => {
    const { world, say, write, step, status } = await tipped();
    accepted(await say("一つ目です。"));
    accepted(await write());
    accepted(await step("notAccept"));
    accepted(await say("残念です。"));
    accepted(await step("tellOutcome"));
    const shown = accepted(await status());
    assert.deepEqual(
      shown.messages.map(({ from }) => from),
      ["reporter", "secretariat", "reporter", "secretariat"],
    );
    assert.doesNotMatch(JSON.stringify(shown), new RegExp(surveillanceOfficer.name));
    accepted(await step("close"));
    await assertRefused(world, "not-possible-now", () => say());
    await assertRefused(world, "not-possible-now", () => write());
    assertInvariants(world);
  });

  it("of both at once keeps both messages, in an order", async () => {
    const { world, code, tipId, write } = await tipped();
    const { first, second } = await atOnce(
      world,
      (deps) => actsOn(world, tipId, code, deps).say(),
      () => write(),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["done", "done"]);
    assert.deepEqual(
      recordsOf(world, "tipMessage").map(({ number, from }) => `${number} ${from}`),
      ["1 secretariat", "2 reporter"],
    );
    assertInvariants(world);
  });

  it("has an end, as the policy says", async () => {
    const { world, say, tipId } = await tipped();
    for (let count = 0; count < policy.tips.maximumMessages.value; count += 1)
      accepted(await say("続報です。"));
    await assertRefused(world, "not-possible-now", () => say());
    assert.equal((await world.deps.register.get("tip", keys.tip(tipId)))?.messages, 200);
  });
});

describe("S-01 what becomes of a tip", () => {
  it("is acknowledged, investigated, acted upon, told and closed, each once", async () => {
    const { world, step, status } = await tipped();
    await assertRefused(world, "not-possible-now", () => step("investigate"));
    accepted(await step("accept"));
    await assertRefused(world, "not-possible-now", () => step("notAccept"));
    assert.deepEqual(openTasks(world), ["tipOutcome"]);
    accepted(await step("investigate"));
    accepted(await step("recordMeasure"));
    await assertRefused(world, "not-possible-now", () => step("close"));
    accepted(await step("tellOutcome"));
    assert.deepEqual(openTasks(world), []);
    assert.equal(accepted(await status()).messages.at(-1)?.text, told);
    accepted(await step("close"));
    assert.equal(accepted(await status()).status, "closed");
    assertInvariants(world);
  });

  it("is told even when it is not accepted", async () => {
    const { world, step } = await tipped();
    accepted(await step("notAccept"));
    assert.deepEqual(openTasks(world), ["tipOutcome"]);
    await assertRefused(world, "not-possible-now", () => step("close"));
    accepted(await step("tellOutcome"));
    accepted(await step("close"));
  });

  it("is due: the secretariat is reminded, by number alone", async () => {
    const { world } = await tipped();
    world.clock.moveDays(10);
    await sweep(world.deps)();
    const reminders = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.content.template === "reminder" ? [effect.content] : [],
    );
    assert.ok(reminders.length > 0);
    for (const { reference, providerName, category } of reminders)
      assert.deepEqual([reference, providerName, category], ["TP-2027-000001", undefined, undefined]);
  });

  it("may be surveillance: a case that knows the tip, opened once", async () => {
    const { world: certified, number, of } = await certifiedWorld();
    const { world, code, tipId, step } = await tipped({}, certified);
    const link = (deps = world.deps, certificationNumber = number) =>
      linkTip(deps)({ actor: surveillanceOfficer, tipId, certificationNumber, suspicion: reasons });
    await assertRefused(world, "not-possible-now", () => link());
    accepted(await step("accept"));
    await assertRefused(world, "not-found", () => link(world.deps, "CSP-2027-VA-999999"));
    const { first, second } = await atOnce(world, link, () => link());
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    const cases = recordsOf(world, "surveillance");
    assert.deepEqual(
      cases.map(({ origin, corporateNumber }) => [origin, corporateNumber]),
      [[{ kind: "tip", reference: tipId }, of.company.corporateNumber]],
    );
    assert.equal(accepted(await actsOn(world, tipId, code).read()).surveillanceId, cases[0]?.id);
    assertInvariants(world);
  });
});
