import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { goodDocument } from "#local/samples/documents.ts";
import { handMadePdf, onePage } from "#local/samples/hand-made-pdf.ts";
import * as hostile from "#local/samples/hostile-files.ts";
import { policies } from "#scheme/policy/index.ts";
import { type Case, caseAt, draft, file, slots, standsAt, today } from "./support/case.ts";
import {
  type Announced,
  announce,
  announcementOf,
  assertUploadRefused,
  goodPdf as good,
  inspected,
  post,
  refusedFiles,
  sha256Of,
  statusOf,
  ticketFor,
} from "./support/hostile-uploads.ts";
import { lowRating } from "./support/interrupted-case.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const largest = policies()[0]?.documents.maximumBytes.value ?? 0;

describe("Hostile uploads", () => {
  let scheme: Scheme;
  /** Filed and sent back, so that the secretariat may look into it while the applicant may upload. */
  let made: Case;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
    made = await draft(scheme, nextSlot(), { form: lowRating });
    await file(made);
    await standsAt(made, "remediation");
  });
  after(() => scheme.stop());

  const failures = () =>
    readFileSync(join(scheme.server().dataFolder, "log.jsonl"), "utf8")
      .split("\n")
      .filter((line) => line.includes("_FAILED"));
  const filesIn = (part: "quarantine" | "evidence" | "incoming") =>
    readdirSync(join(scheme.server().dataFolder, "documents", part));
  const isIn = (part: "quarantine" | "evidence", documentId: string) =>
    filesIn(part).some((name) => name.includes(documentId));
  const openedBy = async (account: string, documentId: string) => {
    const staff = await scheme.as(account);
    const params = { applicationId: made.applicationId, documentId };
    return staff.call(secretariatRoutes.openDocument, { params });
  };
  async function assertNobodyOpens(documentId: string): Promise<void> {
    for (const account of ["demo-reviewer", "demo-auditor"]) {
      await refusedWith(openedBy(account, documentId), "not-possible-now");
    }
    assert.equal((await statusOf(made, documentId)).link, undefined);
    const key = `applications/${made.applicationId}/${documentId}`;
    assert.equal((await fetch(`${scheme.baseUrl()}/evidence/${key}`)).status, 403);
    assert.ok(!isIn("evidence", documentId));
  }
  async function assertAlive(): Promise<void> {
    assert.equal((await fetch(`${scheme.baseUrl()}/healthz`)).status, 200);
    assert.deepEqual(failures(), []);
    assert.deepEqual(filesIn("incoming"), []);
  }

  it("C-01 what must not be uploaded gets no ticket", async () => {
    const wrong: readonly [Announced, string][] = [
      [{ bytes: largest + 1 }, "bytes"],
      [{ bytes: 0 }, "bytes"],
      [{ bytes: -1 }, "bytes"],
      [{ contentType: "text/html" }, "contentType"],
      [{ contentType: "application/pdf\r\nx: y" }, "contentType"],
      [{ contentType: "application/PDF" }, "contentType"],
      [{ sha256: "0".repeat(63) }, "sha256"],
      [{ sha256: "G".repeat(64) }, "sha256"],
      [{ fileName: "" }, "fileName"],
      [{ fileName: "a\u0000.pdf" }, "fileName"],
      [{ fileName: "x".repeat(201) }, "fileName"],
    ];
    for (const [said, path] of wrong) {
      const problem = await refusedWith(announce(made, good, said), "invalid-input");
      assert.deepEqual(
        problem.violations?.map((each) => each.path),
        [path],
        JSON.stringify(said),
      );
    }
    await assertAlive();
  });

  it("C-01 a path in the name of a file is no path anywhere", async () => {
    const names: readonly [said: string, kept: string][] = [
      ["../../../etc/passwd", "passwd"],
      ["C:\\Windows\\System32\\誓約書.pdf", "誓約書.pdf"],
      ["..", "document"],
      ["/", "document"],
      ["a\r\nset-cookie: x=1.pdf", "aset-cookie x=1.pdf"],
      ["gpj\u202Efdp.exe", "gpjfdp.exe"],
      ['"><script>.pdf', "script.pdf"],
      ["𠮷野家.pdf", "𠮷野家.pdf"],
    ];
    for (const [said, kept] of names) {
      const { document, upload } = await ticketFor(made, good, { fileName: said });
      assert.equal(document.fileName, kept);
      assert.equal((await post(upload.url, upload.fields, good, said)).status, 204, said);
      const { document: clean, link } = await inspected(made, document.documentId);
      assert.equal(clean.status, "clean", said);
      const opened = await fetch(link ?? "");
      assert.equal(opened.status, 200);
      assert.match(
        opened.headers.get("content-disposition") ?? "",
        /^attachment; filename\*=UTF-8''[\w%.-]+$/,
      );
      assert.deepEqual(await opened.bytes(), Uint8Array.from(good));
    }
    const root = readdirSync(scheme.server().dataFolder, { recursive: true }).map(String);
    assert.deepEqual(
      root.filter((name) => /passwd|誓約書|script|𠮷/.test(name)),
      [],
    );
    await assertAlive();
  });

  it("C-01 a ticket is good for its very file, its place and its time, and for nothing else", async () => {
    const another = handMadePdf(onePage(), "/Other true");
    const sameSize = Uint8Array.from(good, (byte, at) => (at === good.length - 20 ? byte ^ 1 : byte));
    const other = await ticketFor(made, another);
    const { document, upload } = await ticketFor(made, good);
    const { fields, url } = upload;
    const withFields = (changes: Readonly<Record<string, string>>) =>
      post(url, { ...fields, ...changes }, good);
    const signature = fields["X-Amz-Signature"] ?? "";
    const refused: readonly [
      what: string,
      code: RegExp,
      answer: Promise<{ status: number; text: string }>,
    ][] = [
      ["0 bytes", /^EntityTooSmall$/, post(url, fields, new Uint8Array())],
      ["a smaller file", /^EntityTooSmall$/, post(url, fields, good.slice(0, -1))],
      ["a larger file", /^EntityTooLarge$/, post(url, fields, Buffer.concat([good, Buffer.from(" ")]))],
      ["a file over every limit", /^EntityTooLarge$/, post(url, fields, new Uint8Array(largest + 1))],
      ["other bytes of the same size", /^BadDigest$/, post(url, fields, sameSize)],
      ["another document's place", /^AccessDenied$/, withFields({ key: other.upload.fields["key"] ?? "" })],
      ["a place outside", /^AccessDenied$/, withFields({ key: "../../register.sqlite" })],
      ["another digest", /^AccessDenied$/, withFields({ "x-amz-meta-sha256": sha256Of(sameSize) })],
      ["another type", /^AccessDenied$/, withFields({ "Content-Type": "text/html" })],
      ["a field more", /^AccessDenied$/, withFields({ acl: "public-read" })],
      [
        "another's policy",
        /^SignatureDoesNotMatch$/,
        withFields({ Policy: other.upload.fields["Policy"] ?? "" }),
      ],
      ["a policy that is none", /^SignatureDoesNotMatch$/, withFields({ Policy: "e30=" })],
      [
        "another's signature",
        /^SignatureDoesNotMatch$/,
        withFields({ "X-Amz-Signature": other.upload.fields["X-Amz-Signature"] ?? "" }),
      ],
      [
        "a signature turned round",
        /^SignatureDoesNotMatch$/,
        withFields({ "X-Amz-Signature": [...signature].toReversed().join("") }),
      ],
      ["no file", /^MalformedPOSTRequest$/, post(url, fields, undefined)],
      ...Object.keys(fields).map((name): [string, RegExp, Promise<{ status: number; text: string }>] => {
        const { [name]: _, ...rest } = fields;
        return [`without ${name}`, /^AccessDenied$/, post(url, rest, good)];
      }),
    ];
    for (const [what, code, answer] of refused) assertUploadRefused(await answer, code, what);
    assert.ok(!isIn("quarantine", document.documentId) && !isIn("quarantine", other.document.documentId));
    assert.equal((await statusOf(made, document.documentId)).document.status, "awaitingUpload");
    await assertNobodyOpens(document.documentId);
    await assertAlive();

    assert.equal((await post(url, fields, good)).status, 204);
    assert.equal((await inspected(made, document.documentId)).document.status, "clean");
  });

  it("C-04 a ticket used twice changes nothing of what was taken", async () => {
    const { document, upload } = await ticketFor(made, good);
    assert.equal((await post(upload.url, upload.fields, good)).status, 204);
    const taken = await inspected(made, document.documentId);
    assert.equal((await post(upload.url, upload.fields, good)).status, 204);
    const other = Uint8Array.from(good, (byte, at) => (at === good.length - 20 ? byte ^ 1 : byte));
    assertUploadRefused(await post(upload.url, upload.fields, other), /^BadDigest$/, "other bytes");
    const still = await statusOf(made, document.documentId);
    assert.deepEqual(still.document, taken.document);
    assert.deepEqual(await (await fetch(still.link ?? "")).bytes(), Uint8Array.from(good));
    await assertAlive();
  });

  it("C-03 what has arrived is looked into before anybody may open it", async () => {
    const { document, upload } = await ticketFor(made, good);
    await assertNobodyOpens(document.documentId);
    const sending = post(upload.url, upload.fields, good);
    const opened = await openedBy("demo-reviewer", document.documentId);
    if (!opened.ok) assert.equal(opened.problem.code, "not-possible-now");
    assert.equal((await sending).status, 204);
    const { document: seen } = await inspected(made, document.documentId);
    assert.equal(seen.status, "clean");
    assert.equal((await openedBy("demo-reviewer", document.documentId)).ok, true);
  });

  for (const [what, code, bytesOf] of refusedFiles) {
    it(`C-03 ${what}: rejected as ${code}, in words, and nobody opens it`, async () => {
      const bytes = bytesOf();
      const { document, upload } = await ticketFor(made, bytes);
      const { status, text } = await post(upload.url, upload.fields, bytes);
      assert.equal(status, 204, text);
      const { document: seen } = await inspected(made, document.documentId);
      assert.equal(seen.status, "rejected");
      assert.equal(seen.rejection?.code, code);
      for (const words of [seen.rejection?.wrong, seen.rejection?.remedy]) {
        assert.match(words?.ja ?? "", /[ぁ-んァ-ヶ一-龠]/);
        assert.match(words?.en ?? "", /[a-z]/);
      }
      await assertNobodyOpens(document.documentId);
      await assertAlive();
    });
  }

  it("C-03 many hostile files at once hold up neither the server nor a good one", async () => {
    const files = [hostile.bombPdf(), hostile.longPdf(), hostile.scriptPdf(), hostile.infectedPdf(), good];
    const sent = await Promise.all(
      files.map(async (bytes) => {
        const { document, upload } = await ticketFor(made, bytes);
        assert.equal((await post(upload.url, upload.fields, bytes)).status, 204);
        return document.documentId;
      }),
    );
    const found = await Promise.all(sent.map((id) => inspected(made, id)));
    assert.deepEqual(
      found.map(({ document }) => document.rejection?.code ?? document.status),
      ["C-03/bomb", "C-03/too-many-pages", "C-03/active-content", "C-03/infected", "clean"],
    );
    await assertAlive();
  });

  it("C-03 a rejected document is a finding when it is filed, and a good one in its place clears it", async () => {
    const mended = await draft(scheme, nextSlot());
    const script = hostile.scriptPdf();
    const { document, upload } = await ticketFor(mended, script, { slot: "pledge" });
    assert.equal((await post(upload.url, upload.fields, script)).status, 204);
    await inspected(mended, document.documentId);
    await file(mended);
    const seen = await standsAt(mended, "remediation");
    const codes = seen.findings.map((finding) => finding.code);
    assert.ok(codes.includes("C-03/active-content"), codes.join());
    const day = await today(scheme);
    const applied = { form: mended.form, company: mended.slot.company, today: day };
    const pledge = await goodDocument("pledge", applied);
    const again = await ticketFor(mended, pledge.bytes, { slot: "pledge" });
    assert.equal((await post(again.upload.url, again.upload.fields, pledge.bytes)).status, 204);
    await inspected(mended, again.document.documentId);
    await file(mended);
    await standsAt(mended, "formCheck");
  });

  it("C-03 a hostile file of the secretariat's own is shown to no body either", async () => {
    const asked = await caseAt(scheme, nextSlot(), "inquiry");
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: asked.applicationId };
    const bytes = hostile.infectedPdf();
    const body = announcementOf(bytes, { slot: "companyProfile", fileName: "調査.pdf" });
    const { document, upload } = await replyTo(
      reviewer.call(secretariatRoutes.addStaffDocument, { params, body }),
    );
    const { documentId } = document;
    assert.equal((await post(upload.url, upload.fields, bytes)).status, 204);
    await until("the inspection", async () =>
      (await asked.seen()).documents.find(
        (each) => each.documentId === documentId && each.status === "rejected",
      ),
    );
    const meti = await scheme.as("demo-responder-meti");
    const shown = await replyTo(meti.call(governmentRoutes.readInquiry, { params }));
    assert.ok(!shown.documents.some((each) => each.documentId === documentId));
    const one = { params: { ...params, documentId } };
    await refusedWith(meti.call(governmentRoutes.openInquiryDocument, one), "not-found");
    await refusedWith(reviewer.call(secretariatRoutes.openDocument, one), "not-possible-now");
  });

  it("C-01 a ticket whose time is over is refused, before the file is read", async () => {
    const { document, upload } = await ticketFor(made, good);
    await scheme.move("+6m");
    assertUploadRefused(await post(upload.url, upload.fields, good), /^AccessDenied$/, "expired");
    await assertNobodyOpens(document.documentId);
    await assertAlive();
  });
});
