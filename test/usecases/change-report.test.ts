import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "#records/layout.ts";
import { addDays, dayAfter, jstDay } from "#scheme/calendar.ts";
import { setup } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { certificationIn, certified, moveTo } from "#test/support/fakes-certified.ts";
import {
  large,
  light,
  reasons,
  reportIn,
  reportsOn,
  reportTasks,
  toldOfReports,
} from "#test/support/fakes-change-reports.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  auditor,
  companyAt,
  decider,
  drafterOf,
  policy,
  reviewer,
  signatoryOf,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { listChangeReports } from "#usecases/list-change-reports.ts";
import { listOwnChangeReports } from "#usecases/list-own-change-reports.ts";
import { readChangeReport } from "#usecases/read-change-report.ts";
import { readOwnChangeReport } from "#usecases/read-own-change-report.ts";
import { sweep } from "#usecases/sweep.ts";

async function ready() {
  const world = await setup();
  const on = await certified(world);
  world.clock.moveDays(30);
  return { world, on, today: jstDay(world.clock.now()), acts: reportsOn(on, world) };
}

describe("M-06 filing a change report", () => {
  it("a light change waits for a reviewer", async () => {
    const { world, on, today, acts } = await ready();
    const report = accepted(await acts.file(light(today), drafterOf(on.of.company)));
    assert.deepEqual([report.weight, report.status, report.late], ["light", "filed", false]);
    assert.equal(report.changes[0]?.rule, "company.address");
    assert.deepEqual(await reportTasks(world, on), [`changeCheck ${report.reportId}`]);
    assertInvariants(world);
  });

  it("a large change asks the provider for a change application at once, with a due day", async () => {
    const { world, on, today, acts } = await ready();
    const report = accepted(await acts.file(large(addDays(today, 90))));
    assert.deepEqual([report.weight, report.status, report.late], ["large", "reviewRequired", false]);
    assert.ok(report.dueDay !== undefined && report.dueDay > today);
    assert.deepEqual(await reportTasks(world, on), [`changeReport ${report.reportId}`]);
    assert.deepEqual(toldOfReports(world), ["reviewRequired to provider"]);
    assertInvariants(world);
  });

  it("an item that no rule of the policy speaks of is large, and says so", async () => {
    const { acts, today } = await ready();
    const changes = [
      { path: "company.address", to: "東京都" },
      { path: "something.unheardOf", description: "何かが変わる。" },
    ];
    const report = accepted(await acts.file({ ...light(today), changes }));
    assert.equal(report.weight, "large");
    assert.deepEqual(
      report.changes.map(({ weight, rule }) => [weight, rule]),
      [
        ["light", "company.address"],
        ["large", undefined],
      ],
    );
  });

  it("marks what comes late, and shows it to the secretariat", async () => {
    const { world, acts, today } = await ready();
    const after = policy.changes.lightReportAfter.value.amount;
    assert.equal(accepted(await acts.file(light(addDays(today, -after)))).late, false);
    const late = accepted(await acts.file(light(addDays(today, -after - 1))));
    assert.equal(late.late, true);
    assert.equal(accepted(await acts.file(large(addDays(today, 3)))).late, true);
    const { reports } = accepted(await listChangeReports(world.deps)({ actor: reviewer, status: "filed" }));
    assert.deepEqual(
      reports.filter((report) => report.late).map(({ reportId }) => reportId),
      [late.reportId],
    );
  });

  it("the same twice, and by two at once, is one report", async () => {
    const { world, on, today, acts } = await ready();
    const both = await atOnce(
      world,
      (deps) => reportsOn(on, world, deps).file(light(today)),
      (deps) => reportsOn(on, world, deps).file(light(today)),
    );
    const [first, second] = [accepted(both.first), accepted(both.second)];
    assert.equal(first.reportId, second.reportId);
    const before = world.snapshot();
    assert.equal(accepted(await acts.file(light(today))).reportId, first.reportId);
    assert.deepEqual(world.snapshot(), before);
    assert.equal(recordsOf(world, "changeReport").length, 1);
    accepted(await acts.file(light(today, "大阪府架空市")));
    assert.equal(recordsOf(world, "changeReport").length, 2);
  });

  it("is refused for strangers, for what is over, and for what says too little", async () => {
    const { world, on, today, acts } = await ready();
    const stranger = signatoryOf(companyAt(1));
    await assertRefused(world, "not-found", () => acts.file(light(today), stranger));
    const wrong = [
      [{ path: "company.address" }],
      [{ path: "company.contactMail", to: "nowhere" }],
      [{ path: "company.name", to: "あ".repeat(201) }],
      [{ path: "company.officers" }],
      [
        { path: "company.address", to: "東京都" },
        { path: "company.address", to: "大阪府" },
      ],
    ];
    for (const changes of wrong)
      await assertRefused(world, "invalid-input", () => acts.file({ ...light(today), changes }));
    const { validUntil } = await certificationIn(world, on.number);
    await assertRefused(world, "invalid-input", () => acts.file(light(dayAfter(validUntil))));
    moveTo(world, dayAfter(validUntil));
    await assertRefused(world, "certification-over", () => acts.file(light(validUntil)));
  });

  it("is read by its provider and the secretariat, and is not found by others", async () => {
    const { world, on, today, acts } = await ready();
    const { reportId } = accepted(await acts.file(light(today)));
    const { number } = on;
    const own = signatoryOf(on.of.company);
    const stranger = signatoryOf(companyAt(1));
    const asked = { number, reportId };
    assert.equal(
      accepted(await readOwnChangeReport(world.deps)({ actor: own, ...asked })).reportId,
      reportId,
    );
    assert.equal(
      accepted(await readChangeReport(world.deps)({ actor: auditor, ...asked })).reportId,
      reportId,
    );
    assert.equal(accepted(await listOwnChangeReports(world.deps)({ actor: own, number })).reports.length, 1);
    await assertRefused(world, "not-found", () =>
      readOwnChangeReport(world.deps)({ actor: stranger, ...asked }),
    );
    await assertRefused(world, "not-found", () =>
      listOwnChangeReports(world.deps)({ actor: stranger, number }),
    );
  });
});

describe("M-06 checking a light change", () => {
  it("records it on the register, with the company's history, and tells the provider", async () => {
    const { world, on, today, acts } = await ready();
    const changes = [
      { path: "company.address", to: "東京都架空区新見本町9丁目" },
      { path: "company.contactMail", to: "new-desk@company.example" },
    ];
    const { reportId } = accepted(await acts.file({ ...light(today), changes }));
    const before = await certificationIn(world, on.number);
    assert.equal(accepted(await acts.check(reportId, "record")).status, "recorded");
    const after = await certificationIn(world, on.number);
    assert.equal(after.contactMail, "new-desk@company.example");
    assert.deepEqual(after.certificate, before.certificate);
    const provider = await world.deps.register.get("provider", keys.provider(after.corporateNumber));
    assert.deepEqual(
      provider?.names.map(({ address }) => address),
      [on.of.company.address, "東京都架空区新見本町9丁目"],
    );
    assert.deepEqual(await reportTasks(world, on), []);
    assert.deepEqual(toldOfReports(world), ["recorded to provider"]);
    assertInvariants(world);
  });

  it("F-03 a change of what the certificate shows has another certificate issued", async () => {
    const { world, on, today, acts } = await ready();
    const driver = createDriver(world);
    await driver.settle();
    const before = await certificationIn(world, on.number);
    const changes = [{ path: "company.name", to: "株式会社あたらしい見本" }];
    const { reportId } = accepted(await acts.file({ ...light(today), changes }));
    accepted(await acts.check(reportId, "record"));
    await driver.settle();
    const after = await certificationIn(world, on.number);
    assert.equal(after.providerName, "株式会社あたらしい見本");
    assert.deepEqual(after.formerCertificates, [before.certificate]);
    assert.ok(after.certificate && after.certificate.jws !== before.certificate?.jws);
    assert.deepEqual(world.procedures.running(), []);
    const told = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && /^certif/.test(effect.content.template) ? [effect.content.template] : [],
    );
    assert.deepEqual(told, ["certified", "certificateReplaced"]);
    assertInvariants(world);
  });

  it("twice, and by two at once, records it once", async () => {
    const { world, on, today, acts } = await ready();
    const { reportId } = accepted(await acts.file(light(today)));
    const both = await atOnce(
      world,
      (deps) => reportsOn(on, world, deps).check(reportId, "record"),
      (deps) => reportsOn(on, world, deps).check(reportId, "record"),
    );
    assert.deepEqual([wordOf(both.first), wordOf(both.second)], ["not-possible-now", "done"]);
    await assertRefused(world, "not-possible-now", () => acts.check(reportId, "record"));
    assert.equal(recordsOf(world, "event").filter(({ act }) => act === "recordChange").length, 1);
    assert.deepEqual(toldOfReports(world), ["recorded to provider"]);
  });

  it("waits for the day of the change", async () => {
    const { world, today, acts } = await ready();
    const { reportId } = accepted(await acts.file(light(addDays(today, 5))));
    await assertRefused(world, "not-possible-now", () => acts.check(reportId, "record"));
    moveTo(world, addDays(today, 5));
    accepted(await acts.check(reportId, "record"));
  });

  it("may find that it must be reviewed, and returns what says too little, to be filed again", async () => {
    const { world, on, today, acts } = await ready();
    const first = accepted(await acts.file(light(today)));
    const required = accepted(await acts.check(first.reportId, "requireReview"));
    assert.deepEqual([required.status, required.reasons], ["reviewRequired", reasons]);
    const second = accepted(await acts.file(light(today, "大阪府架空市")));
    await assertRefused(world, "not-possible-now", () =>
      acts.refile(second.reportId, light(today, "京都府")),
    );
    assert.equal(accepted(await acts.check(second.reportId, "return")).reasons, reasons);
    await assertRefused(world, "not-found", () =>
      acts.refile(second.reportId, light(today), signatoryOf(companyAt(1))),
    );
    const again = accepted(await acts.refile(second.reportId, large(addDays(today, 90))));
    assert.deepEqual([again.status, again.weight], ["filed", "large"]);
    await assertRefused(world, "not-possible-now", () => acts.check(second.reportId, "record"));
    accepted(await acts.check(second.reportId, "requireReview"));
    assert.deepEqual(
      await reportTasks(world, on),
      [`changeReport ${first.reportId}`, `changeReport ${second.reportId}`].toSorted(),
    );
    assert.deepEqual(toldOfReports(world), [
      "reviewRequired to provider",
      "returned to provider",
      "reviewRequired to provider",
    ]);
    assertInvariants(world);
  });

  it("F-01 is for reviewers without a conflict of interest alone", async () => {
    const { world, today, acts } = await ready();
    const { reportId } = accepted(await acts.file(light(today)));
    await assertRefused(world, "not-allowed", () => acts.check(reportId, "record", decider));
    const other = { ...reviewer, subject: "conflicted" };
    const undecided = { ...reportIn(world, reportId), conflictedStaff: [other.subject], version: 2 };
    const when = [{ field: "version", is: "oneOf", values: [1] }] as const;
    await world.deps.register.commit([{ put: "replace", record: undecided, when }]);
    await assertRefused(world, "conflict-of-interest", () => acts.check(reportId, "record", other));
    const { reports } = accepted(await listChangeReports(world.deps)({ actor: other, status: "filed" }));
    assert.deepEqual(reports, []);
  });
});

describe("M-06 S-02 a large change that stays undone", () => {
  it("is considered for surveillance after the due day, once, and the provider is told", async () => {
    const { world, on, today, acts } = await ready();
    const { reportId, dueDay = "" } = accepted(await acts.file(large(addDays(today, 90))));
    moveTo(world, dueDay);
    await sweep(world.deps)();
    assert.equal(recordsOf(world, "surveillance").length, 0);
    moveTo(world, dayAfter(dueDay));
    await sweep(world.deps)();
    await sweep(world.deps)();
    const [surveillance, ...others] = recordsOf(world, "surveillance");
    assert.deepEqual(others, []);
    assert.deepEqual(surveillance?.origin, { kind: "unreportedChange", reference: reportId });
    assert.equal(surveillance?.certificationNumber, on.number);
    assert.deepEqual(await reportTasks(world, on), []);
    assert.equal(reportIn(world, reportId).status, "reviewRequired");
    assert.deepEqual(toldOfReports(world), ["reviewRequired to provider", "notAnswered to provider"]);
    assertInvariants(world);
  });

  it("is settled without a review when it was given up, and nobody is waited for", async () => {
    const { world, on, today, acts } = await ready();
    const { reportId, dueDay = "" } = accepted(await acts.file(large(addDays(today, 90))));
    const settled = accepted(await acts.check(reportId, "settleWithoutReview"));
    assert.deepEqual([settled.status, settled.reasons, settled.dueDay], ["settled", reasons, undefined]);
    await assertRefused(world, "not-possible-now", () => acts.check(reportId, "settleWithoutReview"));
    assert.deepEqual(await reportTasks(world, on), []);
    moveTo(world, dayAfter(dueDay));
    await sweep(world.deps)();
    assert.equal(recordsOf(world, "surveillance").length, 0);
  });
});
