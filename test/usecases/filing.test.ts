import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { furtherListings, listingIdOf } from "#local/samples/listings.ts";
import { digestOf } from "#proof/digest.ts";
import type { Listing } from "#records/certification.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  fillIn,
  load,
  loadIn,
  openCase,
  sendDocument,
  soundForm,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { companyAt, policy, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister } from "#test/support/fakes-register.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";
import { createApplication } from "#usecases/create-application.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";

const company = companyAt(0);

describe("B-05 B-06 filing", () => {
  it("gives a receipt with number, time in Japan and the digest of what was filed", async () => {
    const world = await setup();
    const of = await openCase(world);
    const before = await load(world, of);
    const receipt = accepted(await actsOf(of, world).file());
    assert.equal(receipt.filedAtJst, "2027-05-10 10:00 JST");
    assert.equal(receipt.round, 1);
    const [filing] = recordsOf(world, "filing");
    assert.ok(filing);
    assert.equal(receipt.digest, digestOf({ form: before.form, documents: filing.documents }));
    const documents = recordsOf(world, "document");
    assert.deepEqual(
      filing.documents.map(({ documentId, sha256 }) => `${documentId} ${sha256}`).toSorted(),
      documents.map(({ id, sha256 }) => `${id} ${sha256}`).toSorted(),
    );
    const { filing: summary, generation, policyVersion } = await loadIn(world, of, "submitted");
    assert.deepEqual(
      [summary.receiptNumber, generation, policyVersion],
      [receipt.receiptNumber, 1, policy.version],
    );
    const shown = accepted(
      await readOwnApplication(world.deps)({ actor: signatoryOf(company), applicationId: of.id }),
    );
    assert.deepEqual([shown.status, shown.receipt], ["received", receipt]);
    assertInvariants(world);
  });

  it("B-05 filed twice gives the same receipt and changes nothing", async () => {
    const world = await setup();
    const of = await openCase(world);
    const acts = actsOf(of, world);
    const receipt = accepted(await acts.file());
    const before = world.snapshot();
    world.clock.moveHours(3);
    assert.deepEqual(accepted(await acts.file()), receipt);
    assert.deepEqual(world.snapshot(), before);
    await acts.check();
    assert.deepEqual(accepted(await acts.file()), receipt);
  });

  it("B-05 filed twice at once is filed once, and both are given the same receipt", async () => {
    const world = await setup();
    const of = await openCase(world);
    const file = (deps: typeof world.deps) => actsOf(of, world, deps).file();
    const { first, second } = await atOnce(world, file, file);
    assert.deepEqual(accepted(first), accepted(second));
    assert.equal(recordsOf(world, "filing").length, 1);
    assert.equal(recordsOf(world, "event").filter(({ act }) => act === "submit").length, 1);
    assert.deepEqual(
      recordsOf(world, "outbox").map(({ effect }) => effect.type),
      ["startProcedure", "notice"],
    );
    assertInvariants(world);
  });

  it("is not taken while the register stays busy, and says so", async () => {
    const world = await setup();
    const of = await openCase(world);
    const busy = onRegister(world.deps, contending(world.deps.register, 1000));
    await assertRefused(world, "changed-meanwhile", () => actsOf(of, world, busy).file());
    accepted(await actsOf(of, world).file());
  });

  it("numbers receipts without gap or repetition, two companies at once included", async () => {
    const world = await setup();
    const [one, other] = [await openCase(world, 0), await openCase(world, 1)];
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(one, world, deps).file(),
      (deps) => actsOf(other, world, deps).file(),
    );
    const numbers = [accepted(second), accepted(first)].map(({ receiptNumber }) => receiptNumber);
    assert.deepEqual(
      numbers.map((each) => Number(each.match(/\d+$/)?.[0])),
      [1, 2],
    );
  });

  it("A-05 keeps the history of a company's name and address", async () => {
    const world = await setup();
    const first = await openCase(world, 0, "audit");
    const second = await openCase(world, 0, "digitalForensics");
    accepted(await actsOf(first, world).file());
    accepted(await actsOf(second, world).file());
    const third = await openCase(world, 0, "monitoringOperation");
    const form = soundForm(world, third);
    await fillIn(world, third, { ...form, company: { ...form.company, address: "大阪府架空市1-1" } });
    accepted(await actsOf(third, world).file());
    assert.deepEqual(
      recordsOf(world, "provider").map(({ names }) => names.map(({ address }) => address)),
      [[company.address, "大阪府架空市1-1"]],
    );
  });
});

describe("B-05 what is filed", () => {
  it("C-04 is the last clean document of each slot", async () => {
    const world = await setup();
    const of = await openCase(world);
    const replaced = await addDocument(world, of, "pledge");
    accepted(await actsOf(of, world).file());
    const pledges = recordsOf(world, "filing")[0]?.documents.filter(({ slot }) => slot === "pledge");
    assert.deepEqual(
      pledges?.map(({ documentId }) => documentId),
      [replaced],
    );
  });

  it("C-04 keeps a clean document although a later upload was given up", async () => {
    const world = await setup();
    const of = await openCase(world);
    const kept = await addDocument(world, of, "pledge");
    const { key } = await sendDocument(world, of, "pledge", "given up");
    world.documents.quarantine.delete(key);
    await assertRefused(world, "document-awaited", () => actsOf(of, world).file());
    world.clock.moveHours(1);
    accepted(await actsOf(of, world).file());
    const pledge = recordsOf(world, "filing")[0]?.documents.find(({ slot }) => slot === "pledge");
    assert.equal(pledge?.documentId, kept);
    await checkAutomatically(world.deps)({ applicationId: of.id });
    await loadIn(world, of, "formCheck");
  });

  it("waits for a document whose check is not done", async () => {
    const world = await setup();
    const of = await openCase(world);
    const { key } = await sendDocument(world, of, "pledge", "late");
    await assertRefused(world, "document-awaited", () => actsOf(of, world).file());
    await inspectDocument(world.deps)({ key });
    accepted(await actsOf(of, world).file());
  });
});

describe("A-01 A-03 what cannot be filed", () => {
  const withService = async (change: (listing: Listing) => Listing, suppliesOnlyTool = false) => {
    const world = await setup();
    const of = await openCase(world);
    const usual = recordsOf(world, "listing").find(({ id }) => id === listingIdOf(company, of.category));
    assert.ok(usual);
    await world.memory.seed(change({ ...usual, id: "777-0001-99" }));
    const form = soundForm(world, of);
    const services = [{ listingId: "777-0001-99", suppliesOnlyTool }];
    await fillIn(world, of, { ...form, service: { ...form.service, services } });
    return { world, file: () => actsOf(of, world).file() };
  };

  it("A-01 takes a service of the register, and one without a corporate number on it", async () => {
    const { file } = await withService((listing) => listing);
    accepted(await file());
    const unnumbered = await withService(({ corporateNumber: _, ...listing }) => listing);
    accepted(await unnumbered.file());
  });

  it("A-01 refuses a service of another category, of another company, or of none", async () => {
    const elsewhere = await withService((listing) => ({ ...listing, category: "audit" }));
    await assertRefused(elsewhere.world, "service-not-registered", elsewhere.file);
    const foreign = await withService((listing) => ({
      ...listing,
      corporateNumber: companyAt(1).corporateNumber,
    }));
    await assertRefused(foreign.world, "service-not-registered", foreign.file);
    const unknown = await withService((listing) => ({ ...listing, id: "777-0002-99" }));
    await assertRefused(unknown.world, "service-not-registered", unknown.file);
  });

  it("A-03 refuses a service that only supplies a tool, by the register or by its own word", async () => {
    const byRegister = await withService((listing) => ({ ...listing, suppliesOnlyTool: true }));
    await assertRefused(byRegister.world, "tool-only", byRegister.file);
    const byWord = await withService((listing) => listing, true);
    await assertRefused(byWord.world, "tool-only", byWord.file);
    assert.equal(furtherListings.toolOnly.length > 0, true);
  });

  it("refuses an empty form, and a form that names no service", async () => {
    const world = await setup();
    const actor = signatoryOf(company);
    const { applicationId } = accepted(
      await createApplication(world.deps)({ actor, kind: "new", category: "audit" }),
    );
    const of = { id: applicationId, company, category: "audit" } as const;
    await assertRefused(world, "nothing-filed", () => actsOf(of, world).file());
    const { service: _, ...rest } = soundForm(world, of);
    await fillIn(world, of, rest);
    await assertRefused(world, "service-not-registered", () => actsOf(of, world).file());
  });

  it("X-04 refuses a company barred since the draft was begun", async () => {
    const world = await setup();
    const of = await openCase(world);
    const { corporateNumber } = company;
    await world.memory.seed({
      kind: "provider",
      corporateNumber,
      version: 1,
      names: [],
      revocations: [],
      barredUntil: "2027-05-10",
    });
    await assertRefused(world, "barred", () => actsOf(of, world).file());
    world.clock.moveDays(1);
    accepted(await actsOf(of, world).file());
  });
});
