import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationStatuses } from "#scheme/application-transitions.ts";
import { categoryCodes } from "#scheme/categories.ts";
import { taskKinds } from "#scheme/task-transitions.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, openCase } from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import {
  administrator,
  auditor,
  companyAt,
  decider,
  policy,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
  tipOfficer,
} from "#test/support/fakes-people.ts";
import { listApplications } from "#usecases/list-applications.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readHealth } from "#usecases/read-health.ts";
import { readListings } from "#usecases/read-listings.ts";
import { readOpenApi } from "#usecases/read-open-api.ts";
import { readPolicy } from "#usecases/read-policy.ts";

describe("N-06 the work-list", () => {
  it("shows what waits on whom, the most urgent first, and what is late", async () => {
    const world = await setup();
    const [first, second, third] = [
      await openCase(world, 0),
      await openCase(world, 1),
      await openCase(world, 2),
    ];
    await reach(world, first, "review");
    world.clock.moveDays(7);
    await reach(world, second, "formCheck");
    await reach(world, third, "inquiry");
    const list = async () => accepted(await listTasks(world.deps)({ actor: reviewer })).tasks;
    const tasks = await list();
    assert.deepEqual(tasks.map(({ caseId, taskKind }) => `${caseId} ${taskKind}`).slice(0, 2), [
      `${first.id} proposal`,
      `${second.id} formCheck`,
    ]);
    assert.equal(tasks.length, 5);
    assert.deepEqual(
      tasks.map(({ dueDay }) => dueDay),
      tasks.map(({ dueDay }) => dueDay).toSorted(),
    );
    assert.ok(tasks.every(({ late }) => !late));
    world.clock.set("2027-05-25T01:00:00.000Z");
    assert.deepEqual(
      (await list()).filter(({ late }) => late).map(({ caseId }) => caseId),
      [first.id],
    );
    accepted(await actsOf(first, world).propose("refuse"));
    assert.ok((await list()).every(({ taskKind }) => taskKind !== "proposal"));
  });

  it("can be asked for one kind", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    for (const taskKind of taskKinds) {
      const { tasks } = accepted(await listTasks(world.deps)({ actor: reviewer, taskKind }));
      assert.equal(tasks.length, taskKind === "inquiryAnswer" ? 3 : 0);
    }
  });
});

describe("N-06 the list of applications", () => {
  it("shows every status but drafts, the latest changed first", async () => {
    const world = await setup();
    const [draft, first, second] = [
      await openCase(world, 0),
      await openCase(world, 1),
      await openCase(world, 2),
    ];
    await reach(world, first, "formCheck");
    world.clock.moveDays(1);
    await reach(world, second, "withdrawn");
    const { applications } = accepted(await listApplications(world.deps)({ actor: reviewer }));
    assert.deepEqual(
      applications.map(({ applicationId, status }) => `${applicationId} ${status}`),
      [`${second.id} withdrawn`, `${first.id} formCheck`],
    );
    assert.ok(!JSON.stringify(applications).includes(draft.id));
    for (const status of applicationStatuses) {
      const found = accepted(await listApplications(world.deps)({ actor: reviewer, status })).applications;
      const expected = { formCheck: [first.id], withdrawn: [second.id] }[String(status)] ?? [];
      assert.deepEqual(
        found.map(({ applicationId }) => applicationId),
        expected,
      );
    }
  });

  it("goes on page by page", async () => {
    const world = await setup();
    const of = await openCase(world);
    const application = await reach(world, of, "formCheck");
    const others = Array.from({ length: 120 }, (_, index) => ({ ...application, id: `COPY${index}` }));
    await world.memory.seed(...others);
    const first = accepted(await listApplications(world.deps)({ actor: reviewer, status: "formCheck" }));
    assert.equal(first.applications.length, 100);
    assert.ok(first.next);
    const rest = accepted(
      await listApplications(world.deps)({ actor: reviewer, status: "formCheck", after: first.next }),
    );
    const all = [...first.applications, ...rest.applications].map(({ applicationId }) => applicationId);
    assert.deepEqual([all.length, new Set(all).size, rest.next], [121, 121, undefined]);
  });
});

describe("N-03 reading a case", () => {
  it("is for all staff but the tip officer, and a draft is the applicant's alone", async () => {
    const world = await setup();
    const of = await openCase(world);
    const read = (actor = reviewer) => readApplication(world.deps)({ actor, applicationId: of.id });
    await assertRefused(world, "not-found", () => read());
    await reach(world, of, "formCheck");
    for (const actor of [reviewer, decider, auditor, administrator, surveillanceOfficer])
      accepted(await read(actor));
    await assertRefused(world, "not-found", () => read(signatoryOf(companyAt(1))));
    await assertRefused(world, "not-allowed", () => read(tipOfficer));
    await assertRefused(world, "not-found", () =>
      readApplication(world.deps)({ actor: reviewer, applicationId: "none" }),
    );
    const view = accepted(await read());
    assert.deepEqual([view.status, view.inquiryResult, view.reviewedBy], ["formCheck", "notAsked", []]);
    assert.ok(view.possibleActs.includes("acceptForm"));
  });
});

describe("A-01 N-01 what anybody may read", () => {
  it("is the existing register by category", async () => {
    const world = await setup();
    for (const category of categoryCodes) {
      const { listings } = accepted(await readListings(world.deps)({ category }));
      const expected = recordsOf(world, "listing").filter((listing) => listing.category === category);
      assert.deepEqual(
        listings.map(({ listingId }) => listingId).toSorted(),
        expected.map(({ id }) => id).toSorted(),
      );
    }
  });

  it("is the register page by page", async () => {
    const world = await setup();
    const [listing] = recordsOf(world, "listing");
    assert.ok(listing);
    const more = Array.from({ length: 250 }, (_, index) => ({
      ...listing,
      id: `900-${String(index).padStart(4, "0")}-01`,
    }));
    await world.memory.seed(...more);
    const { category } = listing;
    const first = accepted(await readListings(world.deps)({ category }));
    assert.equal(first.listings.length, 200);
    assert.ok(first.next);
    const rest = accepted(await readListings(world.deps)({ category, after: first.next }));
    const ids = [...first.listings, ...rest.listings].map(({ listingId }) => listingId);
    assert.equal(
      new Set(ids).size,
      recordsOf(world, "listing").filter((each) => each.category === category).length,
    );
  });

  it("is the policy of the day, the API document and whether the register answers", async () => {
    const world = await setup();
    assert.equal(accepted(await readPolicy(world.deps)()).policy.version, policy.version);
    const document = accepted(await readOpenApi({})());
    assert.ok(JSON.stringify(document).includes("/provider/applications/{applicationId}/filing"));
    assert.deepEqual(accepted(await readHealth(world.deps)()), { status: "ok", now: world.clock.now() });
    const down = { ...world.deps.register, get: () => Promise.reject(new Error("down")) };
    await assert.rejects(readHealth({ ...world.deps, register: down })(), /down/);
  });
});
