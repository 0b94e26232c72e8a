import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { verifyCertificate } from "#proof/certificate.ts";
import { addDays, dayAfter, validUntilAfterYears } from "#scheme/calendar.ts";
import type { World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, type Case, load, loadIn } from "#test/support/fakes-case.ts";
import { certificationIn, extensionOn, moveTo, standing, stands } from "#test/support/fakes-certified.ts";
import { createDriver } from "#test/support/fakes-driver.ts";
import { begun, drafted, filed } from "#test/support/fakes-extension.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { decider, policy } from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import { decideApplication } from "#usecases/decide-application.ts";
import { readCertification } from "#usecases/read-certification.ts";
import { readKeys } from "#usecases/read-keys.ts";

describe("M-07 an extension that is granted", () => {
  for (const [told, days] of [
    ["before the last day", -1],
    ["on the last day", 0],
    ["long after the last day", 100],
  ] as const) {
    it(`${told} gives the same number another period without a gap`, async () => {
      const { world, on, lastDay, of } = await drafted();
      await reach(world, of, "awaitingDecision");
      moveTo(world, addDays(lastDay, days));
      const before = await certificationIn(world, on.number);
      accepted(await actsOf(of, world).decide("certify"));
      const from = dayAfter(lastDay);
      const until = validUntilAfterYears(from, policy.certification.validYears.value);
      const after = await certificationIn(world, on.number);
      assert.equal((await loadIn(world, of, "certified")).certificationNumber, on.number);
      assert.deepEqual(after.periods, [...before.periods, { from, until, applicationId: of.id }]);
      assert.deepEqual(
        [after.validFrom, after.validUntil, after.applicationId, after.extension],
        [before.validFrom, until, of.id, undefined],
      );
      assert.equal(await standing(world, on.number), "valid");
      assert.equal(recordsOf(world, "certification").length, 1);
      moveTo(world, until);
      assert.equal(await standing(world, on.number), "valid");
      moveTo(world, dayAfter(until));
      assert.equal(await standing(world, on.number), "expired");
      assertInvariants(world);
    });
  }

  it("F-03 F-04 has a certificate of the new period, and the one before is kept", async () => {
    const { world, on, lastDay, of, acts } = await drafted();
    await reach(world, of, "certified");
    const renewed = await certificationIn(world, on.number);
    assert.equal(renewed.certificate, undefined);
    assert.equal(renewed.formerCertificates.length, 1);
    await actsOf(on.of, world).issue();
    assert.equal((await certificationIn(world, on.number)).certificate, undefined, "issued for the old case");
    await acts.issue();
    await acts.issue();
    const { certificate, formerCertificates } = await certificationIn(world, on.number);
    assert.ok(certificate);
    assert.equal(formerCertificates.length, 1);
    const published = accepted(await readKeys(world.deps)());
    const verdict = await verifyCertificate(certificate.jws, published);
    assert.ok(verdict.valid);
    assert.deepEqual(
      [verdict.payload.number, verdict.payload.validFrom, verdict.payload.validUntil],
      [on.number, dayAfter(lastDay), renewed.validUntil],
    );
    const former = await verifyCertificate(formerCertificates[0]?.jws ?? "", published);
    assert.ok(former.valid);
    const shown = accepted(await readCertification(world.deps)({ number: on.number }));
    assert.deepEqual([shown.status, shown.certificate?.jws], ["valid", certificate.jws]);
    const told = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.content.template === "certified"
        ? [effect.content.applicationKind]
        : [],
    );
    assert.deepEqual(told, ["new", "extension"]);
  });

  it("is issued its certificate by its own procedure, which then ends", async () => {
    const { world, on, of } = await drafted();
    const driver = createDriver(world);
    await reach(world, of, "certified");
    await driver.settle();
    assert.ok((await certificationIn(world, on.number)).certificate);
    assert.deepEqual(world.procedures.running(), []);
  });

  it("decided twice, and by two at once, is renewed once", async () => {
    const { world, on, of, acts } = await drafted();
    await reach(world, of, "awaitingDecision");
    const command = {
      actor: decider,
      applicationId: of.id,
      outcome: "certify",
      reasons: "審査基準に照らして判断した。",
    } as const;
    const both = await atOnce(
      world,
      (deps) => decideApplication(deps)(command),
      (deps) => decideApplication(deps)(command),
    );
    assert.deepEqual([wordOf(both.first), wordOf(both.second)], ["task-closed", "done"]);
    await assertRefused(world, "task-closed", () => acts.decide("certify"));
    assert.equal((await certificationIn(world, on.number)).periods.length, 2);
  });

  it("is refused when the certification was revoked meanwhile", async () => {
    const { world, on, of, acts } = await drafted();
    await reach(world, of, "awaitingDecision");
    await stands(world, { ...(await certificationIn(world, on.number)), status: "revoked" });
    await assertRefused(world, "certification-over", () => acts.decide("certify"));
  });
});

type End = "refused" | "withdrawn" | "lapsed";

async function endedBy(world: World, of: Case, end: End, day: string): Promise<void> {
  const acts = actsOf(of, world);
  if (end === "refused") {
    await reach(world, of, "review");
    accepted(await acts.propose("refuse"));
    moveTo(world, day);
    accepted(await acts.decide("refuse"));
    return;
  }
  if (end === "withdrawn") {
    accepted(await acts.file());
    moveTo(world, day);
    accepted(await acts.withdraw());
    return;
  }
  await reach(world, of, "remediation");
  moveTo(world, day);
  await acts.closeOverdue("remediation");
}

describe("M-07 an extension that ends unfavourably", () => {
  for (const end of ["refused", "withdrawn", "lapsed"] as const) {
    it(`${end} after the last day, leaves the certification over at once`, async () => {
      const { world, on, lastDay, of } = await drafted();
      moveTo(world, lastDay);
      await endedBy(world, of, end, addDays(lastDay, 20));
      await loadIn(world, of, end);
      assert.equal((await certificationIn(world, on.number)).extension, undefined);
      assert.equal(await standing(world, on.number), "expired");
      assertInvariants(world);
    });
  }

  it("before the last day, leaves the certification in force until then, and it can be filed again", async () => {
    const { world, on, lastDay, of } = await drafted();
    await endedBy(world, of, "withdrawn", addDays(lastDay, -5));
    assert.equal(await standing(world, on.number), "valid");
    const again = await extensionOn(world, on, addDays(lastDay, -4));
    accepted(await actsOf(again, world).file());
    moveTo(world, addDays(lastDay, 30));
    assert.equal(await standing(world, on.number), "valid");
    assertInvariants(world);
  });

  it("as a draft, changes nothing of the certification", async () => {
    const { world, on, acts } = await drafted();
    const before = await certificationIn(world, on.number);
    accepted(await acts.withdraw());
    assert.deepEqual(await certificationIn(world, on.number), before);
  });

  it("ends it on a revoked certification too, so that nothing is kept in force when that is set aside", async () => {
    const { world, on, of, acts } = await filed();
    await stands(world, { ...(await certificationIn(world, on.number)), status: "revoked" });
    accepted(await acts.withdraw());
    const { extension, status } = await certificationIn(world, on.number);
    assert.deepEqual(
      [extension, status, (await load(world, of)).status],
      [undefined, "revoked", "withdrawn"],
    );
  });

  it("ends nothing that has ended for good", async () => {
    const { world, on, acts } = await filed();
    await stands(world, { ...(await certificationIn(world, on.number)), status: "returned" });
    accepted(await acts.withdraw());
    assert.equal((await certificationIn(world, on.number)).status, "returned");
  });
});

describe("M-07 on any days", () => {
  it("an extension filed in time holds until it is decided, and never after an unfavourable end past the last day", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: policy.upkeep.extensionOpensDaysBefore.value }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom("refused", "withdrawn", "certified"),
        async (daysBefore, later, end) => {
          const { world, on, lastDay } = await begun();
          const filedOn = addDays(lastDay, -daysBefore);
          const of = await extensionOn(world, on, filedOn);
          const endsOn = addDays(filedOn, later);
          const acts = actsOf(of, world);
          if (end === "withdrawn") accepted(await acts.file());
          else await reach(world, of, "review");
          for (const day of [filedOn, addDays(endsOn, -1), endsOn]) {
            moveTo(world, day);
            assert.equal(await standing(world, on.number), "valid", `${day} undecided`);
          }
          if (end === "withdrawn") accepted(await acts.withdraw());
          else {
            const outcome = end === "certified" ? "certify" : "refuse";
            accepted(await acts.propose(outcome));
            accepted(await acts.decide(outcome));
          }
          const over = end !== "certified" && endsOn > lastDay;
          assert.equal(await standing(world, on.number), over ? "expired" : "valid", `${endsOn} ${end}`);
          moveTo(world, addDays(lastDay, 1));
          assert.equal(await standing(world, on.number), end === "certified" ? "valid" : "expired");
        },
      ),
      { numRuns: 12 },
    );
  });
});
