import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, endOfDay } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, fileWithFinding, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  type Case,
  fillIn,
  load,
  loadIn,
  openCase,
  openTaskOf,
  sendDocument,
  soundForm,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { companyAt, drafterOf, policy, signatoryOf, strangers } from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { createApplication } from "#usecases/create-application.ts";
import { extendRemediation } from "#usecases/extend-remediation.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";

const { days, extensionDays, maximumRounds } = policy.remediation;
const company = companyAt(0);

async function sentBack() {
  const world = await setup();
  const of = await openCase(world);
  const { remediation } = await reach(world, of, "remediation");
  const extend = (actor = signatoryOf(company)) =>
    extendRemediation(world.deps)({ actor, applicationId: of.id, reason: "役員会の日程のため。" });
  return { world, of, remediation, extend, acts: actsOf(of, world) };
}

const mend = (world: World, of: Case) => fillIn(world, of, soundForm(world, of));
/** The last moment of a day in Japan, and the first one after it. */
const lastMoment = (day: string) => new Date(Date.parse(endOfDay(day)) - 1).toISOString();

describe("D-09 a round of remediation", () => {
  it("tells the applicant what is wrong and until when, and starts the applicant's time", async () => {
    const { world, of, remediation } = await sentBack();
    assert.deepEqual(
      [remediation.round, remediation.dueDay, remediation.extensionsUsed],
      [1, "2027-05-24", 0],
    );
    assert.equal(days.value, 14);
    const shown = accepted(
      await readOwnApplication(world.deps)({ actor: signatoryOf(company), applicationId: of.id }),
    );
    assert.equal(shown.status, "remediation");
    assert.deepEqual(
      shown.remediation?.findings.filter(({ weight }) => weight === "stops").map(({ item }) => item),
      ["company.nameEn"],
    );
    const notices = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" ? [effect] : [],
    );
    const request = notices.find(({ content }) => content.template === "remediationRequest");
    assert.deepEqual(request?.recipient, { to: "applicant", applicationId: of.id });
    assert.ok(request.content.template === "remediationRequest" && request.content.dueDay === "2027-05-24");
    assertInvariants(world);
  });

  it("mended and filed again keeps the receipt number and both rounds", async () => {
    const { world, of, acts } = await sentBack();
    const first = recordsOf(world, "filing")[0];
    await mend(world, of);
    world.clock.moveDays(2);
    const receipt = accepted(await acts.file());
    assert.deepEqual([receipt.receiptNumber, receipt.round], [first?.receiptNumber, 2]);
    assert.deepEqual(recordsOf(world, "filing")[0], first);
    assert.equal(recordsOf(world, "filing").length, 2);
    assert.notEqual(receipt.digest, first?.digest);
    const { generation } = await loadIn(world, of, "submitted");
    assert.equal(generation, 1);
    await acts.check();
    await loadIn(world, of, "formCheck");
    assertInvariants(world);
  });

  it("filed again twice gives the receipt of the second round once more", async () => {
    const { world, of, acts } = await sentBack();
    await mend(world, of);
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).file(),
      () => acts.file(),
    );
    assert.deepEqual(accepted(first), accepted(second));
    assert.equal(recordsOf(world, "filing").length, 2);
  });

  it("lets documents be replaced while the applicant has the ball, and not before or after", async () => {
    const { world, of, acts } = await sentBack();
    await addDocument(world, of, "pledge");
    accepted(await acts.file());
    await assert.rejects(sendDocument(world, of, "pledge", "too late"), /not-possible-now/);
  });

  it("counts until the end of the due day in Japan, whether or not a sweep has run", async () => {
    const { world, of, remediation, extend, acts } = await sentBack();
    await mend(world, of);
    const { version, form } = await load(world, of);
    world.clock.set(endOfDay(remediation.dueDay));
    await assertRefused(world, "deadline-passed", () => acts.file());
    await assertRefused(world, "deadline-passed", () => extend());
    await assert.rejects(sendDocument(world, of, "pledge", "too late"), /deadline-passed/);
    await assert.rejects(fillIn(world, of, form), /deadline-passed/);
    assert.equal((await load(world, of)).version, version);
    world.clock.set(lastMoment(remediation.dueDay));
    accepted(await acts.file());
  });
});

describe("D-09 extension", () => {
  it("moves the due day of application and task once", async () => {
    const { world, of, remediation, extend } = await sentBack();
    const extended = accepted(await extend(drafterOf(company)));
    assert.equal(extended.remediation?.dueDay, "2027-06-07");
    assert.equal(extensionDays.value, 14);
    const task = await openTaskOf(world, of, "remediation");
    assert.equal(task.dueDay, "2027-06-07");
    assert.equal(task.attentionDay, "2027-05-31");
    await assertRefused(world, "extension-used", () => extend());
    world.clock.set(endOfDay(remediation.dueDay));
    accepted(await actsOf(of, world).file());
    assertInvariants(world);
  });

  it("asked for twice at once is given once", async () => {
    const { world, of, extend } = await sentBack();
    const { first, second } = await atOnce(
      world,
      (deps) =>
        extendRemediation(deps)({
          actor: signatoryOf(company),
          applicationId: of.id,
          reason: "同上の理由。",
        }),
      () => extend(),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["extension-used", "done"]);
    assert.equal((await openTaskOf(world, of, "remediation")).dueDay, "2027-06-07");
  });

  it("is for the company, and only in remediation", async () => {
    const { world, of, extend, acts } = await sentBack();
    await assertRefused(world, "not-found", () => extend(signatoryOf(companyAt(1))));
    for (const stranger of strangers) {
      const outsider = stranger.roles.includes("governmentResponder");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", () => extend(stranger));
    }
    await assertRefused(world, "not-found", () =>
      extendRemediation(world.deps)({
        actor: signatoryOf(company),
        applicationId: "none",
        reason: "理由は同じ。",
      }),
    );
    await mend(world, of);
    accepted(await acts.file());
    await assertRefused(world, "not-possible-now", () => extend());
  });
});

describe("D-09 lapse", () => {
  it("happens the day after the due day, once, and gives the category free", async () => {
    const { world, of, remediation, acts } = await sentBack();
    world.clock.set(lastMoment(remediation.dueDay));
    const early = world.snapshot();
    await acts.closeOverdue("remediation");
    assert.deepEqual(world.snapshot(), early);
    world.clock.set(endOfDay(remediation.dueDay));
    await acts.closeOverdue("remediation");
    const { lapse } = await loadIn(world, of, "lapsed");
    assert.deepEqual([lapse.ground, lapse.day], ["timeLimit", addDays(remediation.dueDay, 1)]);
    const after = world.snapshot();
    await acts.closeOverdue("remediation");
    assert.deepEqual(world.snapshot(), after);
    assertInvariants(world);
    const actor = signatoryOf(company);
    accepted(await createApplication(world.deps)({ actor, kind: "new", category: of.category }));
  });

  it("tells applicant and secretariat", async () => {
    const { world, remediation, acts } = await sentBack();
    world.clock.set(endOfDay(remediation.dueDay));
    await acts.closeOverdue("remediation");
    const told = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.content.template === "lapsed" ? [effect.recipient.to] : [],
    );
    assert.deepEqual(told, ["applicant", "secretariat"]);
  });

  it("and filing again at once have exactly one effect, whichever comes first", async () => {
    const { world, of, remediation } = await sentBack();
    await mend(world, of);
    world.clock.set(lastMoment(remediation.dueDay));
    const { first } = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).file(),
      async () => {
        world.clock.set(endOfDay(remediation.dueDay));
        await actsOf(of, world).closeOverdue("remediation");
      },
    );
    assert.equal(wordOf(first), "not-possible-now");
    await loadIn(world, of, "lapsed");
    assertInvariants(world);

    const other = await sentBack();
    await mend(other.world, other.of);
    other.world.clock.set(endOfDay(other.remediation.dueDay));
    await atOnce(
      other.world,
      (deps) => actsOf(other.of, other.world, deps).closeOverdue("remediation"),
      async () => {
        other.world.clock.set(lastMoment(other.remediation.dueDay));
        accepted(await other.acts.file());
      },
    );
    await loadIn(other.world, other.of, "submitted");
    assertInvariants(other.world);
  });
});

describe("D-09 the maximum of rounds", () => {
  async function useUp() {
    const world = await setup();
    const of = await openCase(world);
    await fileWithFinding(world, of);
    const acts = actsOf(of, world);
    for (let round = 1; round <= maximumRounds.value; round += 1) {
      await acts.check();
      assert.equal((await loadIn(world, of, "remediation")).remediation.round, round);
      accepted(await acts.file());
    }
    await acts.check();
    return { world, of, acts };
  }

  it("brings the case to the secretariat, where it cannot be accepted or sent back again", async () => {
    const { world, of, acts } = await useUp();
    assert.equal(policy.remediation.afterMaximumRounds.value, "secretariat");
    const { findings, remediationRounds } = await loadIn(world, of, "formCheck");
    assert.equal(remediationRounds, 3);
    assert.ok(findings.some(({ code }) => code === "D-01/item-missing"));
    assert.deepEqual(await waitedFor(world, of), ["formCheck"]);
    await assertRefused(world, "not-possible-now", () => acts.formCheck("accept"));
    await assertRefused(world, "rounds-used", () => acts.formCheck("remediate"));
    accepted(await acts.formCheck("referForRefusal"));
    await loadIn(world, of, "review");
    assertInvariants(world);
  });

  it("still accepts what was mended in the last round", async () => {
    const world = await setup();
    const of = await openCase(world);
    await fileWithFinding(world, of);
    const acts = actsOf(of, world);
    for (let round = 1; round < maximumRounds.value; round += 1) {
      await acts.check();
      accepted(await acts.file());
    }
    await acts.check();
    await mend(world, of);
    accepted(await acts.file());
    await acts.check();
    accepted(await acts.formCheck("accept"));
    await loadIn(world, of, "accepted");
  });
});

it("D-09 the execution waits for the applicant, through an extension, and lapses with the timer alone", async () => {
  const { world, of, extend } = await sentBack();
  const driver = createDriver(world);
  await driver.settle();
  accepted(await extend());
  await driver.settle();
  world.clock.moveDays(15);
  await driver.fireTimers();
  await loadIn(world, of, "remediation");
  world.clock.moveDays(14);
  await driver.fireTimers();
  await loadIn(world, of, "lapsed");
  assert.deepEqual(world.procedures.running(), []);
  assertInvariants(world);
});
