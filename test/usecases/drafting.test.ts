import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { categoryCodes } from "#scheme/categories.ts";
import { setup } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  fillIn,
  load,
  openCase,
  soundForm,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  companyAt,
  companyPerson,
  drafterOf,
  policy,
  signatoryOf,
  strangers,
} from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister, wordOf } from "#test/support/fakes-register.ts";
import { createApplication } from "#usecases/create-application.ts";
import { listOwnApplications } from "#usecases/list-own-applications.ts";
import { previewFindings } from "#usecases/preview-findings.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { saveForm } from "#usecases/save-form.ts";

const company = companyAt(0);
const actor = signatoryOf(company);
const command = { actor, kind: "new", category: "audit" } as const;

describe("B-01 B-05 A-05 starting a draft", () => {
  it("gives a draft under the policy of the day, with its first event", async () => {
    const world = await setup();
    const view = accepted(await createApplication(world.deps)({ ...command, actor: drafterOf(company) }));
    assert.equal(view.status, "draft");
    assert.equal(view.corporateNumber, company.corporateNumber);
    assert.equal(view.policyVersion, policy.version);
    assert.deepEqual(view.form, {});
    assert.deepEqual(
      recordsOf(world, "event").map(({ act, sequence, by }) => `${sequence} ${act} ${by.role}`),
      ["1 createApplication applicant"],
    );
    assertInvariants(world);
  });

  it("A-04 allows one open application per category, and names the one that is open", async () => {
    const world = await setup();
    const { applicationId } = accepted(await createApplication(world.deps)(command));
    await assertRefused(world, "already-open", () => createApplication(world.deps)(command));
    const again = await createApplication(world.deps)(command);
    assert.equal(again.done ? "" : again.reference, applicationId);
    for (const category of categoryCodes.filter((each) => each !== "audit")) {
      accepted(await createApplication(world.deps)({ ...command, category }));
    }
    accepted(await createApplication(world.deps)({ ...command, actor: signatoryOf(companyAt(1)) }));
    assertInvariants(world);
  });

  it("of two at once, one is made", async () => {
    const world = await setup();
    const create = (deps: typeof world.deps) => createApplication(deps)(command);
    const { first, second } = await atOnce(world, create, create);
    assert.deepEqual([wordOf(first), wordOf(second)], ["already-open", "done"]);
    assert.equal(recordsOf(world, "application").length, 1);
  });

  it("tries again when the register is busy, instead of claiming that something is open", async () => {
    const world = await setup();
    const busy = onRegister(world.deps, contending(world.deps.register, 1));
    accepted(await createApplication(busy)(command));
  });

  it("is for a company with a corporate number that checks", async () => {
    const world = await setup();
    const { corporateNumber: _, ...nobodys } = actor;
    await assertRefused(world, "not-allowed", () =>
      createApplication(world.deps)({ ...command, actor: nobodys }),
    );
    const wrong = { ...actor, corporateNumber: "1234567890123" };
    await assertRefused(world, "corporate-number-invalid", () =>
      createApplication(world.deps)({ ...command, actor: wrong }),
    );
  });

  it("X-04 is refused to a barred company until the bar has ended", async () => {
    const world = await setup();
    const bar = {
      kind: "provider",
      corporateNumber: company.corporateNumber,
      version: 1,
      names: [],
      revocations: [],
    } as const;
    await world.memory.seed({ ...bar, names: [], revocations: [], barredUntil: "2027-05-12" });
    for (const _day of ["05-10", "05-11", "05-12"]) {
      await assertRefused(world, "barred", () => createApplication(world.deps)(command));
      world.clock.moveDays(1);
    }
    accepted(await createApplication(world.deps)(command));
  });

  it("A-04 is refused while a certification is in force, and possible again after its last day", async () => {
    const world = await setup();
    const first = await openCase(world, 0, "audit");
    const { certificationNumber } = await reach(world, first, "certified");
    const again = await createApplication(world.deps)(command);
    assert.deepEqual(again, { done: false, code: "already-certified", reference: certificationNumber });
    const certification = recordsOf(world, "certification")[0];
    world.clock.set(`${certification?.validUntil}T14:59:59.999Z`);
    await assertRefused(world, "already-certified", () => createApplication(world.deps)(command));
    world.clock.set(`${certification?.validUntil}T15:00:00.000Z`);
    accepted(await createApplication(world.deps)(command));
  });
});

describe("B-05 saving the form", () => {
  it("keeps what was entered and counts the version up", async () => {
    const world = await setup();
    const { applicationId, version } = accepted(await createApplication(world.deps)(command));
    const form = { company: { name: company.name } };
    const saved = accepted(
      await saveForm(world.deps)({ actor: drafterOf(company), applicationId, version, form }),
    );
    assert.deepEqual(saved.form, form);
    assert.equal(saved.version, version + 1);
    assertInvariants(world);
  });

  it("does not let two people overwrite each other unseen", async () => {
    const world = await setup();
    const { applicationId, version } = accepted(await createApplication(world.deps)(command));
    const mine = { actor, applicationId, version, form: { company: { name: "甲" } } };
    const theirs = { ...mine, actor: drafterOf(company), form: { company: { name: "乙" } } };
    const { first, second } = await atOnce(
      world,
      (deps) => saveForm(deps)(mine),
      (deps) => saveForm(deps)(theirs),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["changed-meanwhile", "done"]);
    await assertRefused(world, "changed-meanwhile", () => saveForm(world.deps)(mine));
    assert.equal((await load(world, { id: applicationId })).form.company?.name, "乙");
  });

  it("is for the company's own people, while they have the ball", async () => {
    const world = await setup();
    const of = await openCase(world);
    const save = (by: typeof actor) => async () =>
      saveForm(world.deps)({
        actor: by,
        applicationId: of.id,
        version: (await load(world, of)).version,
        form: {},
      });
    await assertRefused(world, "not-found", save(signatoryOf(companyAt(1))));
    for (const stranger of strangers) {
      const outsider = stranger.roles.includes("governmentResponder");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", save(stranger));
    }
    await assertRefused(world, "not-found", () =>
      saveForm(world.deps)({ actor, applicationId: "none", version: 1, form: {} }),
    );
    await reach(world, of, "formCheck");
    await assertRefused(world, "not-possible-now", save(actor));
  });
});

describe("B-05 D-08 seeing what is still missing", () => {
  it("says what would be found, and says complete when nothing stops", async () => {
    const world = await setup();
    const of = await openCase(world);
    const preview = () => previewFindings(world.deps)({ actor, applicationId: of.id });
    assert.equal(accepted(await preview()).complete, true);
    const { assets: _, ...lacking } = soundForm(world, of);
    await fillIn(world, of, lacking);
    const found = accepted(await preview());
    assert.equal(found.complete, false);
    assert.deepEqual(
      found.findings.filter(({ weight }) => weight === "stops").map(({ code, item }) => `${code} ${item}`),
      ["assets.dataStores", "assets.shadowItMeasures", "assets.toolSelection", "assets.tools"].map(
        (item) => `D-01/item-missing ${item}`,
      ),
    );
    assert.deepEqual(accepted(await preview()), found);
  });

  it("C-03 says why a document was rejected, and forgets it once it is replaced", async () => {
    const world = await setup();
    const of = await openCase(world);
    await addDocument(world, of, "pledge", "%encrypted");
    const preview = async () => accepted(await previewFindings(world.deps)({ actor, applicationId: of.id }));
    assert.ok((await preview()).findings.some(({ code }) => code === "C-03/encrypted"));
    await addDocument(world, of, "pledge");
    assert.equal((await preview()).complete, true);
  });

  it("is not for another company", async () => {
    const world = await setup();
    const of = await openCase(world);
    const other = signatoryOf(companyAt(1));
    await assertRefused(world, "not-found", () =>
      previewFindings(world.deps)({ actor: other, applicationId: of.id }),
    );
    await assertRefused(world, "not-found", () =>
      previewFindings(world.deps)({ actor, applicationId: "none" }),
    );
  });
});

describe("B-05 coming back", () => {
  it("lists and reads the company's own applications alone", async () => {
    const world = await setup();
    const mine = await openCase(world, 0);
    const theirs = await openCase(world, 1);
    const list = async (by: typeof actor) =>
      accepted(await listOwnApplications(world.deps)({ actor: by })).applications.map(
        ({ applicationId, status }) => `${applicationId} ${status}`,
      );
    assert.deepEqual(await list(actor), [`${mine.id} draft`]);
    assert.deepEqual(await list(signatoryOf(companyAt(1))), [`${theirs.id} draft`]);
    assert.deepEqual(await list(signatoryOf(companyAt(2))), []);
    accepted(await readOwnApplication(world.deps)({ actor, applicationId: mine.id }));
    await assertRefused(world, "not-found", () =>
      readOwnApplication(world.deps)({ actor, applicationId: theirs.id }),
    );
    await assertRefused(world, "not-found", () =>
      readOwnApplication(world.deps)({ actor, applicationId: "none" }),
    );
  });

  it("shows nothing to somebody without a company", async () => {
    const world = await setup();
    const { corporateNumber: _, ...nobody } = companyPerson(company, "nobody", ["applicant"]);
    await assertRefused(world, "not-allowed", () => listOwnApplications(world.deps)({ actor: nobody }));
  });
});
