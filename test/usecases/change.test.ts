import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyCertificate } from "#proof/certificate.ts";
import { applicationRecord } from "#records/application.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { dayAfter } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  type Case,
  fillIn,
  load,
  loadIn,
  openCase,
} from "#test/support/fakes-case.ts";
import {
  applyOn,
  certificationIn,
  certified,
  changeOn,
  moveTo,
  stands,
} from "#test/support/fakes-certified.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { policy, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { listApplications } from "#usecases/list-applications.ts";
import { listOwnApplications } from "#usecases/list-own-applications.ts";
import { openDocument } from "#usecases/open-document.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readKeys } from "#usecases/read-keys.ts";
import { readOwnCertificate } from "#usecases/read-own-certificate.ts";
import { requestUpload } from "#usecases/request-upload.ts";

async function drafted() {
  const world = await setup();
  const on = await certified(world);
  const of = await changeOn(world, on);
  return { world, on, of, acts: actsOf(of, world) };
}

const documentsOf = (world: World, { id }: Pick<Case, "id">) =>
  recordsOf(world, "document").filter(({ caseId }) => caseId === id);

async function edit(
  world: World,
  of: Case,
  change: (form: ApplicationForm) => ApplicationForm,
): Promise<void> {
  await fillIn(world, of, change((await load(world, of)).form));
}

/** A change that the certificate shows, with the documents that go with it. */
async function renameInEnglish(world: World, of: Case): Promise<void> {
  await edit(world, of, (form) => ({
    ...form,
    service: { ...form.service, departmentNameEn: "Department of Changed Things" },
  }));
}

const toldOf = (world: World, template: string) =>
  recordsOf(world, "outbox").filter(
    ({ effect }) => effect.type === "notice" && effect.content.template === template,
  ).length;

describe("B-01 applying for a change", () => {
  it("begins with the form and the documents as they were filed last", async () => {
    const { world, on, of } = await drafted();
    const draft = await load(world, of);
    const [filing] = recordsOf(world, "filing");
    assert.deepEqual(draft.form, filing?.form);
    const carried = documentsOf(world, of);
    assert.deepEqual(
      carried.map(({ slot, sha256 }) => `${slot} ${sha256}`),
      filing?.documents.map(({ slot, sha256 }) => `${slot} ${sha256}`),
    );
    for (const { carriedFrom } of carried) assert.equal(carriedFrom?.caseId, on.of.id);
    assertInvariants(world);
  });

  it("C-04 carries documents over without copying or moving evidence", async () => {
    const { world, on, of } = await drafted();
    for (const key of world.documents.kept.keys()) assert.ok(!key.includes(of.id), key);
    const [first] = documentsOf(world, of);
    assert.ok(first?.carriedFrom);
    accepted(await actsOf(of, world).file());
    const opened = accepted(
      await openDocument(world.deps)({ actor: reviewer, applicationId: of.id, documentId: first.id }),
    );
    assert.ok(opened.link.includes(`applications/${on.of.id}/${first.carriedFrom.documentId}`));
  });

  it("carries on from a change to the next change, and still points to where a document was uploaded", async () => {
    const { world, on, of } = await drafted();
    const replaced = await addDocument(world, of, "companyProfile");
    await reach(world, of, "certified");
    const next = await changeOn(world, on);
    const carried = documentsOf(world, next);
    assert.equal(carried.length, documentsOf(world, on.of).length);
    for (const { slot, carriedFrom } of carried) {
      assert.equal(carriedFrom?.caseId, slot === "companyProfile" ? of.id : on.of.id, slot);
    }
    const profile = carried.find(({ slot }) => slot === "companyProfile");
    assert.equal(profile?.carriedFrom?.documentId, replaced);
    await actsOf(next, world).file();
    await loadIn(world, next, "submitted");
  });

  it("counts what is uploaded for a slot instead of what was carried over", async () => {
    const { world, of } = await drafted();
    const replaced = await addDocument(world, of, "companyProfile");
    await reach(world, of, "certified");
    const { decision } = await loadIn(world, of, "certified");
    const profiles = decision.evidence.filter(({ slot }) => slot === "companyProfile");
    assert.deepEqual(
      profiles.map(({ documentId }) => documentId),
      [replaced],
    );
    const carried = documentsOf(world, of).filter(({ carriedFrom }) => carriedFrom !== undefined);
    assert.ok(carried.length > 1);
    for (const { id, slot } of carried.filter(({ slot }) => slot !== "companyProfile"))
      assert.ok(
        decision.evidence.some(({ documentId }) => documentId === id),
        slot,
      );
  });

  it("gives a change as many uploads of a kind as anybody else", async () => {
    const { world, of } = await drafted();
    const upload = {
      actor: signatoryOf(of.company),
      applicationId: of.id,
      slot: "pledge",
      fileName: "pledge.pdf",
      contentType: "application/pdf",
      bytes: 10,
      sha256: "ab".repeat(32),
    } as const;
    for (let sent = 0; sent < policy.documents.maximumPerSlot.value; sent += 1)
      accepted(await requestUpload(world.deps)(upload));
    await assertRefused(world, "too-many-documents", () => requestUpload(world.deps)(upload));
  });

  it("is refused for strangers, for what is over, and while another application is open", async () => {
    const { world, on, acts } = await drafted();
    await assertRefused(world, "already-open", () => applyOn(world, on, "change"));
    const other = { ...on, of: await openCase(world, 1) };
    await assertRefused(world, "not-found", () => applyOn(world, other, "change"));
    moveTo(world, dayAfter((await certificationIn(world, on.number)).validUntil));
    await assertRefused(world, "certification-over", () => acts.file());
    accepted(await acts.withdraw());
    await assertRefused(world, "certification-over", () => applyOn(world, on, "change"));
  });

  it("names a change report that there is", async () => {
    const world = await setup();
    const on = await certified(world);
    await assertRefused(world, "not-found", () => applyOn(world, on, "change", "01NOSUCHREPORT"));
  });

  it("can be stored only with the certification it is of, and a new one only without", async () => {
    const { world, of } = await drafted();
    const draft = await load(world, of);
    const { applicationKind: _, ...rest } = draft;
    const { certificationNumber: __, ...unnamed } = { certificationNumber: "", ...draft };
    assert.equal(applicationRecord.safeParse(unnamed).success, false);
    assert.equal(applicationRecord.safeParse(rest).success, false);
    const fresh = applicationRecord.parse({ ...draft, applicationKind: "new" });
    assert.ok(!("certificationNumber" in fresh));
  });

  it("N-06 is shown with its kind and number to the applicant and the secretariat", async () => {
    const { world, on, of, acts } = await drafted();
    accepted(await acts.file());
    const actor = signatoryOf(of.company);
    const own = accepted(await listOwnApplications(world.deps)({ actor })).applications;
    const all = accepted(await listApplications(world.deps)({ actor: reviewer })).applications;
    const seen = accepted(await readApplication(world.deps)({ actor: reviewer, applicationId: of.id }));
    for (const shown of [own[0], all.find(({ applicationId }) => applicationId === of.id), seen]) {
      assert.deepEqual([shown?.applicationKind, shown?.certificationNumber], ["change", on.number]);
    }
  });
});

describe("M-06 B-01 a change that is granted", () => {
  it("gives a new certificate when it shows something else, of the same number and period", async () => {
    const { world, on, of, acts } = await drafted();
    const before = await certificationIn(world, on.number);
    await renameInEnglish(world, of);
    await reach(world, of, "certified");
    const changed = await certificationIn(world, on.number);
    assert.equal(changed.departmentNameEn, "Department of Changed Things");
    assert.deepEqual(
      [changed.certificate, changed.formerCertificates, changed.applicationId, changed.periods],
      [undefined, [before.certificate], of.id, before.periods],
    );
    await acts.issue();
    const actor = signatoryOf(of.company);
    const { jws } = accepted(await readOwnCertificate(world.deps)({ actor, applicationId: of.id }));
    const verdict = await verifyCertificate(jws, accepted(await readKeys(world.deps)()));
    assert.ok(verdict.valid);
    assert.deepEqual(
      [verdict.payload.department.en, verdict.payload.validFrom, verdict.payload.validUntil],
      ["Department of Changed Things", before.validFrom, before.validUntil],
    );
    assert.equal(toldOf(world, "certified"), 2);
    assert.equal(recordsOf(world, "certification").length, 1);
    assertInvariants(world);
  });

  it("keeps the certificate when it shows the same, and tells the provider all the same", async () => {
    const { world, on, of, acts } = await drafted();
    const before = await certificationIn(world, on.number);
    await edit(world, of, (form) => ({
      ...form,
      informationHandling: { ...form.informationHandling, logs: "記録を5年間保管し、毎週点検する。" },
    }));
    await reach(world, of, "certified");
    await acts.issue();
    const after = await certificationIn(world, on.number);
    assert.deepEqual(after.certificate, before.certificate);
    assert.equal(after.applicationId, of.id);
    assert.equal(toldOf(world, "certified"), 2);
    assertInvariants(world);
  });

  it("takes away what the change leaves out", async () => {
    const { world, on, of } = await drafted();
    assert.equal((await certificationIn(world, on.number)).option, "penetrationTest");
    await edit(world, of, (form) => {
      const { option: _, services = [], ...service } = form.service ?? {};
      return { ...form, service: { ...service, services: services.slice(0, 1) } };
    });
    await reach(world, of, "certified");
    const { option, services } = await certificationIn(world, on.number);
    assert.deepEqual([option, services.length], [undefined, 1]);
  });

  it("decided when the certification is over is refused", async () => {
    const { world, on, of, acts } = await drafted();
    await reach(world, of, "awaitingDecision");
    await stands(world, { ...(await certificationIn(world, on.number)), status: "returned" });
    await assertRefused(world, "certification-over", () => acts.decide("certify"));
    accepted(await acts.decide("refuse"));
  });

  it("refused leaves the certification as it was", async () => {
    const { world, on, of } = await drafted();
    await renameInEnglish(world, of);
    const before = await certificationIn(world, on.number);
    await reach(world, of, "refused");
    assert.deepEqual(await certificationIn(world, on.number), before);
    assertInvariants(world);
  });
});
