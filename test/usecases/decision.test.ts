import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listingIdOf } from "#local/samples/listings.ts";
import { digestOf } from "#proof/digest.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, answerAll, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  fillIn,
  load,
  loadIn,
  openCase,
  openTaskOf,
  sendDocument,
  soundForm,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { assertInvariants, chainsOf, recordsOf } from "#test/support/fakes-invariants.ts";
import { decider, otherDecider, policy, signatoryOf } from "#test/support/fakes-people.ts";
import { atOnce } from "#test/support/fakes-register.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";
import { createApplication } from "#usecases/create-application.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";

async function at(status: "review" | "awaitingDecision") {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, status);
  return { world, of, acts: actsOf(of, world) };
}

describe("F-02 a decision", () => {
  it("records reasons, policy, what was filed, the evidence and the answers it rests on", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    world.clock.moveDays(1);
    accepted(await acts.decide("certify"));
    const { decision, filing, certificationNumber } = await loadIn(world, of, "certified");
    const [filed] = recordsOf(world, "filing");
    assert.deepEqual(
      [decision.by.subject, decision.day, decision.policyVersion, decision.filingDigest],
      [decider.subject, "2027-05-11", policy.version, filing.digest],
    );
    assert.deepEqual(decision.evidence, filed?.documents);
    for (const { sha256, documentId } of decision.evidence) {
      const kept = world.documents.kept.get(`applications/${of.id}/${documentId}`);
      assert.ok(kept);
      assert.equal(recordsOf(world, "document").find(({ id }) => id === documentId)?.sha256, sha256);
    }
    const said = recordsOf(world, "inquiryAnswer");
    assert.deepEqual(
      decision.answers,
      said.map((answer) => ({ body: answer.body, status: "noObjection", digest: digestOf(answer) })),
    );
    const event = chainsOf(world).get(`application#${of.id}`)?.at(-1);
    assert.deepEqual(
      [event?.act, event?.data["certificationNumber"], event?.data["restsOn"]],
      ["certify", certificationNumber, filing.digest],
    );
    assertInvariants(world);
  });

  it("N-04 is itself in the ledger by its digest, evidence and answers included", async () => {
    for (const outcome of ["certify", "refuse"] as const) {
      const { world, of, acts } = await at("review");
      accepted(await acts.propose(outcome));
      accepted(await acts.decide(outcome));
      const { decision } = await loadIn(world, of, outcome === "certify" ? "certified" : "refused");
      const event = chainsOf(world).get(`application#${of.id}`)?.at(-1);
      assert.equal(event?.data["decisionDigest"], digestOf(decision));
    }
  });

  it("C-04 rests on what the secretariat added and on what the applicant sent for a body's question", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const acts = actsOf(of, world);
    world.clock.moveHours(1);
    accepted(await acts.answer("meti", "moreInformation"));
    accepted(await acts.askApplicant("meti"));
    const sent = await sendDocument(world, of, "other", "the shareholders");
    await inspectDocument(world.deps)({ key: sent.key });
    const { id: requestId } = await openTaskOf(world, of, "applicantInformation", "meti");
    const actor = signatoryOf(of.company);
    accepted(
      await answerInformationRequest(world.deps)({
        actor,
        applicationId: of.id,
        requestId,
        text: "添付の書類のとおりです。",
      }),
    );
    accepted(await acts.answerBody("meti"));
    await answerAll(world, of);
    accepted(await acts.propose("certify"));
    accepted(await acts.decide("certify"));
    const { decision } = await loadIn(world, of, "certified");
    assert.ok(decision.evidence.some(({ documentId }) => documentId === sent.documentId));
    assert.equal(
      new Set(decision.evidence.map(({ documentId }) => documentId)).size,
      decision.evidence.length,
    );
  });

  it("does not rest on documents that were replaced before filing", async () => {
    const world = await setup();
    const of = await openCase(world);
    await addDocument(world, of, "pledge");
    await reach(world, of, "certified");
    const { decision } = await loadIn(world, of, "certified");
    assert.equal(decision.evidence.filter(({ slot }) => slot === "pledge").length, 1);
  });
});

describe("F-03 A-04 certifying", () => {
  it("makes a certification for provider and category, valid for three years from that day", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    accepted(await acts.decide("certify"));
    const [certification] = recordsOf(world, "certification");
    const { form } = await load(world, of);
    assert.deepEqual(
      [certification?.validFrom, certification?.validUntil, certification?.decidedOn],
      ["2027-05-10", "2030-05-09", "2027-05-10"],
    );
    assert.deepEqual(
      [certification?.corporateNumber, certification?.category, certification?.departmentName],
      [of.company.corporateNumber, of.category, of.company.department.name],
    );
    assert.deepEqual(
      certification?.services.map(({ listingId }) => listingId),
      form.service?.services?.map(({ listingId }) => listingId),
    );
    assert.match(certification?.number ?? "", /^CSP-2027-VA-\d{4,}$/);
    assert.deepEqual(await waitedFor(world, of), []);
  });

  it("numbers certifications without gap or repetition, decided at once included", async () => {
    const world = await setup();
    const [one, other] = [await openCase(world, 0), await openCase(world, 1)];
    await reach(world, one, "awaitingDecision");
    await reach(world, other, "awaitingDecision");
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(one, world, deps).decide("certify"),
      (deps) => actsOf(other, world, deps).decide("certify", otherDecider),
    );
    const numbers = [accepted(second), accepted(first)].map(({ certificationNumber }) => certificationNumber);
    assert.deepEqual(
      numbers.map((each) => Number(each?.match(/\d+$/)?.[0])),
      [1, 2],
    );
    assertInvariants(world);
  });

  it("gives the category free for nobody else, and one certification in force at a time", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    const { corporateNumber } = of.company;
    const claim = {
      kind: "claim",
      name: `certified#${corporateNumber}#${of.category}`,
      since: world.clock.now(),
    } as const;
    const other = await openCase(world, 0, "audit");
    await reach(world, other, "certified");
    const held = recordsOf(world, "certification").find(({ category }) => category === "audit");
    await world.memory.seed({ ...claim, heldBy: held?.number ?? "" });
    await assertRefused(world, "already-certified", () => acts.decide("certify"));
    assert.equal(recordsOf(world, "certification").length, 1);
  });

  it("D-06 is possible on the last day of a prerequisite, and refused from the next on", async () => {
    const world = await setup();
    const of = await openCase(world);
    const form = soundForm(world, of);
    await fillIn(world, of, { ...form, isms: { ...form.isms, validUntil: "2027-05-12" } });
    await reach(world, of, "awaitingDecision");
    const acts = actsOf(of, world);
    world.clock.set("2027-05-12T15:00:00.000Z");
    await assertRefused(world, "prerequisite-not-valid", () => acts.decide("certify"));
    const outcome = await acts.decide("certify");
    assert.deepEqual(outcome.done ? [] : outcome.findings?.map(({ code, weight }) => `${code} ${weight}`), [
      "D-06/isms-expired stops",
    ]);
    world.clock.set("2027-05-12T14:59:59.999Z");
    accepted(await acts.decide("certify"));
  });

  it("D-06 is refused when the service has dropped from the register, and can then be returned", async () => {
    const { world, of, acts } = await at("awaitingDecision");
    const listing = recordsOf(world, "listing").find(({ id }) => id === listingIdOf(of.company, of.category));
    assert.ok(listing);
    const dropped = { ...listing, category: "audit" } as const;
    await world.deps.register.commit([{ put: "upsert", record: dropped }]);
    await assertRefused(world, "prerequisite-not-valid", () => acts.decide("certify"));
    accepted(await acts.decide("return"));
    await loadIn(world, of, "review");
  });

  it("needs a proposal to certify", async () => {
    const { world, acts } = await at("review");
    accepted(await acts.propose("refuse"));
    await assertRefused(world, "not-possible-now", () => acts.decide("certify"));
    accepted(await acts.decide("refuse"));
  });
});

describe("F-03 refusing", () => {
  it("tells the reasons and how and until when to object, and gives the category free", async () => {
    const { world, of, acts } = await at("review");
    accepted(await acts.propose("refuse"));
    accepted(await acts.decide("refuse"));
    const { decision } = await loadIn(world, of, "refused");
    const told = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" && effect.content.template === "refused" ? [effect.content] : [],
    );
    assert.equal(told.length, 1);
    assert.deepEqual(
      [told[0]?.reasons, told[0]?.objectionUntil, told[0]?.objectionText],
      [decision.reasons, "2027-08-10", policy.objection.text.value],
    );
    assertInvariants(world);
    const actor = signatoryOf(of.company);
    accepted(await createApplication(world.deps)({ actor, kind: "new", category: of.category }));
    assertInvariants(world);
  });
});
