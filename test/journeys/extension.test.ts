import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { verifyCertificate } from "#proof/certificate.ts";
import { verifyCertificatePdf } from "#proof/verify-certificate-pdf.ts";
import { addDays, dayAfter, validUntilAfterYears } from "#scheme/calendar.ts";
import { bring, type Case, caseAt, certificate, draft, file, reasons, slots } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { moveOnTo, renewListings } from "./support/later.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound } from "./support/register-file.ts";

describe("An extension, filed in time and decided after the last day", () => {
  let scheme: SchemeHere;
  const nextSlot = slots();
  let kept: Case;
  let left: Case;
  let lastDay: string;
  let extension: Case;
  let given: { readonly number: string; readonly jws: string };
  let lost: string;
  before(async () => {
    scheme = await openSchemeHere();
    kept = await caseAt(scheme, nextSlot(), "certified");
    left = await caseAt(scheme, nextSlot(), "certified");
    given = await certificate(kept);
    lost = (await certificate(left)).number;
    lastDay = (await shown(given.number)).validUntil;
  });
  after(() => scheme.stop());

  const shown = (number: string) =>
    replyTo(scheme.anybody().call(publicRoutes.readCertification, { params: { number } }));
  const apply = async (of: Case, number: string) =>
    (await of.provider()).call(providerRoutes.createApplication, {
      body: { kind: "extension", certificationNumber: number },
    });

  it("B-01 M-02 cannot be applied for before the window opens, nor for another company's certification", async () => {
    const problem = await refusedWith(apply(kept, given.number), "extension-not-open");
    assert.match(JSON.stringify(problem.violations), new RegExp(addDays(lastDay, -180)));
    await refusedWith(apply(left, given.number), "not-found");
  });

  it("B-01 B-06 is drafted in the window, filed on the last day and receipted", async () => {
    await moveOnTo(scheme, lastDay);
    await renewListings(scheme);
    const asked = { kind: "extension", certificationNumber: given.number } as const;
    extension = await draft(scheme, kept.slot, { asked });
    const view = await extension.shown();
    assert.deepEqual([view.applicationKind, view.certificationNumber], ["extension", given.number]);
    const late = await draft(scheme, left.slot, { asked: { ...asked, certificationNumber: lost } });
    const receipt = await file(extension);
    const mail = await mailWith(scheme, kept.slot.company.contact.mail, receipt.receiptNumber);
    assert.match(mail.text, /認定延長/);
    await moveOnTo(scheme, dayAfter(lastDay));
    const params = { applicationId: late.applicationId };
    const provider = await late.provider();
    await refusedWith(
      provider.call(providerRoutes.fileApplication, { params, body: {} }),
      "certification-over",
    );
  });

  it("M-07 keeps the certification in force while it is undecided; one that filed nothing is over", async () => {
    assert.equal((await shown(given.number)).status, "valid");
    assert.equal((await shown(lost)).status, "expired");
    await scheme.move("+20d");
    assert.equal((await shown(given.number)).status, "valid");
  });

  it("M-07 F-03 is granted: the same number, a period without a gap, and a certificate that verifies", async () => {
    await bring(extension, "certified");
    const issued = await certificate(extension);
    assert.equal(issued.number, given.number);
    assert.notEqual(issued.jws, given.jws);
    const published = await replyTo(scheme.anybody().call(publicRoutes.readKeys, {}));
    const verdict = await verifyCertificate(issued.jws, published);
    assert.ok(verdict.valid, JSON.stringify(verdict));
    const from = dayAfter(lastDay);
    const until = validUntilAfterYears(from, 3);
    assert.deepEqual([verdict.payload.validFrom, verdict.payload.validUntil], [from, until]);
    const pdf = await (await fetch(issued.pdf)).bytes();
    assert.equal((await verifyCertificatePdf(pdf, published)).valid, true);
    const now = await shown(given.number);
    assert.deepEqual([now.status, now.validUntil, now.certificate?.jws], ["valid", until, issued.jws]);
    const mail = await mailWith(scheme, kept.slot.company.contact.mail, given.number, until);
    assert.match(mail.subject, /認定延長/);
  });

  it("M-07 withdrawn after the last day, the certification is over at once", async () => {
    const until = (await shown(given.number)).validUntil;
    await moveOnTo(scheme, addDays(until, -3));
    await renewListings(scheme);
    const asked = { kind: "extension", certificationNumber: given.number } as const;
    const again = await draft(scheme, kept.slot, { asked });
    await file(again);
    await moveOnTo(scheme, addDays(until, 2));
    assert.equal((await shown(given.number)).status, "valid");
    const params = { applicationId: again.applicationId };
    await replyTo(
      (await again.provider()).call(providerRoutes.withdrawApplication, {
        params,
        body: { reason: reasons },
      }),
    );
    assert.equal((await shown(given.number)).status, "expired");
    await refusedWith(apply(again, given.number), "certification-over");
  });

  it("N-04 leaves a sound register", () => {
    assertRegisterSound(scheme.server().dataFolder);
  });
});
