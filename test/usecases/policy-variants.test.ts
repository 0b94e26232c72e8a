import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { endOfDay } from "#scheme/calendar.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, fileWithFinding, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  assertRefused,
  fillIn,
  load,
  loadIn,
  openCase,
  soundForm,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { bodies, policy, signatoryOf } from "#test/support/fakes-people.ts";
import { createApplication } from "#usecases/create-application.ts";
import { extendRemediation } from "#usecases/extend-remediation.ts";

/** The shipped policy is one object for the whole process: these tests change a value in it, and put it back. */
const shipped = structuredClone({ remediation: policy.remediation, inquiry: policy.inquiry });
afterEach(() => {
  Object.assign(policy, structuredClone(shipped));
});

async function overdue() {
  const world = await setup();
  const of = await openCase(world);
  const { remediation } = await reach(world, of, "remediation");
  const driver = createDriver(world);
  await driver.settle();
  await fillIn(world, of, soundForm(world, of));
  world.clock.set(endOfDay(remediation.dueDay));
  return { world, of, driver, acts: actsOf(of, world) };
}

describe("N-01 D-09 when the time for remediation is over", () => {
  it("the case goes to the secretariat where the policy says so, which can only refer it for refusal", async () => {
    policy.remediation.afterLimit.value = "secretariat";
    const { world, of, driver, acts } = await overdue();
    await driver.fireTimers();
    await loadIn(world, of, "formCheck");
    assert.deepEqual(await waitedFor(world, of), ["formCheck"]);
    assertInvariants(world);
    const told = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.content.template === "overdue" ? [effect.recipient.to] : [],
    );
    assert.deepEqual(told, ["secretariat"]);
    await assertRefused(world, "not-possible-now", () => acts.formCheck("accept"));
    accepted(await acts.formCheck("referForRefusal"));
    await driver.settle();
    accepted(await acts.propose("refuse"));
    accepted(await acts.decide("refuse"));
    await driver.settle();
    assert.deepEqual(world.procedures.running(), []);
    assertInvariants(world);
  });

  it("the case then rests on what was filed, not on what was saved and never filed", async () => {
    policy.remediation.afterLimit.value = "secretariat";
    const { world, of, acts } = await overdue();
    await acts.closeOverdue("remediation");
    const { form } = await load(world, of);
    assert.deepEqual(form, recordsOf(world, "filing").at(-1)?.form);
  });

  it("the secretariat may send it back once more while rounds are left", async () => {
    policy.remediation.afterLimit.value = "secretariat";
    const { world, of, acts } = await overdue();
    await acts.closeOverdue("remediation");
    accepted(await acts.formCheck("remediate"));
    assert.equal((await loadIn(world, of, "remediation")).remediation.round, 2);
    await fillIn(world, of, soundForm(world, of));
    accepted(await acts.file());
    await acts.check();
    accepted(await acts.formCheck("accept"));
    assertInvariants(world);
  });
});

describe("N-01 D-09 when the rounds are used up", () => {
  it("the case lapses where the policy says so, and frees the category", async () => {
    policy.remediation.afterMaximumRounds.value = "lapse";
    policy.remediation.maximumRounds.value = 1;
    const world = await setup();
    const of = await openCase(world);
    await fileWithFinding(world, of);
    const acts = actsOf(of, world);
    const driver = createDriver(world);
    await driver.settle();
    accepted(await acts.file());
    await driver.settle();
    await loadIn(world, of, "lapsed");
    assert.deepEqual(world.procedures.running(), []);
    const told = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.content.template === "lapsed" ? [effect.recipient.to] : [],
    );
    assert.ok(told.includes("applicant"));
    assertInvariants(world);
    const actor = signatoryOf(of.company);
    accepted(await createApplication(world.deps)({ actor, kind: "new", category: of.category }));
  });
});

describe("N-01 D-09 extensions", () => {
  it("are as many as the policy allows", async () => {
    for (const allowed of [0, 2]) {
      policy.remediation.extensions.value = allowed;
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, "remediation");
      const extend = () =>
        extendRemediation(world.deps)({
          actor: signatoryOf(of.company),
          applicationId: of.id,
          reason: "同じ理由による。",
        });
      for (let times = 0; times < allowed; times += 1) accepted(await extend());
      await assertRefused(world, "extension-used", extend);
    }
  });
});

describe("N-01 E-01 bodies", () => {
  it("are those of the policy: with one body, its answer alone is waited for", async () => {
    policy.inquiry.bodies.value = bodies.slice(0, 1);
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    assert.deepEqual(await waitedFor(world, of), ["inquiryAnswer meti"]);
    accepted(await actsOf(of, world).answer("meti", "noObjection"));
    await actsOf(of, world).conclude();
    await loadIn(world, of, "review");
    assertInvariants(world);
  });
});
