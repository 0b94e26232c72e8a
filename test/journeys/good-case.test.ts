import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { publicRoutes } from "#contracts/public-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { verifyCertificate } from "#proof/certificate.ts";
import { verifyCertificatePdf } from "#proof/verify-certificate-pdf.ts";
import { validUntilAfterYears } from "#scheme/calendar.ts";
import {
  accept,
  answerAll,
  bodies,
  type Case,
  certificate,
  decide,
  draft,
  file,
  propose,
  slots,
  standsAt,
  today,
} from "./support/case.ts";
import { mailTold } from "./support/mailbox.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("The good case, from a draft to a certificate that verifies", () => {
  let scheme: Scheme;
  let made: Case;
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  it("B-01 B-05 B-06 an application is drafted, filed and receipted", async () => {
    made = await draft(scheme, slots()());
    const before = await made.shown();
    assert.equal(before.status, "draft");
    const receipt = await file(made);
    assert.match(receipt.receiptNumber, /^R-\d{4}-\d{6}$/);
    assert.match(receipt.filedAtJst, /JST$/);
    assert.match(receipt.digest, /^[0-9a-f]{64}$/);
    const { receiptNumber, digest } = receipt;
    await mailTold(scheme, made.slot.company.contact.mail, receiptNumber, digest, "受付");
  });

  it("E-01 E-05 it is accepted, every body of the policy is asked at once, and the applicant sees none of it", async () => {
    const seen = await accept(made);
    assert.deepEqual(seen.inquiries.map((inquiry) => inquiry.body).toSorted(), [...bodies]);
    for (const body of bodies) await mailTold(scheme, `inquiries@${body}.example`, made.slot.company.name);
    const shown = await made.shown();
    assert.equal(shown.status, "underReview");
    assert.doesNotMatch(JSON.stringify(shown), /meti|nco|npa|経済産業省|警察庁|inquir|government/);
    assert.equal(shown.processing?.ball, "secretariat");
  });

  it("E-02 E-04 the bodies answer, and only then can it be proposed", async () => {
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: made.applicationId };
    const early = await reviewer.call(secretariatRoutes.proposeDecision, {
      params,
      body: { outcome: "certify", reasons: "まだ回答がそろっていない段階での起案。" },
    });
    assert.equal(early.ok, false);
    assert.equal(early.status, 409);
    await answerAll(made);
    const seen = await standsAt(made, "review");
    assert.equal(seen.inquiryResult, "noObjection");
  });

  it("F-01 F-02 one proposes, another decides, and the decision names what it rests on", async () => {
    await propose(made, "certify");
    const decided = await replyTo(decide(made, "certify"));
    assert.equal(decided.status, "certified");
    const filed = decided.documents.map((document) => document.sha256).toSorted();
    assert.deepEqual(decided.decision?.evidence.toSorted(), filed);
    assert.equal(decided.decision?.policyVersion, decided.policyVersion);
  });

  it("F-03 F-04 a certificate for three years is issued, and anybody can verify it", async () => {
    const issued = await certificate(made);
    const keys = await replyTo(scheme.anybody().call(publicRoutes.readKeys, {}));
    const verdict = await verifyCertificate(issued.jws, keys);
    assert.ok(verdict.valid, JSON.stringify(verdict));
    const day = await today(scheme);
    assert.equal(verdict.payload.validUntil, validUntilAfterYears(day, 3));
    const pdf = await (await fetch(issued.pdf)).bytes();
    assert.equal((await verifyCertificatePdf(pdf, keys)).valid, true);
    const changed = Uint8Array.from(pdf);
    changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
    assert.equal((await verifyCertificatePdf(changed, keys)).valid, false);
    const status = await replyTo(
      scheme.anybody().call(publicRoutes.readCertification, { params: { number: issued.number } }),
    );
    assert.equal(status.status, "valid");
    assert.equal(status.providerName, made.slot.company.name);
    await mailTold(scheme, made.slot.company.contact.mail, issued.number, "認定");
  });

  it("N-04 the record of the case is unbroken and in order", async () => {
    const auditor = await scheme.as("demo-auditor");
    const history = await replyTo(
      auditor.call(secretariatRoutes.readHistory, { params: { applicationId: made.applicationId } }),
    );
    assert.equal(history.intact, true);
    const acts = history.events.map((event) => event.act);
    for (const act of ["createApplication", "submit", "acceptForm", "putInquiries", "propose", "certify"]) {
      assert.equal(acts.filter((each) => each === act).length, 1, act);
    }
  });

  it("F-05 the standard processing period was kept, and nobody has the ball any more", async () => {
    const seen = await made.seen();
    assert.equal(seen.processing?.late, false);
    assert.equal(seen.processing?.ball, "nobody");
  });
});
