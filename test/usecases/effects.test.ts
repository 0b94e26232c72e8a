import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256Hex } from "#proof/digest.ts";
import { keys } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, fileWithFinding, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  type Case,
  fillIn,
  load,
  openCase,
  openTaskOf,
  soundForm,
} from "#test/support/fakes-case.ts";
import { createDriver, tokenMark } from "#test/support/fakes-driver.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { atOnce, contending, crashing, onRegister } from "#test/support/fakes-register.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";

function entryOf(world: World, type: Effect["type"]) {
  const entry = recordsOf(world, "outbox").find(
    ({ effect, status }) => effect.type === type && status === "pending",
  );
  assert.ok(entry, `nothing of type ${type} is pending`);
  return entry;
}

const statusOf = (world: World, id: string) =>
  recordsOf(world, "outbox").find((entry) => entry.id === id)?.status;

async function filed() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "submitted");
  return { world, of };
}

/** A case that waits for its form check with the token of an execution, and then is accepted. */
async function answered() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "formCheck");
  await createDriver(world).settle();
  const task = await openTaskOf(world, of, "formCheck");
  accepted(await actsOf(of, world).formCheck("accept"));
  return { world, of, taskId: task.id };
}

async function withdrawn() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  await createDriver(world).settle();
  accepted(await actsOf(of, world).withdraw());
  return { world, of };
}

function assertSentAsKept(world: World, id: string, of: Case): void {
  const sent = world.mailer.sent.filter((mail) => mail.id === id);
  assert.ok(sent.length >= 1 && sent.length <= 2, `sent ${sent.length} times`);
  assert.equal(new Set(sent.map(({ mime }) => sha256Hex(mime))).size, 1, "two messages differ");
  const notice = recordsOf(world, "notice").find((each) => each.id === id);
  assert.deepEqual([notice?.status, notice?.caseId], ["sent", of.id]);
  const kept = world.documents.kept.get(notice?.mimeKey ?? "");
  assert.equal(sha256Hex(kept ?? ""), notice?.mimeSha256);
  assert.equal(sha256Hex(sent[0]?.mime ?? ""), notice?.mimeSha256);
}

describe("N-05 a notice", () => {
  it("is sent to the address in the form, kept as it was sent, and marked", async () => {
    const { world, of } = await filed();
    const { id } = entryOf(world, "notice");
    assert.equal(await deliverEffect(world.deps)(id), "delivered");
    assert.deepEqual(world.mailer.sent[0]?.to, [of.company.contact.mail]);
    assertSentAsKept(world, id, of);
    assert.equal(statusOf(world, id), "delivered");
    const after = world.snapshot();
    assert.equal(await deliverEffect(world.deps)(id), "delivered");
    assert.deepEqual(world.snapshot(), after);
  });

  it("goes out again at most once more wherever the machine stops, word for word the same", async () => {
    for (const when of ["before", "after"] as const) {
      for (let at = 1, stopped = true; stopped; at += 1) {
        const { world, of } = await filed();
        const { id } = entryOf(world, "notice");
        const { deps, crashed } = crashing(world.deps, at, when);
        await deliverEffect(deps)(id).catch(() => "stopped");
        stopped = crashed();
        world.clock.moveHours(5);
        assert.equal(await deliverEffect(world.deps)(id), "delivered");
        assertSentAsKept(world, id, of);
        assert.equal(statusOf(world, id), "delivered");
      }
    }
  });

  it("is sent although the address changed after a machine had stopped in the middle", async () => {
    for (let at = 1, stopped = true; stopped; at += 1) {
      const world = await setup();
      const of = await openCase(world);
      await fileWithFinding(world, of);
      await actsOf(of, world).check();
      const { id } = recordsOf(world, "outbox").at(-1) ?? { id: "" };
      const { deps, crashed } = crashing(world.deps, at, "after");
      await deliverEffect(deps)(id).catch(() => "stopped");
      stopped = crashed();
      const form = soundForm(world, of);
      await fillIn(world, of, {
        ...form,
        company: { ...form.company, contactMail: "new@aoba-mihon.example" },
      });
      assert.equal(await deliverEffect(world.deps)(id), "delivered", `stopped at ${at}`);
      assert.ok(world.mailer.sent.some((mail) => mail.id === id));
      const notice = recordsOf(world, "notice").find((each) => each.id === id);
      assert.equal(sha256Hex(world.documents.kept.get(notice?.mimeKey ?? "") ?? ""), notice?.mimeSha256);
    }
  });

  it("by two at once goes out at most twice and is recorded once", async () => {
    const { world, of } = await filed();
    const { id } = entryOf(world, "notice");
    await atOnce(
      world,
      (deps) => deliverEffect(deps)(id),
      (deps) => deliverEffect(deps)(id),
    );
    assertSentAsKept(world, id, of);
    assert.equal(recordsOf(world, "notice").length, 1);
    assert.equal(statusOf(world, id), "delivered");
  });

  it("stays recorded as sent however busy the register is", async () => {
    for (let busy = 1; busy <= 3; busy += 1) {
      const { world, of } = await filed();
      const { id } = entryOf(world, "notice");
      await deliverEffect(onRegister(world.deps, contending(world.deps.register, busy)))(id);
      assert.equal(await deliverEffect(world.deps)(id), "delivered");
      assertSentAsKept(world, id, of);
    }
  });

  it("without any address can never be sent: it is marked failed, not told as delivered", async () => {
    const { world, of } = await filed();
    await actsOf(of, world).check();
    const toSecretariat = recordsOf(world, "outbox").find(
      ({ effect }) => effect.type === "notice" && effect.recipient.to === "secretariat",
    );
    const id = toSecretariat?.id ?? "";
    const directory = { ...world.deps.directory, addresses: () => [] };
    await deliverEffect({ ...world.deps, directory })(id);
    const failed = recordsOf(world, "outbox").find((entry) => entry.id === id);
    assert.equal(failed?.status, "failed");
    assert.ok(failed.failure);
    assert.deepEqual(world.mailer.sent, []);
    assert.ok(world.logged.every(({ code }) => code !== "EFFECT_DELIVERED"));
  });

  it("that cannot be sent now stays pending and is sent later", async () => {
    const { world, of } = await filed();
    const { id } = entryOf(world, "notice");
    const down = { ...world.deps, mailer: { send: () => Promise.reject(new Error("no route to host")) } };
    assert.equal(await deliverEffect(down)(id), "again");
    assert.equal(statusOf(world, id), "pending");
    assert.ok(world.logged.some(({ code }) => code === "EFFECT_FAILED"));
    assert.equal(await deliverEffect(world.deps)(id), "delivered");
    assertSentAsKept(world, id, of);
  });
});

describe("starting, resuming and stopping a procedure", () => {
  const kinds = [
    { type: "startProcedure", from: filed },
    { type: "resumeTask", from: answered },
    { type: "stopProcedure", from: withdrawn },
  ] as const;

  for (const { type, from } of kinds) {
    it(`${type} has its effect once, wherever the machine stopped`, async () => {
      for (const when of ["before", "after"] as const) {
        for (let at = 1, stopped = true; stopped; at += 1) {
          const { world } = await from();
          const { id } = entryOf(world, type);
          const calls = world.procedures.calls.length;
          const { deps, crashed } = crashing(world.deps, at, when);
          await deliverEffect(deps)(id).catch(() => "stopped");
          stopped = crashed();
          assert.equal(await deliverEffect(world.deps)(id), "delivered");
          assert.equal(statusOf(world, id), "delivered");
          const effective = world.procedures.calls
            .slice(calls)
            .filter((call) => / (started|resumed|stopped)$/.test(call));
          assert.equal(effective.length, 1, `${effective} when stopped ${when} ${at}`);
        }
      }
    });

    it(`${type} is tried again when the answer of the procedures was lost`, async () => {
      for (const when of ["before", "after"] as const) {
        const { world } = await from();
        const { id } = entryOf(world, type);
        world.procedures.crashEachOnce(when);
        assert.equal(await deliverEffect(world.deps)(id), "again");
        assert.equal(statusOf(world, id), "pending");
        assert.equal(await deliverEffect(world.deps)(id), "delivered");
        assert.equal(statusOf(world, id), "delivered");
      }
    });
  }

  it("throws the token away once its execution has gone on", async () => {
    const { world, taskId } = await answered();
    assert.ok(
      (await world.deps.register.get("taskToken", keys.taskToken(taskId)))?.token.startsWith(tokenMark),
    );
    await deliverEffect(world.deps)(entryOf(world, "resumeTask").id);
    assert.equal(await world.deps.register.get("taskToken", keys.taskToken(taskId)), undefined);
  });

  it("does not start a generation that was given up", async () => {
    const { world, of } = await filed();
    const { id } = entryOf(world, "startProcedure");
    const application = await load(world, of);
    const next = { ...application, version: application.version + 1, generation: application.generation + 1 };
    await world.deps.register.commit([{ put: "upsert", record: next }]);
    assert.equal(await deliverEffect(world.deps)(id), "delivered");
    assert.deepEqual(world.procedures.running(), []);
  });

  it("takes what is not there for delivered", async () => {
    const { world } = await filed();
    assert.equal(await deliverEffect(world.deps)("none"), "delivered");
  });
});
