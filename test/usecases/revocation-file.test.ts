import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256Hex } from "#proof/digest.ts";
import { documentRecord } from "#records/document.ts";
import type { World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { chainsOf } from "#test/support/fakes-invariants.ts";
import { auditor, companyAt, otherReviewer, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import {
  type Certified,
  certifiedWorld,
  revocationActs,
  revocationIn,
  worldAt,
} from "#test/support/fakes-revocations.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { loadCertification } from "#usecases/core/certifications.ts";
import { openingRevocation } from "#usecases/core/open-revocation.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { openRevocationDocument } from "#usecases/open-revocation-document.ts";
import { readOwnRevocation } from "#usecases/read-own-revocation.ts";
import { readOwnRevocationDocument } from "#usecases/read-own-revocation-document.ts";
import { requestRevocationUpload } from "#usecases/request-revocation-upload.ts";

const bytes = Buffer.from("evidence");

function upload(world: World, of: Certified, revocationId: string) {
  return requestRevocationUpload(world.deps)({
    actor: signatoryOf(of.company),
    revocationId,
    fileName: "証拠.pdf",
    contentType: "application/pdf",
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
  });
}

async function arrive(world: World, revocationId: string, documentId: string): Promise<void> {
  const key = `revocations/${revocationId}/${documentId}`;
  world.documents.quarantine.set(key, bytes);
  await inspectDocument(world.deps)({ key });
}

/** A document of a surveillance case, as that case keeps it. */
function inSurveillance(world: World, of: Certified, id: string, addedBy: "applicant" | "secretariat") {
  return documentRecord.parse({
    kind: "document",
    id,
    version: 1,
    status: "clean",
    caseKind: "surveillance",
    caseId: "01SURVEILLANCE",
    corporateNumber: of.company.corporateNumber,
    slot: "other",
    fileName: `${id}.pdf`,
    contentType: "application/pdf",
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
    addedBy,
    requestedAt: world.clock.now(),
    requestedBy: { subject: "someone", name: "だれか", role: "signatory" },
    inspectedAt: world.clock.now(),
    pages: 1,
    text: "",
  });
}

/** A revocation that came out of a surveillance case on which a reviewer worked. */
async function fromSurveillance() {
  const { world, of } = await certifiedWorld();
  const certification = await loadCertification(world.deps, of.number);
  assert.ok(certification);
  const opened = await openingRevocation(world.deps, {
    certification,
    ground: "cooperationRefused",
    facts: "資料の提出を拒んだ。",
    origin: { kind: "surveillance", reference: "01SURVEILLANCE" },
    by: { subject: "system", name: "認定制度システム", role: "system" },
    handledBy: [reviewer.subject],
  });
  assert.ok(opened);
  accepted(await commitTogether(world.deps, opened.writes, opened.effects));
  const { id } = opened.revocation;
  await world.memory.seed(
    inSurveillance(world, of, "01OWN", "applicant"),
    inSurveillance(world, of, "01OFFICE", "secretariat"),
  );
  for (const kept of ["01OWN", "01OFFICE"])
    await world.documents.store(`surveillance/01SURVEILLANCE/${kept}`, bytes, "application/pdf");
  return { world, of, id, acts: revocationActs(world, of, id) };
}

describe("X-02 the file of a revocation", () => {
  it("holds the company's own documents of the case that gave the ground, and no others", async () => {
    const { world, of, id, acts } = await fromSurveillance();
    accepted(await acts.notice());
    const actor = signatoryOf(of.company);
    const file = accepted(await readOwnRevocation(world.deps)({ actor, revocationId: id }));
    assert.deepEqual(
      file.file.map(({ documentId }) => documentId),
      ["01OWN"],
    );
    assert.equal(file.facts, "資料の提出を拒んだ。");
    const read = (documentId: string, who = actor) =>
      readOwnRevocationDocument(world.deps)({ actor: who, revocationId: id, documentId });
    assert.ok(accepted(await read("01OWN")).link);
    await assertRefused(world, "not-found", () => read("01OFFICE"));
    await assertRefused(world, "not-found", () => read("01NONE"));
    await assertRefused(world, "not-found", () => read("01OWN", signatoryOf(companyAt(1))));
  });

  it("whoever worked on the case that gave the ground judges nothing of the revocation", async () => {
    const { world, acts } = await fromSurveillance();
    accepted(await acts.notice());
    await assertRefused(world, "four-eyes", () => acts.hear(reviewer));
    accepted(await acts.hear(otherReviewer));
  });
});

describe("C-01 C-03 X-02 X-05 evidence of the provider", () => {
  it("is taken while the provider is heard or may object", async () => {
    for (const status of ["noticed", "heard", "urgentNoticed", "urgentHeard", "revoked"] as const) {
      const { world, of, id } = await worldAt(status);
      accepted(await upload(world, of, id));
    }
    for (const status of ["revokedUrgently", "reported", "awaitingDecision", "objected", "final"] as const) {
      const { world, of, id } = await worldAt(status);
      await assertRefused(world, "not-possible-now", () => upload(world, of, id));
    }
    const planned = await worldAt("planned");
    await assertRefused(planned.world, "not-found", () => upload(planned.world, planned.of, planned.id));
    const late = await worldAt("revoked");
    late.world.clock.moveDays(100);
    await assertRefused(late.world, "objection-period-over", () => upload(late.world, late.of, late.id));
  });

  it("goes with an explanation once it was found clean, and is then for the secretariat to open", async () => {
    const { world, of, id, acts } = await worldAt("noticed");
    const actor = signatoryOf(of.company);
    const { documentId } = accepted(await upload(world, of, id)).document;
    const open = () => openRevocationDocument(world.deps)({ actor: auditor, revocationId: id, documentId });
    await assertRefused(world, "document-awaited", () => acts.explain(actor, [documentId]));
    await assertRefused(world, "not-possible-now", open);
    await arrive(world, id, documentId);
    accepted(await acts.explain(actor, [documentId, documentId]));
    assert.ok(accepted(await open()).link);
    const { hearings } = await revocationIn(world, id, "heard");
    assert.deepEqual(hearings[0]?.documents, [documentId]);
    accepted(await acts.report());
    accepted(await acts.propose());
    accepted(await acts.decide());
    const decided = chainsOf(world).get(`revocation#${id}`)?.at(-1);
    assert.deepEqual(decided?.data["evidence"], [{ documentId, sha256: sha256Hex(bytes) }]);
  });

  it("a document of another case cannot be named", async () => {
    const { world, of, acts } = await worldAt("noticed");
    await world.memory.seed(inSurveillance(world, of, "01OWN", "applicant"));
    await assertRefused(world, "invalid-input", () => acts.explain(signatoryOf(of.company), ["01OWN"]));
  });
});
