import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256Hex } from "#proof/digest.ts";
import { applicationStatuses } from "#scheme/application-transitions.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  type Case,
  fillIn,
  loadIn,
  openCase,
  soundForm,
  waitedFor,
} from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  companyAt,
  decider,
  otherReviewer,
  reviewer,
  signatoryOf,
  strangers,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import type { Actor } from "#usecases/actor.ts";
import { addStaffDocument } from "#usecases/add-staff-document.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { previewFindings } from "#usecases/preview-findings.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { readOwnDocument } from "#usecases/read-own-document.ts";
import { requestRemediation } from "#usecases/request-remediation.ts";

async function in_(status: "formCheck" | "review") {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, status);
  return { world, of, acts: actsOf(of, world) };
}

const conflict = (world: World, of: Case, actor: Actor) =>
  declareConflict(world.deps)({ actor, applicationId: of.id, statement: "前職が申請者です。" });

describe("事務局の役割 2 the form check", () => {
  it("accepts, tells the applicant, and the reviewer has reviewed", async () => {
    const { world, of, acts } = await in_("formCheck");
    const view = accepted(await acts.formCheck("accept"));
    assert.equal(view.status, "accepted");
    const { reviewedBy } = await loadIn(world, of, "accepted");
    assert.deepEqual(reviewedBy, [reviewer.subject]);
    const notices = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "notice" ? [effect] : [],
    );
    assert.equal(notices.at(-1)?.content.template, "accepted");
    assert.deepEqual(await waitedFor(world, of), []);
    assertInvariants(world);
  });

  it("D-09 sends back with the reviewer's findings beside the automatic ones", async () => {
    const { world, of, acts } = await in_("formCheck");
    accepted(await acts.formCheck("remediate"));
    const { findings, remediation, remediationRounds } = await loadIn(world, of, "remediation");
    assert.deepEqual(
      findings.filter(({ weight }) => weight === "stops").map(({ code, item }) => `${code} ${item}`),
      ["D-08/found-by-reviewer company.address"],
    );
    assert.deepEqual([remediation.round, remediationRounds], [1, 1]);
    accepted(await acts.file());
    await acts.check();
    accepted(await acts.formCheck("accept", otherReviewer));
    assert.deepEqual((await loadIn(world, of, "accepted")).reviewedBy, [
      reviewer.subject,
      otherReviewer.subject,
    ]);
    assertInvariants(world);
  });

  it("refers for refusal: nobody was asked, so nothing but a refusal can be proposed", async () => {
    const { world, of, acts } = await in_("formCheck");
    accepted(await acts.formCheck("referForRefusal"));
    assert.equal((await loadIn(world, of, "review")).inquiryResult, "notAsked");
    await assertRefused(world, "not-possible-now", () => acts.propose("certify"));
    accepted(await acts.propose("refuse"));
    accepted(await acts.decide("refuse"));
    await loadIn(world, of, "refused");
    assertInvariants(world);
  });

  it("done twice, or by two at once, has one effect", async () => {
    const { world, of, acts } = await in_("formCheck");
    const { first, second } = await atOnce(
      world,
      (deps) => actsOf(of, world, deps).formCheck("remediate"),
      () => acts.formCheck("accept", otherReviewer),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    await loadIn(world, of, "accepted");
    await assertRefused(world, "not-possible-now", () => acts.formCheck("accept"));
    assertInvariants(world);
  });

  it("N-03 is for reviewers alone", async () => {
    const { world, of, acts } = await in_("formCheck");
    for (const stranger of [...strangers, signatoryOf(companyAt(1))].filter((each) => each !== reviewer)) {
      const outsider = stranger.roles.some((role) => role === "governmentResponder" || role === "signatory");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", () =>
        acts.formCheck("accept", stranger),
      );
    }
    await assertRefused(world, "not-allowed", () => acts.formCheck("accept", signatoryOf(of.company)));
    await assertRefused(world, "not-found", () => actsOf({ ...of, id: "none" }, world).formCheck("accept"));
  });

  it("F-01 is not for a reviewer with a declared conflict", async () => {
    const { world, of, acts } = await in_("formCheck");
    accepted(await conflict(world, of, reviewer));
    for (const outcome of ["accept", "remediate", "referForRefusal"] as const) {
      await assertRefused(world, "conflict-of-interest", () => acts.formCheck(outcome));
    }
    accepted(await acts.formCheck("accept", otherReviewer));
  });

  for (const status of applicationStatuses.filter((each) => each !== "formCheck")) {
    it(`is not possible in ${status}`, async () => {
      const world = await setup();
      const of = await openCase(world);
      await reach(world, of, status);
      await assertRefused(world, "not-possible-now", () => actsOf(of, world).formCheck("accept"));
    });
  }
});

describe("D-06 D-09 sending back what is under review", () => {
  const finding = {
    item: "isms.validUntil",
    wrong: "認証の期限が切れています。",
    remedy: "更新後の認証を出してください。",
  };
  const ask = (world: World, of: Case, actor: Actor = reviewer) =>
    requestRemediation(world.deps)({ actor, applicationId: of.id, findings: [finding] });

  it("keeps the answers, and after mending nobody is asked twice", async () => {
    const { world, of, acts } = await in_("review");
    accepted(await ask(world, of));
    assert.equal((await loadIn(world, of, "remediation")).remediationRounds, 1);
    const answers = recordsOf(world, "inquiryAnswer");
    accepted(await acts.file());
    await acts.check();
    accepted(await acts.formCheck("accept"));
    await acts.ask();
    await acts.conclude();
    assert.equal((await loadIn(world, of, "review")).inquiryResult, "noObjection");
    assert.deepEqual(recordsOf(world, "inquiryAnswer"), answers);
    assertInvariants(world);
  });

  it("is for reviewers without a conflict, under review, while rounds are left", async () => {
    const { world, of, acts } = await in_("review");
    await assertRefused(world, "not-allowed", () => ask(world, of, decider));
    await assertRefused(world, "not-allowed", () => ask(world, of, signatoryOf(of.company)));
    await assertRefused(world, "not-found", () => ask(world, of, signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () => ask(world, { ...of, id: "none" }));
    accepted(await conflict(world, of, otherReviewer));
    await assertRefused(world, "conflict-of-interest", () => ask(world, of, otherReviewer));
    for (let round = 1; round <= 3; round += 1) {
      accepted(await ask(world, of));
      await assertRefused(world, "not-possible-now", () => ask(world, of));
      accepted(await acts.file());
      await acts.check();
      accepted(await acts.formCheck("accept"));
      await acts.ask();
      await acts.conclude();
    }
    await assertRefused(world, "rounds-used", () => ask(world, of));
  });
});

describe("C-04 documents of the secretariat", () => {
  async function add(
    world: World,
    of: Case,
    slot: "pledge" | "other",
    content: string,
    actor: Actor = reviewer,
  ) {
    const bytes = Buffer.from(content);
    return addStaffDocument(world.deps)({
      actor,
      applicationId: of.id,
      slot,
      fileName: "メモ.pdf",
      contentType: "application/pdf",
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    });
  }

  async function arrive(world: World, of: Case, documentId: string, content: string) {
    const key = `applications/${of.id}/${documentId}`;
    world.documents.quarantine.set(key, Buffer.from(content));
    await inspectDocument(world.deps)({ key });
  }

  it("stand beside the applicant's, who does not see them", async () => {
    const { world, of } = await in_("formCheck");
    const { document } = accepted(await add(world, of, "pledge", "%encrypted"));
    await arrive(world, of, document.documentId, "%encrypted");
    const actor = signatoryOf(of.company);
    const shown = accepted(await readOwnApplication(world.deps)({ actor, applicationId: of.id }));
    assert.ok(!JSON.stringify(shown).includes(document.documentId));
    const { documentId } = document;
    await assertRefused(world, "not-found", () =>
      readOwnDocument(world.deps)({ actor, applicationId: of.id, documentId }),
    );
  });

  it("do not count as the applicant's in the automatic check", async () => {
    const { world, of, acts } = await in_("formCheck");
    const { document } = accepted(await add(world, of, "pledge", "%encrypted"));
    await arrive(world, of, document.documentId, "%encrypted");
    const actor = signatoryOf(of.company);
    const preview = accepted(await previewFindings(world.deps)({ actor, applicationId: of.id }));
    assert.deepEqual(
      preview.findings.filter(({ code }) => code.startsWith("C-03/")),
      [],
    );
    accepted(await acts.formCheck("remediate"));
    accepted(await acts.file());
    await acts.check();
    await loadIn(world, of, "formCheck");
  });

  it("cannot stand in for a document of the applicant that was rejected", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "remediation");
    await fillIn(world, of, soundForm(world, of));
    await addDocument(world, of, "pledge", "%encrypted");
    const { document } = accepted(await add(world, of, "pledge", "a clean one"));
    await arrive(world, of, document.documentId, "a clean one");
    accepted(await actsOf(of, world).file());
    await actsOf(of, world).check();
    const { findings } = await loadIn(world, of, "remediation");
    assert.ok(findings.some(({ code, item }) => code === "C-03/encrypted" && item === "documents.pledge"));
  });

  it("are added by reviewers without a conflict to a case that is open", async () => {
    const { world, of, acts } = await in_("formCheck");
    await assertRefused(world, "not-allowed", () => add(world, of, "other", "x", decider));
    await assertRefused(world, "not-allowed", () => add(world, of, "other", "x", signatoryOf(of.company)));
    await assertRefused(world, "not-found", () => add(world, of, "other", "x", signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () => add(world, { ...of, id: "none" }, "other", "x"));
    await conflict(world, of, otherReviewer);
    await assertRefused(world, "conflict-of-interest", () => add(world, of, "other", "x", otherReviewer));
    accepted(await acts.withdraw());
    await assertRefused(world, "not-possible-now", () => add(world, of, "other", "x"));
    const draft = await openCase(world, 1);
    await assertRefused(world, "not-found", () => add(world, draft, "other", "x"));
  });
});
