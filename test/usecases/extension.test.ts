import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { addDays, dayAfter } from "#scheme/calendar.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, load, openCase } from "#test/support/fakes-case.ts";
import { applyOn, certificationIn, moveTo, standing, stands } from "#test/support/fakes-certified.ts";
import { begun, drafted, filed } from "#test/support/fakes-extension.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { createApplication } from "#usecases/create-application.ts";
import { fileApplication } from "#usecases/file-application.ts";

const shipped = structuredClone(policy.upkeep);
afterEach(() => {
  Object.assign(policy, { upkeep: structuredClone(shipped) });
});

describe("B-01 M-02 applying for an extension", () => {
  it("is possible from the day the window of the policy opens, and before it is told that day", async () => {
    const { world, on, lastDay } = await begun();
    const opens = addDays(lastDay, -policy.upkeep.extensionOpensDaysBefore.value);
    moveTo(world, addDays(opens, -1));
    await assertRefused(world, "extension-not-open", () => applyOn(world, on, "extension"));
    const refusal = await applyOn(world, on, "extension");
    assert.ok(!refusal.done && JSON.stringify(refusal.violations).includes(opens));
    moveTo(world, opens);
    const draft = accepted(await applyOn(world, on, "extension"));
    assert.deepEqual([draft.applicationKind, draft.certificationNumber], ["extension", on.number]);
    assert.equal(draft.category, on.of.category);
    assertInvariants(world);
  });

  it("begins with the form as it was filed last, and everything is filed anew", async () => {
    const { world, on, lastDay } = await begun();
    moveTo(world, lastDay);
    const draft = accepted(await applyOn(world, on, "extension"));
    assert.deepEqual(draft.form, (await load(world, on.of)).form);
    assert.deepEqual(draft.documents, []);
  });

  it("is refused for another company's certification as if there were none", async () => {
    const { world, on, lastDay } = await begun();
    moveTo(world, lastDay);
    const other = { ...on, of: await openCase(world, 1) };
    await assertRefused(world, "not-found", () => applyOn(world, other, "extension"));
    await assertRefused(world, "not-found", () =>
      applyOn(world, { ...on, number: "CSP-2027-VA-9999" }, "extension"),
    );
  });

  it("is refused once the certification is over, and while the company is barred", async () => {
    const { world, on, lastDay } = await begun();
    const provider = await world.deps.register.get("provider", keys.provider(on.of.company.corporateNumber));
    assert.ok(provider);
    moveTo(world, lastDay);
    await stands(world, { ...provider, barredUntil: lastDay });
    await assertRefused(world, "barred", () => applyOn(world, on, "extension"));
    moveTo(world, dayAfter(lastDay));
    await assertRefused(world, "certification-over", () => applyOn(world, on, "extension"));
  });

  it("is open once in a category, whatever its kind; a new certification stays refused", async () => {
    const { world, on } = await drafted();
    await assertRefused(world, "already-open", () => applyOn(world, on, "extension"));
    await assertRefused(world, "already-open", () => applyOn(world, on, "change"));
    const actor = signatoryOf(on.of.company);
    await assertRefused(world, "already-certified", () =>
      createApplication(world.deps)({ actor, kind: "new", category: on.of.category }),
    );
  });

  it("by two at once gives one draft", async () => {
    const { world, on, lastDay } = await begun();
    moveTo(world, lastDay);
    const actor = signatoryOf(on.of.company);
    const command = { actor, kind: "extension", certificationNumber: on.number } as const;
    const both = await atOnce(
      world,
      (deps) => createApplication(deps)(command),
      (deps) => createApplication(deps)(command),
    );
    assert.deepEqual([wordOf(both.first), wordOf(both.second)].toSorted(), ["already-open", "done"]);
    assertInvariants(world);
  });
});

describe("M-07 filing an extension", () => {
  it("on the last day keeps the certification in force from the next day on", async () => {
    const { world, on, lastDay, acts, of } = await drafted();
    moveTo(world, lastDay);
    accepted(await acts.file());
    assert.deepEqual((await certificationIn(world, on.number)).extension, {
      applicationId: of.id,
      filedOn: lastDay,
    });
    moveTo(world, addDays(lastDay, 200));
    assert.equal(await standing(world, on.number), "valid");
    assertInvariants(world);
  });

  it("on the day after is refused, and the certification is over", async () => {
    const { world, on, lastDay, acts } = await drafted();
    moveTo(world, dayAfter(lastDay));
    await assertRefused(world, "certification-over", () => acts.file());
    assert.equal(await standing(world, on.number), "expired");
  });

  it("keeps nothing in force where the policy does not say so", async () => {
    policy.upkeep.extensionKeepsInForce.value = false;
    const { world, on, lastDay } = await filed();
    moveTo(world, lastDay);
    assert.equal(await standing(world, on.number), "valid");
    moveTo(world, dayAfter(lastDay));
    assert.equal(await standing(world, on.number), "expired");
  });

  it("twice, and by two at once, begins it once", async () => {
    const { world, on, of } = await drafted();
    const command = { actor: signatoryOf(of.company), applicationId: of.id };
    const both = await atOnce(
      world,
      (deps) => fileApplication(deps)(command),
      (deps) => fileApplication(deps)(command),
    );
    assert.deepEqual([wordOf(both.first), wordOf(both.second)], ["done", "done"]);
    accepted(await fileApplication(world.deps)(command));
    const begins = recordsOf(world, "event").filter(({ act }) => act === "beginExtension");
    assert.deepEqual(
      begins.map(({ aggregate }) => aggregate),
      [`certification#${on.number}`],
    );
  });

  it("again after remediation is possible past the last day, since it was filed in time", async () => {
    const { world, on, lastDay, of, acts } = await drafted();
    moveTo(world, lastDay);
    await reach(world, of, "remediation");
    moveTo(world, addDays(lastDay, 3));
    accepted(await acts.file());
    assert.equal(await standing(world, on.number), "valid");
  });

  it("again is refused when the certification was revoked meanwhile", async () => {
    const { world, on, of, acts } = await drafted();
    await reach(world, of, "remediation");
    await stands(world, { ...(await certificationIn(world, on.number)), status: "revoked" });
    await assertRefused(world, "certification-over", () => acts.file());
  });
});
