import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256Hex } from "#proof/digest.ts";
import { setup } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  loadIn,
  openCase,
  sendDocument,
} from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import {
  administrator,
  auditor,
  bodies,
  companyAt,
  drafterOf,
  otherReviewer,
  policy,
  responderOf,
  reviewer,
  signatoryOf,
  strangers,
} from "#test/support/fakes-people.ts";
import { atOnce, contending, onRegister } from "#test/support/fakes-register.ts";
import { declareConflict } from "#usecases/declare-conflict.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { openDocument } from "#usecases/open-document.ts";
import { openInquiryDocument } from "#usecases/open-inquiry-document.ts";
import { readOwnDocument } from "#usecases/read-own-document.ts";
import { requestUpload } from "#usecases/request-upload.ts";

const company = companyAt(0);
const actor = signatoryOf(company);
const bytes = Buffer.from("a document");

async function draft() {
  const world = await setup();
  const of = await openCase(world);
  const upload = { slot: "other", fileName: "書類.pdf", contentType: "application/pdf" } as const;
  const request = { ...upload, applicationId: of.id, bytes: bytes.length, sha256: sha256Hex(bytes) };
  return { world, of, request };
}

describe("C-01 asking for an upload", () => {
  it("fixes key, size, type and digest in the ticket", async () => {
    const { world, of, request } = await draft();
    const { document } = accepted(await requestUpload(world.deps)({ ...request, actor: drafterOf(company) }));
    assert.equal(document.status, "awaitingUpload");
    assert.deepEqual(world.documents.tickets.at(-1), {
      key: `applications/${of.id}/${document.documentId}`,
      contentType: "application/pdf",
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
      expiresSeconds: policy.documents.uploadSeconds.value,
    });
  });

  it("refuses what is too large or of another type, and says both", async () => {
    const { world, request } = await draft();
    const hostile = { ...request, bytes: policy.documents.maximumBytes.value + 1, contentType: "text/html" };
    await assertRefused(world, "invalid-input", () => requestUpload(world.deps)({ ...hostile, actor }));
    const outcome = await requestUpload(world.deps)({ ...hostile, actor });
    assert.deepEqual(outcome.done ? [] : outcome.violations?.map(({ path }) => path), [
      "bytes",
      "contentType",
    ]);
    const largest = { ...request, bytes: policy.documents.maximumBytes.value };
    accepted(await requestUpload(world.deps)({ ...largest, actor }));
  });

  it("keeps the name without path, quotes or controls", async () => {
    const { world, request } = await draft();
    const names = {
      "../../etc/passwd": "passwd",
      "C:\\Users\\甲\\誓約書.pdf": "誓約書.pdf",
      'a"\r\nX-Evil: 1.pdf': "aX-Evil 1.pdf",
      "\u202efdp.exe": "fdp.exe",
      "..": "document",
      "/": "document",
    };
    for (const [fileName, kept] of Object.entries(names)) {
      const { document } = accepted(await requestUpload(world.deps)({ ...request, fileName, actor }));
      assert.equal(document.fileName, kept);
    }
  });

  it("is for the company, while it has the ball", async () => {
    const { world, of, request } = await draft();
    const ask = (by: typeof actor) => requestUpload(world.deps)({ ...request, actor: by });
    await assertRefused(world, "not-found", () => ask(signatoryOf(companyAt(1))));
    for (const stranger of strangers) {
      const outsider = stranger.roles.includes("governmentResponder");
      await assertRefused(world, outsider ? "not-found" : "not-allowed", () => ask(stranger));
    }
    await assertRefused(world, "not-found", () =>
      requestUpload(world.deps)({ ...request, applicationId: "none", actor }),
    );
    await reach(world, of, "inquiry");
    await assertRefused(world, "not-possible-now", () => ask(actor));
    accepted(await actsOf(of, world).answer("meti", "moreInformation"));
    await assertRefused(world, "not-possible-now", () => ask(actor));
    accepted(await actsOf(of, world).askApplicant("meti"));
    accepted(await ask(actor));
  });
});

describe("C-03 C-04 looking into what arrived", () => {
  it("keeps what is clean as evidence, and tells its digest", async () => {
    const { world, of } = await draft();
    const documentId = await addDocument(world, of, "other", "clean");
    const key = `applications/${of.id}/${documentId}`;
    assert.equal(Buffer.from(world.documents.kept.get(key) ?? []).toString(), "clean");
    const record = recordsOf(world, "document").find(({ id }) => id === documentId);
    assert.equal(record?.status, "clean");
  });

  it("rejects the rest with the reason, and it never becomes evidence", async () => {
    const { world, of } = await draft();
    const contents = { "%encrypted": "C-03/encrypted", "%infected": "C-03/malware" };
    for (const [content, code] of Object.entries(contents)) {
      const documentId = await addDocument(world, of, "other", content);
      const { document, link } = accepted(
        await readOwnDocument(world.deps)({ actor, applicationId: of.id, documentId }),
      );
      assert.deepEqual([document.status, document.rejection?.code, link], ["rejected", code, undefined]);
      assert.equal(world.documents.kept.has(`applications/${of.id}/${documentId}`), false);
    }
    const { key } = await sendDocument(world, of, "other", "what was announced");
    world.documents.quarantine.set(key, Buffer.from("something else now"));
    await inspectDocument(world.deps)({ key });
    const last = recordsOf(world, "document").at(-1);
    assert.ok(last?.status === "rejected");
    assert.equal(last.reason.code, "C-03/differs");
  });

  it("done twice or by two at once changes nothing the second time", async () => {
    const { world, of } = await draft();
    const { key } = await sendDocument(world, of, "other", "clean");
    await atOnce(
      world,
      (deps) => inspectDocument(deps)({ key }),
      () => inspectDocument(world.deps)({ key }),
    );
    const after = world.snapshot();
    await inspectDocument(world.deps)({ key });
    assert.deepEqual(world.snapshot(), after);
    assert.equal(recordsOf(world, "document").at(-1)?.version, 2);
  });

  it("throws while nothing has arrived, and lets a key alone that is no document's", async () => {
    const { world, of } = await draft();
    const { key } = await sendDocument(world, of, "other", "clean");
    world.documents.quarantine.delete(key);
    await assert.rejects(inspectDocument(world.deps)({ key }), /Nothing has arrived/);
    const before = world.snapshot();
    for (const other of [
      "notices/1.eml",
      "applications/../x",
      `${key}/more`,
      `applications/${of.id}/unknown`,
    ]) {
      await inspectDocument(world.deps)({ key: other });
    }
    assert.deepEqual(world.snapshot(), before);
  });

  it("does not lose the result when the register is busy", async () => {
    const { world, of } = await draft();
    const { key } = await sendDocument(world, of, "other", "clean");
    const busy = onRegister(world.deps, contending(world.deps.register, 1));
    await inspectDocument(busy)({ key }).catch(() => inspectDocument(world.deps)({ key }));
    assert.equal(recordsOf(world, "document").at(-1)?.status, "clean");
  });
});

describe("C-03 opening documents", () => {
  it("is for staff who may see documents, once filed, and only what is clean", async () => {
    const { world, of } = await draft();
    const documentId = await addDocument(world, of, "other", "clean");
    const rejected = await addDocument(world, of, "privacyMark", "%encrypted");
    const open = (by: typeof reviewer, id = documentId) =>
      openDocument(world.deps)({ actor: by, applicationId: of.id, documentId: id });
    await assertRefused(world, "not-found", () => open(reviewer));
    accepted(await actsOf(of, world).file());
    for (const by of [reviewer, auditor]) {
      const opened = accepted(await open(by));
      assert.ok(opened.link.startsWith(`https://documents.example/applications/${of.id}/${documentId}`));
    }
    await assertRefused(world, "not-possible-now", () => open(reviewer, rejected));
    await assertRefused(world, "not-found", () => open(reviewer, "unknown"));
    await assertRefused(world, "not-allowed", () => open(administrator));
    await assertRefused(world, "not-found", () => open(responderOf("meti")));
    await assertRefused(world, "not-found", () =>
      openDocument(world.deps)({ actor: reviewer, applicationId: "none", documentId }),
    );
    const statement = "前職が申請者です。";
    accepted(await declareConflict(world.deps)({ actor: otherReviewer, applicationId: of.id, statement }));
    await assertRefused(world, "conflict-of-interest", () => open(otherReviewer));
  });

  it("E-01 shows a body the documents of the policy and no others", async () => {
    const { world, of } = await draft();
    await reach(world, of, "inquiry");
    const { filing } = await loadIn(world, of, "inquiry");
    const filed = recordsOf(world, "filing").find(({ round }) => round === filing.round)?.documents ?? [];
    for (const body of bodies) {
      for (const { slot, documentId } of filed) {
        const outcome = await openInquiryDocument(world.deps)({
          actor: responderOf(body.code),
          applicationId: of.id,
          documentId,
        });
        assert.equal(outcome.done, body.documents.includes(slot), `${body.code} ${slot}`);
      }
    }
    const documentId = filed[0]?.documentId ?? "";
    const nobody = { ...responderOf("meti"), body: "mof" };
    await assertRefused(world, "not-found", () =>
      openInquiryDocument(world.deps)({ actor: nobody, applicationId: of.id, documentId }),
    );
    await assertRefused(world, "not-found", () =>
      openInquiryDocument(world.deps)({ actor: reviewer, applicationId: of.id, documentId }),
    );
  });

  it("gives the company a link to its own clean document alone", async () => {
    const { world, of } = await draft();
    const documentId = await addDocument(world, of, "other", "clean");
    const read = (by: typeof actor, id = documentId) =>
      readOwnDocument(world.deps)({ actor: by, applicationId: of.id, documentId: id });
    assert.ok(accepted(await read(drafterOf(company))).link);
    await assertRefused(world, "not-found", () => read(signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () => read(actor, "unknown"));
    await assertRefused(world, "not-found", () =>
      readOwnDocument(world.deps)({ actor, applicationId: "none", documentId }),
    );
    const { documentId: awaited } = await sendDocument(world, of, "other", "later");
    const { document, link } = accepted(await read(actor, awaited));
    assert.deepEqual([document.status, link], ["awaitingUpload", undefined]);
  });
});
