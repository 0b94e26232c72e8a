import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { tipStatuses } from "#scheme/tip-transitions.ts";
import type { World } from "#test/support/fakes.ts";
import { setup } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  administrator,
  auditor,
  decider,
  policy,
  reviewer,
  surveillanceOfficer,
  tipOfficer,
} from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister, wordOf } from "#test/support/fakes-register.ts";
import { certifiedWorld } from "#test/support/fakes-surveillance.ts";
import type { Actor } from "#usecases/actor.ts";
import { declareTipConflict } from "#usecases/declare-tip-conflict.ts";
import { giveTip } from "#usecases/give-tip.ts";
import { linkTip } from "#usecases/link-tip.ts";
import { listIdentityAccesses } from "#usecases/list-identity-accesses.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { listTips } from "#usecases/list-tips.ts";
import { openTipIdentity } from "#usecases/open-tip-identity.ts";
import { progressTip } from "#usecases/progress-tip.ts";
import { readTip } from "#usecases/read-tip.ts";
import { readTipStatus } from "#usecases/read-tip-status.ts";
import { sweep } from "#usecases/sweep.ts";
import { writeTipMessage } from "#usecases/write-tip-message.ts";
import { writeToReporter } from "#usecases/write-to-reporter.ts";

type Step = Parameters<ReturnType<typeof progressTip>>[0]["step"];

const identity = { name: "告発 太郎", contact: "taro@reporter.example" };
const about = { named: "company", companyName: "株式会社みほん" } as const;
const text = "監視業務を別会社に請け負わせていると聞きました。";
const told = "確認の結果、必要な措置をとりました。";
const reasons = "具体的な内容であり、確認を要する。";

async function tipped(given: { identity?: typeof identity } = {}, start?: World) {
  const world = start ?? (await setup());
  const { receiptCode: code } = accepted(
    await giveTip(world.deps)({ kind: "delegation", about, text, ...given }),
  );
  const tip = recordsOf(world, "tip").at(-1);
  assert.ok(tip);
  return { world, code, tipId: tip.id, ...actsOn(world, tip.id, code) };
}

function actsOn(world: World, tipId: string, code: string, deps = world.deps) {
  const actor = surveillanceOfficer;
  const words = { reasons, measure: reasons, message: told };
  return {
    step: (step: Step, by: Actor = actor) => progressTip(deps)({ actor: by, tipId, step, ...words }),
    write: (by: Actor = actor) => writeToReporter(deps)({ actor: by, tipId, text: "時期を教えてください。" }),
    say: (words_ = "先月からです。") => writeTipMessage(deps)({ code, text: words_ }),
    status: (typed = code) => readTipStatus(deps)({ code: typed }),
    read: (by: Actor = actor) => readTip(deps)({ actor: by, tipId }),
    identify: (by: Actor = tipOfficer) =>
      openTipIdentity(deps)({ actor: by, tipId, reason: "本人確認のため連絡をとる。" }),
    accesses: (by: Actor = auditor) => listIdentityAccesses(deps)({ actor: by, tipId }),
  };
}

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

describe("S-01 公益通報者保護法 who gave a tip", () => {
  it("is for the tip officer alone, who is recorded before they see it", async () => {
    const { world, identify, accesses } = await tipped({ identity });
    for (const actor of [surveillanceOfficer, decider, auditor, administrator, reviewer])
      await assertRefused(world, "not-allowed", () => identify(actor));
    assert.deepEqual(accepted(await identify()), identity);
    assert.deepEqual(accepted(await identify()), identity);
    const shown = accepted(await accesses());
    assert.deepEqual(
      shown.accesses.map(({ byName, role, data }) => [byName, role, data]),
      [1, 2].map(() => [tipOfficer.name, "tipOfficer", { reason: "本人確認のため連絡をとる。" }]),
    );
    assert.ok(shown.intact);
    assertInvariants(world);
  });

  it("stays closed when the access cannot be recorded", async () => {
    const { world, tipId, code } = await tipped({ identity });
    let opened = 0;
    const busy = onRegister(
      {
        ...world.deps,
        vault: {
          ...world.deps.vault,
          open: async () => {
            opened += 1;
            return "";
          },
        },
      },
      contending(world.deps.register, 100),
    );
    const outcome = await actsOn(world, tipId, code, busy).identify();
    assert.deepEqual([wordOf(outcome), opened], ["changed-meanwhile", 0]);
  });

  it("is recorded though the vault then fails", async () => {
    const { world, tipId, code, accesses } = await tipped({ identity });
    const broken = {
      ...world.deps,
      vault: {
        ...world.deps.vault,
        open: async () => {
          throw new Error("no key");
        },
      },
    };
    await assert.rejects(actsOn(world, tipId, code, broken).identify(), /no key/);
    assert.equal(accepted(await accesses()).accesses.length, 1);
  });

  it("by two at once is two accesses", async () => {
    const { world, tipId, code, identify, accesses } = await tipped({ identity });
    await atOnce(
      world,
      (deps) => actsOn(world, tipId, code, deps).identify(),
      () => identify(),
    );
    assert.equal(accepted(await accesses()).accesses.length, 2);
    assertInvariants(world);
  });

  it("is not there when none was given, and that leaves no access", async () => {
    const { world, identify, accesses } = await tipped();
    await assertRefused(world, "not-found", () => identify());
    assert.deepEqual(accepted(await accesses()), { accesses: [], intact: true });
  });

  it("moved to another tip does not open", async () => {
    const { world, tipId } = await tipped({ identity });
    const other = await tipped({ identity }, world);
    const kept = await world.deps.register.get("tipIdentity", keys.tipIdentity(tipId));
    assert.ok(kept);
    await assert.rejects(world.deps.vault.open(kept.sealed, { tipId: other.tipId }), /another context/);
  });
});

describe("N-03 tips are a compartment", () => {
  it("that surveillance officers, the tip officer and auditors read", async () => {
    const { world, read, accesses, step } = await tipped();
    for (const actor of [surveillanceOfficer, tipOfficer, auditor]) accepted(await read(actor));
    for (const actor of [decider, reviewer, administrator])
      await assertRefused(world, "not-allowed", () => read(actor));
    for (const actor of [surveillanceOfficer, decider])
      await assertRefused(world, "not-allowed", () => accesses(actor));
    for (const actor of [tipOfficer, auditor, decider])
      await assertRefused(world, "not-allowed", () => step("accept", actor));
  });

  it("whose tasks are on the work-list of those alone who may read tips", async () => {
    const { world } = await tipped();
    const kinds = async (actor: Actor) =>
      accepted(await listTasks(world.deps)({ actor })).tasks.map(({ taskKind }) => taskKind);
    for (const actor of [surveillanceOfficer, auditor])
      assert.deepEqual(await kinds(actor), ["tipAcknowledgement"]);
    for (const actor of [reviewer, decider, administrator]) assert.deepEqual(await kinds(actor), []);
  });

  it("from which whoever declares a conflict of interest is shut out, the tip officer too", async () => {
    const { world, tipId, read, identify } = await tipped({ identity });
    for (const actor of [surveillanceOfficer, tipOfficer, tipOfficer])
      accepted(await declareTipConflict(world.deps)({ actor, tipId, statement: "以前の勤務先である。" }));
    await assertRefused(world, "conflict-of-interest", () => read());
    await assertRefused(world, "conflict-of-interest", () => identify());
    assertInvariants(world);
  });

  it("is listed by status", async () => {
    const { world, step } = await tipped();
    accepted(await step("accept"));
    await tipped({}, world);
    for (const status of tipStatuses) {
      const { tips } = accepted(await listTips(world.deps)({ actor: auditor, status }));
      assert.equal(tips.length, status === "accepted" || status === "received" ? 1 : 0, status);
    }
  });
});
