import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Deps } from "#ports";
import { setup } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import {
  actsOn,
  breachesIn,
  type First,
  final,
  openTasksIn,
  report,
  reporting,
} from "#test/support/fakes-incident.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { auditor, reviewer, strangers } from "#test/support/fakes-people.ts";
import { certify, moveCertification, noticesOf } from "#test/support/fakes-providers.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { concludeIncident } from "#usecases/conclude-incident.ts";
import { listIncidents } from "#usecases/list-incidents.ts";
import { listOwnIncidents } from "#usecases/list-own-incidents.ts";
import { readIncident } from "#usecases/read-incident.ts";
import { readOwnIncident } from "#usecases/read-own-incident.ts";

describe("K-02 a first report", () => {
  it("in time: has a number, its clocks and its notices, and opens no surveillance", async () => {
    const { world, provider, acts } = await reporting();
    const seen = await acts.read();
    assert.deepEqual(
      [seen.number, seen.status, seen.hoursLate, seen.finalDueDay, seen.breaches],
      ["IN-2027-000001", "first", 0, "2027-06-09", []],
    );
    assert.deepEqual(openTasksIn(world), [["incidentFinal", "2027-06-09"]]);
    assert.deepEqual(
      noticesOf(world, "incidentReported").map(({ recipient }) => recipient),
      [{ to: "provider", certificationNumber: provider.number }, { to: "secretariat" }],
    );
    assert.deepEqual(recordsOf(world, "surveillance"), []);
    assertInvariants(world);
  });

  it("is one, sent twice or at once", async () => {
    const world = await setup();
    const provider = await certify(world, 0);
    const send = (deps: Deps) => report({ deps }, provider);
    const { first: one, second: other } = await atOnce(world, send, send);
    assert.equal(accepted(one).incidentId, accepted(other).incidentId);
    const before = world.snapshot();
    accepted(await report(world, provider, { detectedAt: "2027-05-09T20:00:00Z" }));
    assert.deepEqual(world.snapshot(), before);
    accepted(await report(world, provider, { incidentKind: "leak" }));
    assert.deepEqual(
      recordsOf(world, "incident").map(({ number }) => number),
      ["IN-2027-000001", "IN-2027-000002"],
    );
    assertInvariants(world);
  });

  it("S-02 late, or after a ransom was paid, opens one surveillance case in the same transaction", async () => {
    const { world, acts } = await reporting({ detectedAt: "2027-05-09T18:00:00.000Z", ransom: "paid" });
    assert.deepEqual(breachesIn(world), ["firstReportLate", "ransomPaid"]);
    const [opened, ...more] = recordsOf(world, "surveillance");
    const [incident] = recordsOf(world, "incident");
    assert.deepEqual([opened?.origin, more], [{ kind: "incident", reference: incident?.id }, []]);
    assert.match(opened?.suspicion ?? "", /IN-2027-000001[\s\S]*速報[\s\S]*身代金/);
    assert.equal((await acts.read()).surveillanceNumber, opened?.number);
    assert.equal(incident?.hoursLate, 1);
    assertInvariants(world);
  });

  it("may tell of what has happened within this very second", async () => {
    const world = await setup("2027-05-10T01:00:00.500Z");
    const provider = await certify(world, 0);
    const at = "2027-05-10T01:00:00Z";
    accepted(await report(world, provider, { detectedAt: at, customersInformed: { count: 1, at } }));
  });

  it("is taken after the certification has ended, and long after the detection", async () => {
    const world = await setup();
    const provider = await certify(world, 0);
    await moveCertification(world, provider, "giveBack");
    const told = accepted(await report(world, provider, { detectedAt: "2027-03-01T00:00:00.000Z" }));
    assert.equal(told.finalDueDay, "2027-05-10");
  });

  it("is refused when it tells of what lies ahead, or of customers informed at no time", async () => {
    const world = await setup();
    const provider = await certify(world, 0);
    const future = "2027-05-10T01:00:00.001Z";
    const wrong: readonly Partial<First>[] = [
      { detectedAt: future },
      { customersInformed: { count: 1 } },
      { customersInformed: { count: 1, at: future } },
      { bodiesInformed: [{ name: "経済産業省", at: future }] },
    ];
    for (const changes of wrong)
      await assertRefused(world, "invalid-input", () => report(world, provider, changes));
  });

  it("N-03 is its company's alone; of the secretariat it is read and not written", async () => {
    const { world, incidentId, provider } = await reporting();
    const other = await certify(world, 1);
    const { signatory: actor } = other;
    const foreign = actsOn(other, incidentId, world.deps);
    const calls = [
      () => report(world, { ...other, number: provider.number }),
      () => readOwnIncident(world.deps)({ actor, incidentId }),
      () => foreign.followUp(),
      () => foreign.conclude(),
    ];
    for (const call of calls) await assertRefused(world, "not-found", call);
    assert.deepEqual(accepted(await listOwnIncidents(world.deps)({ actor })).incidents, []);
    for (const stranger of strangers) {
      const outcome = await concludeIncident(world.deps)({ actor: stranger, incidentId, ...final });
      assert.match(wordOf(outcome), /^not-(found|allowed)$/);
    }
    await assertRefused(world, "not-allowed", () =>
      readIncident(world.deps)({ actor: reviewer, incidentId }),
    );
    const listed = accepted(await listIncidents(world.deps)({ actor: auditor, status: "first" }));
    assert.deepEqual(
      listed.incidents.map((each) => each.incidentId),
      [incidentId],
    );
  });
});
