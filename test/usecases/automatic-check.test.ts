import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setup } from "#test/support/fakes.ts";
import { actsOf, fileWithFinding, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  loadIn,
  openCase,
  sendDocument,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { companyAt, companyPerson, drafterOf, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce } from "#test/support/fakes-register.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";

const company = companyAt(0);

describe("B-05 N-03 who may file", () => {
  it("is a signatory of the company whose account may sign", async () => {
    const world = await setup();
    const of = await openCase(world);
    const acts = actsOf(of, world);
    await assertRefused(world, "not-allowed", () => acts.file(drafterOf(company)));
    await assertRefused(world, "account-may-not-sign", () =>
      acts.file(companyPerson(company, "entry", ["signatory"], "entry")),
    );
    const { accountType: _, ...untyped } = signatoryOf(company);
    await assertRefused(world, "account-may-not-sign", () => acts.file(untyped));
    await assertRefused(world, "not-found", () => acts.file(signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () => actsOf({ ...of, id: "none" }, world).file());
    accepted(await acts.file(companyPerson(company, "member", ["signatory"], "member")));
  });

  for (const status of ["withdrawn", "lapsed"] as const) {
    it(`cannot file what is ${status}`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      await assertRefused(world, "not-possible-now", () => actsOf(of, world).file());
    });
  }
});

describe("D-01 C-04 what is judged", () => {
  it("is what was filed: a document found bad only afterwards does not count", async () => {
    const world = await setup();
    const of = await openCase(world);
    const { key } = await sendDocument(world, of, "pledge", "%encrypted");
    world.clock.moveHours(1);
    accepted(await actsOf(of, world).file());
    world.clock.moveHours(1);
    await inspectDocument(world.deps)({ key });
    await actsOf(of, world).check();
    await loadIn(world, of, "formCheck");
  });

  it("is what was filed: a document found clean only afterwards does not stand in for one that is missing", async () => {
    const world = await setup();
    const of = await openCase(world);
    await addDocument(world, of, "pledge", "%encrypted");
    const { key } = await sendDocument(world, of, "pledge", "clean, but late");
    world.clock.moveHours(1);
    accepted(await actsOf(of, world).file());
    world.clock.moveHours(1);
    await inspectDocument(world.deps)({ key });
    await actsOf(of, world).check();
    const { findings } = await loadIn(world, of, "remediation");
    assert.ok(findings.some(({ item, weight }) => item === "documents.pledge" && weight === "stops"));
    accepted(await actsOf(of, world).file());
    await actsOf(of, world).check();
    await loadIn(world, of, "formCheck");
  });
});

describe("D-01 D-08 the automatic check", () => {
  it("passes what has no finding that stops on to a reviewer, once", async () => {
    const world = await setup();
    const of = await openCase(world);
    const acts = actsOf(of, world);
    accepted(await acts.file());
    await acts.check();
    await loadIn(world, of, "formCheck");
    const before = world.snapshot();
    await acts.check();
    assert.deepEqual(world.snapshot(), before);
    assertInvariants(world);
  });

  it("sends what has one back, and keeps the finding", async () => {
    const world = await setup();
    const of = await openCase(world);
    await fileWithFinding(world, of);
    await actsOf(of, world).check();
    const { findings } = await loadIn(world, of, "remediation");
    assert.deepEqual(
      findings.filter(({ weight }) => weight === "stops").map(({ code, item }) => `${code} ${item}`),
      ["D-01/item-missing company.nameEn"],
    );
    assertInvariants(world);
  });

  it("of two at once takes effect once", async () => {
    const world = await setup();
    const of = await openCase(world);
    accepted(await actsOf(of, world).file());
    const check = (deps: typeof world.deps) => actsOf(of, world, deps).check();
    await atOnce(world, check, check);
    assert.equal(recordsOf(world, "task").length, 1);
    assert.equal(recordsOf(world, "event").filter(({ act }) => act === "passAutomaticCheck").length, 1);
    assertInvariants(world);
  });

  it("throws for an application that is not there", async () => {
    const world = await setup();
    await assert.rejects(checkAutomatically(world.deps)({ applicationId: "none" }), /no application none/);
  });
});
