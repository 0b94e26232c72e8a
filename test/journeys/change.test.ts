import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { changeReportRoutes } from "#contracts/change-report-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { uploadDocument } from "#local/demo/upload.ts";
import { goodDocument } from "#local/samples/documents.ts";
import { verifyCertificate } from "#proof/certificate.ts";
import { addDays, dayAfter } from "#scheme/calendar.ts";
import {
  begin,
  bring,
  type Case,
  caseAt,
  certificate,
  file,
  reasons,
  save,
  slots,
  today,
} from "./support/case.ts";
import { moveOnTo } from "./support/later.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound, recordsIn } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const explanation = "組織の見直しに伴う変更です。";

describe("Changes with a certified provider", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  let of: Case;
  let other: Case;
  let number: string;
  before(async () => {
    scheme = await openScheme();
    of = await caseAt(scheme, nextSlot(), "certified");
    other = await caseAt(scheme, nextSlot(), "draft");
    number = (await certificate(of)).number;
  });
  after(() => scheme.stop());

  const shown = () => replyTo(scheme.anybody().call(publicRoutes.readCertification, { params: { number } }));
  const report = async (happensOn: string, path: string, to: string, by: Case = of) =>
    (await by.provider()).call(changeReportRoutes.fileChangeReport, {
      params: { number },
      body: { happensOn, changes: [{ path, to }], explanation },
    });
  const check = async (reportId: string, outcome: "record" | "return" | "requireReview") =>
    (await scheme.as("demo-reviewer")).call(changeReportRoutes.checkChangeReport, {
      params: { number, reportId },
      body: outcome === "record" ? { outcome } : { outcome, reasons },
    });

  it("M-06 a light change is reported, recorded and shown, and another certificate says it", async () => {
    const day = await today(scheme);
    const before = await certificate(of);
    await refusedWith(report(day, "company.nameEn", "Nobody's Company", other), "not-found");
    const filed = await replyTo(report(day, "company.nameEn", "Changed Security Inc."));
    assert.deepEqual([filed.weight, filed.status, filed.late], ["light", "filed", false]);
    const again = await replyTo(report(day, "company.nameEn", "Changed Security Inc."));
    assert.equal(again.reportId, filed.reportId);
    const reviewer = await scheme.as("demo-reviewer");
    const { tasks } = await replyTo(
      reviewer.call(secretariatRoutes.listTasks, { query: { taskKind: "changeCheck" } }),
    );
    assert.deepEqual(
      tasks.map(({ caseId, topic }) => [caseId, topic]),
      [[number, filed.reportId]],
    );
    await replyTo(check(filed.reportId, "record"));
    assert.equal((await shown()).providerNameEn, "Changed Security Inc.");
    const issued = await until("another certificate", async () => {
      const { certificate } = await shown();
      return certificate === undefined || certificate.jws === before.jws ? undefined : certificate;
    });
    const keys = await replyTo(scheme.anybody().call(publicRoutes.readKeys, {}));
    const verdict = await verifyCertificate(issued.jws, keys);
    assert.ok(verdict.valid);
    assert.equal(verdict.payload.provider.en, "Changed Security Inc.");
    await mailWith(scheme, of.slot.company.contact.mail, "差替え");
    await refusedWith(check(filed.reportId, "record"), "not-possible-now");
  });

  it("M-06 a report that says too little is returned and filed again", async () => {
    const day = await today(scheme);
    await refusedWith(report(day, "company.contactMail", "nowhere"), "invalid-input");
    const { reportId } = await replyTo(report(day, "company.address", "東京都"));
    await replyTo(check(reportId, "return"));
    const returned = await mailWith(scheme, of.slot.company.contact.mail, "差し戻します");
    assert.ok(returned.text.includes(reasons));
    const refiled = await replyTo(
      (await of.provider()).call(changeReportRoutes.refileChangeReport, {
        params: { number, reportId },
        body: {
          happensOn: day,
          changes: [{ path: "company.address", to: "東京都架空区新見本町9丁目" }],
          explanation,
        },
      }),
    );
    assert.equal(refiled.status, "filed");
    assert.equal((await replyTo(check(reportId, "record"))).status, "recorded");
  });

  it("M-06 B-01 a large change is reviewed: the documents that stay are carried over", async () => {
    const happensOn = addDays(await today(scheme), 90);
    const { reportId, weight, late, dueDay } = await replyTo(
      report(happensOn, "company.officers", "取締役の交代"),
    );
    assert.deepEqual([weight, late], ["large", false]);
    assert.ok(dueDay !== undefined && dueDay > (await today(scheme)));
    const change = await begin(scheme, of.slot, {
      kind: "change",
      certificationNumber: number,
      changeReportId: reportId,
    });
    const view = await change.shown();
    assert.equal(view.form.company?.nameEn, "Changed Security Inc.");
    assert.equal(view.documents.length, (await of.shown()).documents.length);
    const officers = [{ name: "見本 あらた", title: "取締役" }];
    const form = { ...view.form, company: { ...view.form.company, officers } };
    await save(change, form);
    const profile = await goodDocument("companyProfile", {
      form,
      company: of.slot.company,
      today: await today(scheme),
    });
    await uploadDocument(await change.provider(), change.applicationId, profile);
    await bring(change, "certified");
    const seen = await change.seen();
    assert.deepEqual([seen.applicationKind, seen.certificationNumber], ["change", number]);
    const read = await replyTo(
      (await scheme.as("demo-auditor")).call(changeReportRoutes.readChangeReport, {
        params: { number, reportId },
      }),
    );
    assert.deepEqual([read.status, read.applicationId], ["settled", change.applicationId]);
    const [document] = seen.documents.filter(({ slot }) => slot === "ismsScope");
    const opened = await replyTo(
      (await scheme.as("demo-reviewer")).call(secretariatRoutes.openDocument, {
        params: { applicationId: change.applicationId, documentId: document?.documentId ?? "" },
      }),
    );
    assert.equal((await fetch(opened.link)).status, 200);
    assert.equal((await shown()).status, "valid");
  });

  it("M-06 S-02 a large change that stays undone past its day is considered for surveillance", async () => {
    const { reportId, dueDay = "" } = await replyTo(
      report(await today(scheme), "company.shareholders", "親会社の交代"),
    );
    await moveOnTo(scheme, dueDay);
    assert.equal(recordsIn(scheme.server().dataFolder, "surveillance").length, 0);
    await moveOnTo(scheme, dayAfter(dueDay));
    await mailWith(scheme, of.slot.company.contact.mail, "期限の経過");
    const [surveillance] = recordsIn(scheme.server().dataFolder, "surveillance");
    assert.deepEqual(surveillance?.origin, { kind: "unreportedChange", reference: reportId });
    const { reports } = await replyTo(
      (await scheme.as("demo-auditor")).call(changeReportRoutes.listChangeReports, {
        query: { status: "reviewRequired" },
      }),
    );
    assert.ok(reports.some((each) => each.reportId === reportId && each.late));
    const late = await begin(scheme, of.slot, {
      kind: "change",
      certificationNumber: number,
      changeReportId: reportId,
    });
    await file(late);
  });

  it("N-04 leaves a sound register", () => {
    assertRegisterSound(scheme.server().dataFolder);
  });
});
