import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Deps } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { breachesIn, openTasksIn, reporting } from "#test/support/fakes-incident.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { surveillanceOfficer } from "#test/support/fakes-people.ts";
import { arrive, noticesOf } from "#test/support/fakes-providers.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { declareIncidentConflict } from "#usecases/declare-incident-conflict.ts";
import { openIncidentDocument } from "#usecases/open-incident-document.ts";
import { readIncident } from "#usecases/read-incident.ts";
import { requestIncidentUpload } from "#usecases/request-incident-upload.ts";
import { sweep } from "#usecases/sweep.ts";

/** Sweeps day after day, until the day after so many. */
async function sweepDays(world: World, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await sweep(world.deps)();
    world.clock.moveDays(1);
  }
  await sweep(world.deps)();
}

describe("K-02 follow-ups and the final report", () => {
  it("are kept in their order with who was informed; the final one is checked, confirmed and closed", async () => {
    const { world, acts } = await reporting();
    accepted(await acts.followUp());
    accepted(await acts.followUp());
    accepted(await acts.followUp({ text: "復旧を終え、再開した。" }));
    accepted(await acts.conclude());
    assert.deepEqual(openTasksIn(world), [["incidentCheck", "2027-05-24"]]);
    await assertRefused(world, "not-possible-now", () => acts.conclude());
    await assertRefused(world, "not-possible-now", () => acts.close());
    accepted(await acts.check("confirm"));
    await assertRefused(world, "not-possible-now", () => acts.check("confirm"));
    assert.deepEqual(noticesOf(world, "incidentChecked").length, 1);
    accepted(await acts.close());
    await assertRefused(world, "not-possible-now", () => acts.close());
    const seen = await acts.read();
    assert.deepEqual(
      [seen.status, seen.followUps.length, seen.finals.length, seen.breaches, openTasksIn(world)],
      ["closed", 2, 1, [], []],
    );
    assertInvariants(world);
  });

  it("at once: one final report, one check", async () => {
    const { world, acts } = await reporting();
    const concluded = await atOnce(
      world,
      (deps) => acts.conclude({}, deps),
      (deps) => acts.conclude({ cause: "別の原因が考えられる。" }, deps),
    );
    assert.deepEqual([wordOf(concluded.first), wordOf(concluded.second)], ["not-possible-now", "done"]);
    const checked = await atOnce(
      world,
      (deps) => acts.check("confirm", surveillanceOfficer, deps),
      (deps) => acts.check("return", surveillanceOfficer, deps),
    );
    assert.deepEqual([wordOf(checked.first), wordOf(checked.second)], ["not-possible-now", "done"]);
    assert.equal(recordsOf(world, "incident")[0]?.checks.length, 1);
    assertInvariants(world);
  });

  it("S-02 breaches of both are added to the one surveillance case of the incident, each once", async () => {
    const { world, acts } = await reporting({ incidentKind: "ransomware" });
    accepted(await acts.conclude({ customersInformed: { count: 0 }, ransom: "notApplicable" }));
    assert.deepEqual(breachesIn(world), ["customersNotInformed", "ransomStatementMissing"]);
    accepted(await acts.check("return"));
    accepted(await acts.followUp());
    accepted(await acts.conclude({ customersInformed: { count: 0 }, ransom: "paid" }));
    assert.deepEqual(breachesIn(world), ["customersNotInformed", "ransomStatementMissing", "ransomPaid"]);
    assert.equal(recordsOf(world, "surveillance").length, 1);
    const events = recordsOf(world, "event").filter((each) => each.act === "reportFinal");
    assert.deepEqual(
      events.map(({ data }) => data["breaches"]),
      [
        ["customersNotInformed", "ransomStatementMissing"],
        ["customersNotInformed", "ransomPaid"],
      ],
    );
    assertInvariants(world);
  });

  it("F-01 are neither checked nor read by an officer with a declared conflict", async () => {
    const { world, incidentId, acts } = await reporting();
    accepted(await acts.conclude());
    const declare = (deps: Deps) =>
      declareIncidentConflict(deps)({
        actor: surveillanceOfficer,
        incidentId,
        statement: "当該事業者に親族が勤務している。",
      });
    const { first, second } = await atOnce(world, declare, declare);
    assert.deepEqual([wordOf(first), wordOf(second)], ["done", "done"]);
    await assertRefused(world, "conflict-of-interest", () => acts.check("confirm"));
    await assertRefused(world, "conflict-of-interest", () =>
      readIncident(world.deps)({ actor: surveillanceOfficer, incidentId }),
    );
    const another = { ...surveillanceOfficer, subject: "another-officer" };
    accepted(await acts.check("confirm", another));
    accepted(await acts.close(another));
    assertInvariants(world);
  });

  it("returned, it is owed again within the time of the policy", async () => {
    const { world, acts } = await reporting();
    accepted(await acts.conclude());
    world.clock.moveDays(3);
    accepted(await acts.check("return"));
    assert.deepEqual(openTasksIn(world), [["incidentFinal", "2027-06-12"]]);
    assert.equal((await acts.read()).status, "followUp");
    assert.equal(noticesOf(world, "incidentChecked")[0]?.content.dueDay, "2027-06-12");
  });

  it("name documents of the incident that were found clean", async () => {
    const { world, provider, incidentId, acts } = await reporting();
    const bytes = Buffer.from("incident report");
    const { document } = accepted(
      await requestIncidentUpload(world.deps)({
        actor: provider.signatory,
        incidentId,
        slot: "other",
        fileName: "report.pdf",
        contentType: "application/pdf",
        bytes: bytes.length,
        sha256: sha256Hex(bytes),
      }),
    );
    const { documentId } = document;
    await assertRefused(world, "document-awaited", () => acts.conclude({ documents: [documentId] }));
    await assertRefused(world, "not-found", () => acts.conclude({ documents: ["01NOTHING"] }));
    await arrive(world, { caseKind: "incident", caseId: incidentId }, documentId, bytes);
    accepted(await acts.conclude({ documents: [documentId] }));
    const opened = await openIncidentDocument(world.deps)({
      actor: surveillanceOfficer,
      incidentId,
      documentId,
    });
    assert.match(accepted(opened).link, new RegExp(`incidents/${incidentId}/${documentId}`));
  });
});

describe("K-02 S-02 a final report that does not come", () => {
  it("is reminded of, and is a breach from the day after: once, by the sweep; and is still taken", async () => {
    const { world, acts } = await reporting();
    await sweepDays(world, 30);
    assert.deepEqual([jstDay(world.clock.now()), breachesIn(world)], ["2027-06-09", []]);
    assert.ok(noticesOf(world, "reminder").some(({ recipient }) => recipient.to === "provider"));
    await sweepDays(world, 3);
    assert.deepEqual(breachesIn(world), ["finalReportMissing"]);
    assert.equal(recordsOf(world, "surveillance").length, 1);
    const overdue = noticesOf(world, "overdue").filter(({ content }) => content.taskKind === "incidentFinal");
    assert.equal(overdue.length, 1);
    assert.deepEqual(openTasksIn(world), []);
    accepted(await acts.conclude());
    assert.equal((await acts.read()).status, "finalReport");
    assert.equal(recordsOf(world, "surveillance").length, 1);
    assertInvariants(world);
  });

  it("filed on its last day is in time, also when the sweep runs at that moment", async () => {
    const { world, acts } = await reporting();
    world.clock.moveDays(30);
    accepted(await acts.conclude());
    world.clock.moveDays(1);
    await sweep(world.deps)();
    assert.deepEqual(breachesIn(world), []);
  });
});
