import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  inquiryOf,
  loadIn,
  openCase,
  tasksOf,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  bodies,
  companyAt,
  companyPerson,
  drafterOf,
  signatoryOf,
  strangers,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { createApplication } from "#usecases/create-application.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";

const open = [
  "draft",
  "submitted",
  "formCheck",
  "remediation",
  "accepted",
  "inquiry",
  "review",
  "awaitingDecision",
] as const satisfies readonly ApplicationStatus[];

describe("B-05 withdrawing", () => {
  for (const status of open) {
    it(`from ${status} lets everybody go, frees the category and stops the execution`, async () => {
      const world = await setup();
      const of = await openCase(world);
      const driver = createDriver(world);
      await reach(world, of, status);
      await driver.settle();
      const before = await actsBefore(world, of.id);
      const view = accepted(await actsOf(of, world).withdraw());
      assert.deepEqual([view.status, view.outcome, view.informationRequests], ["concluded", "withdrawn", []]);
      await driver.settle();
      const { withdrawal } = await loadIn(world, of, "withdrawn");
      assert.equal(withdrawal.by.subject, signatoryOf(of.company).subject);
      assert.deepEqual(await waitedFor(world, of), []);
      assert.ok((await tasksOf(world, of)).every((task) => task.status !== "open"));
      assert.deepEqual(world.procedures.running(), []);
      assert.equal(await actsBefore(world, of.id), before + 1);
      assertInvariants(world);
      const actor = signatoryOf(of.company);
      accepted(await createApplication(world.deps)({ actor, kind: "new", category: of.category }));
      assertInvariants(world);
    });
  }

  const actsBefore = async (world: Awaited<ReturnType<typeof setup>>, id: string) =>
    recordsOf(world, "event").filter(({ aggregate }) => aggregate === `application#${id}`).length;

  it("cancels the inquiries that were not answered, and keeps the answers", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const acts = actsOf(of, world);
    accepted(await acts.answer("meti", "noObjection"));
    accepted(await acts.answer("nco", "moreInformation"));
    accepted(await acts.withdraw());
    const statuses = await Promise.all(
      bodies.map(async ({ code }) => (await inquiryOf(world, of, code)).status),
    );
    assert.deepEqual(statuses, ["noObjection", "cancelled", "cancelled"]);
    assert.equal(recordsOf(world, "inquiryAnswer").length, 2);
    assertInvariants(world);
  });

  it("tells nobody of a draft, and applicant and secretariat of what was filed", async () => {
    for (const [status, told] of [
      ["draft", []],
      ["submitted", ["applicant", "secretariat"]],
    ] as const) {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      accepted(await actsOf(of, world).withdraw());
      const notices = recordsOf(world, "outbox").flatMap(({ effect }) =>
        effect.type === "notice" && effect.content.template === "withdrawn" ? [effect.recipient.to] : [],
      );
      assert.deepEqual(notices, told);
    }
  });

  for (const status of ["certified", "refused", "withdrawn", "lapsed"] as const) {
    it(`is not possible from ${status}`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      await assertRefused(world, "not-possible-now", () => actsOf(of, world).withdraw());
    });
  }

  it("twice at once has one effect", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).withdraw(),
      () => actsOf(of, world).withdraw(),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    assertInvariants(world);
  });

  it("N-03 is for a signatory of the company whose account may sign", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "submitted");
    const { withdraw } = actsOf(of, world);
    await assertRefused(world, "not-allowed", () => withdraw(drafterOf(of.company)));
    await assertRefused(world, "account-may-not-sign", () =>
      withdraw(companyPerson(of.company, "entry", ["signatory"], "entry")),
    );
    await assertRefused(world, "not-found", () => withdraw(signatoryOf(companyAt(1))));
    for (const stranger of strangers) {
      const outsider = stranger.roles.includes("governmentResponder");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", () => withdraw(stranger));
    }
    await assertRefused(world, "not-found", () => actsOf({ ...of, id: "none" }, world).withdraw());
  });

  it("before the start was delivered leaves nothing running", async () => {
    const world = await setup();
    const of = await openCase(world);
    accepted(await actsOf(of, world).file());
    accepted(await actsOf(of, world).withdraw());
    await createDriver(world).settle();
    assert.deepEqual(world.procedures.running(), []);
    const actor = signatoryOf(of.company);
    const view = accepted(await readOwnApplication(world.deps)({ actor, applicationId: of.id }));
    assert.equal(view.outcome, "withdrawn");
  });
});
