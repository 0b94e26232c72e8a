import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { incidentRoutes } from "#contracts/incident-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { addDays } from "#scheme/calendar.ts";
import { type Case, caseAt, certificate, reasons, slots, today } from "./support/case.ts";
import { mails, mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";
import { uploadToIncident } from "./support/uploads.ts";

describe("Reports of incidents, their clocks and what follows", () => {
  let scheme: Scheme;
  let provider: Case;
  let certificationNumber: string;
  before(async () => {
    scheme = await openScheme();
    provider = await caseAt(scheme, slots()(), "certified");
    certificationNumber = (await certificate(provider)).number;
  });
  after(() => scheme.stop());

  const now = async (): Promise<string> => {
    const body: unknown = await (await fetch(`${scheme.baseUrl()}/healthz`)).json();
    assert.ok(typeof body === "object" && body !== null && "now" in body);
    return String(body.now);
  };
  const hoursAgo = async (hours: number): Promise<string> =>
    new Date(Date.parse(await now()) - hours * 3_600_000).toISOString();
  const report = async (hours: number, customerSystemsAtRisk = false) =>
    (await provider.provider()).call(incidentRoutes.reportIncident, {
      body: {
        certificationNumber,
        incidentKind: "ransomware",
        detectedAt: await hoursAgo(hours),
        customerSystemsAtRisk,
        summary: "診断環境の端末が暗号化された。",
        customersInformed: { count: 0 },
        bodiesInformed: [{ name: "警察庁", at: await hoursAgo(1) }],
      },
    });
  const conclude = async (incidentId: string, documents: string[] = []) =>
    (await provider.provider()).call(incidentRoutes.concludeIncident, {
      params: { incidentId },
      body: {
        cause: "遠隔保守の認証情報が漏れていた。",
        measures: "認証を多要素とし、端末を再構築した。",
        customersAffected: 1,
        customersInformed: { count: 1, at: await hoursAgo(1) },
        bodiesInformed: [],
        ransom: "notPaid",
        documents,
      },
    });
  const seen = async (incidentId: string) => {
    const auditor = await scheme.as("demo-auditor");
    return replyTo(auditor.call(incidentRoutes.readIncident, { params: { incidentId } }));
  };

  it("K-02 in time: reported, followed up, concluded with a document, confirmed and closed", async () => {
    const { incidentId, number, hoursLate, finalDueDay } = await replyTo(report(5, true));
    assert.deepEqual([hoursLate, finalDueDay >= addDays(await today(scheme), 29)], [0, true]);
    await mailWith(scheme, provider.slot.company.contact.mail, number, "期限内");
    const client = await provider.provider();
    const params = { incidentId };
    await replyTo(
      client.call(incidentRoutes.followUpIncident, {
        params,
        body: {
          text: "侵入経路を特定し、端末を切り離した。",
          customersInformed: { count: 1, at: await hoursAgo(1) },
          bodiesInformed: [],
          documents: [],
        },
      }),
    );
    const { company } = provider.slot;
    const [file] = await goodDocuments({ form: provider.form, company, today: await today(scheme) });
    assert.ok(file);
    const documentId = await uploadToIncident(client, incidentId, { ...file, slot: "other" });
    await replyTo(conclude(incidentId, [documentId]));
    await mailWith(scheme, "secretariat", number, "インシデント報告の確認");
    const officer = await scheme.as("demo-surveillance-officer");
    const opened = await replyTo(
      officer.call(incidentRoutes.openIncidentDocument, { params: { incidentId, documentId } }),
    );
    assert.equal((await fetch(opened.link)).status, 200);
    const check = { outcome: "confirm", reasons } as const;
    await replyTo(officer.call(incidentRoutes.checkIncident, { params, body: check }));
    await replyTo(officer.call(incidentRoutes.closeIncident, { params, body: {} }));
    const whole = await seen(incidentId);
    assert.deepEqual([whole.status, whole.breaches, whole.surveillanceNumber], ["closed", [], undefined]);
    await mailWith(scheme, company.contact.mail, number, "確報の確認");
  });

  it("K-02 S-02 a late report opens a surveillance case, and says by how many hours it is late", async () => {
    const late = await replyTo(report(8, true));
    assert.equal(late.hoursLate, 3);
    const { surveillanceNumber = "", breaches } = await seen(late.incidentId);
    assert.deepEqual(
      breaches.map(({ breach }) => breach),
      ["firstReportLate"],
    );
    await mailWith(scheme, "secretariat", surveillanceNumber);
  });

  it("K-02 S-02 a final report that does not come is reminded of, and then a breach; it is still taken", async () => {
    const { incidentId, number } = await replyTo(report(2));
    const to = provider.slot.company.contact.mail;
    await scheme.move("+28d");
    await until("a reminder", async () =>
      (await mails(scheme)).find(
        (mail) =>
          mail.to.includes(to) && mail.subject.includes(number) && mail.subject.includes("期限のお知らせ"),
      ),
    );
    assert.deepEqual((await seen(incidentId)).breaches, []);
    await scheme.move("+4d");
    await until("the breach", async () => {
      const { breaches } = await seen(incidentId);
      return breaches.some(({ breach }) => breach === "finalReportMissing") ? true : undefined;
    });
    await scheme.move("+1d");
    const { breaches, surveillanceNumber } = await seen(incidentId);
    assert.equal(breaches.length, 1);
    assert.match(surveillanceNumber ?? "", /^SV-/);
    assert.equal((await replyTo(conclude(incidentId))).status, "finalReport");
  });

  it("K-02 another company sees nothing of it", async () => {
    const [own, other] = ["demo-signatory", "demo-other-signatory"];
    const client = await scheme.as(provider.slot.account === other ? own : other);
    const { incidents } = await replyTo(
      (await provider.provider()).call(incidentRoutes.listOwnIncidents, {}),
    );
    assert.equal(incidents.length, 3);
    for (const { incidentId } of incidents)
      await refusedWith(client.call(incidentRoutes.readOwnIncident, { params: { incidentId } }), "not-found");
    assert.deepEqual((await replyTo(client.call(incidentRoutes.listOwnIncidents, {}))).incidents, []);
  });
});
