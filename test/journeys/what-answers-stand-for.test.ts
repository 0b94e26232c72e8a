import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { uploadDocument } from "#local/demo/upload.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import {
  answerAll,
  answerAs,
  bodies,
  type Case,
  caseAt,
  certificate,
  decide,
  draft,
  file,
  propose,
  reasons,
  save,
  slots,
  standsAt,
  today,
} from "./support/case.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("What an answer stands for, and what a decision rests on", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const sendBack = async (of: Case) => {
    const reviewer = await scheme.as("demo-reviewer");
    const findings = [
      {
        item: "company.shareholders",
        wrong: "株主の記載が古くなっています。",
        remedy: "最新の株主を記載してください。",
      },
    ];
    const params = { applicationId: of.applicationId };
    await replyTo(reviewer.call(secretariatRoutes.requestRemediation, { params, body: { findings } }));
  };
  const acceptAgain = async (of: Case) => {
    await standsAt(of, "formCheck");
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: of.applicationId };
    await replyTo(
      reviewer.call(secretariatRoutes.completeFormCheck, { params, body: { outcome: "accept" } }),
    );
  };
  const readBy = async (of: Case, body: string) =>
    replyTo(
      (await scheme.as(`demo-responder-${body}`)).call(governmentRoutes.readInquiry, {
        params: { applicationId: of.applicationId },
      }),
    );

  it("E-01 E-04 what the bodies were shown has changed: they are asked again, and their old answers do not count", async () => {
    const made = await caseAt(scheme, nextSlot(), "review");
    await sendBack(made);
    const shareholders = [{ name: "海外持株会社", country: "ZZ", sharePercent: 100 }];
    await save(made, { ...made.form, company: { ...made.form.company, shareholders } });
    for (const body of bodies) assert.doesNotMatch(JSON.stringify(await readBy(made, body)), /海外持株会社/);
    assert.doesNotMatch(JSON.stringify(await made.seen()), /海外持株会社/);

    await file(made);
    await acceptAgain(made);
    const seen = await standsAt(made, "inquiry");
    assert.deepEqual(
      seen.inquiries.map(({ body, round, status }) => [body, round, status]),
      bodies.map((body) => [body, 2, "sent"]),
    );
    for (const body of bodies) assert.match(JSON.stringify(await readBy(made, body)), /海外持株会社/);
    await answerAll(made, {
      nco: { answer: "objection", text: "新たな株主について懸念があり、支障がある。" },
    });
    const reviewed = await standsAt(made, "review");
    assert.equal(reviewed.inquiryResult, "objection");
  });

  it("E-01 what the bodies were shown is unchanged: nobody is asked twice", async () => {
    const made = await caseAt(scheme, nextSlot(), "review");
    await sendBack(made);
    const people = { ...made.form.people, vetting: "採用時の確認項目に、海外渡航歴の確認を加えました。" };
    await save(made, { ...made.form, people });
    await file(made);
    await acceptAgain(made);
    const seen = await standsAt(made, "review");
    assert.ok(seen.inquiries.every((inquiry) => inquiry.round === 1));
    await propose(made, "certify");
    await replyTo(decide(made, "certify"));
    await certificate(made);
  });

  it("C-04 E-02 with an answer to a question nothing that was filed can be replaced; what goes with it reaches the one who asked", async () => {
    const made = await caseAt(scheme, nextSlot(), "inquiry");
    const params = { applicationId: made.applicationId };
    await replyTo(answerAs(made, "meti", { answer: "moreInformation", text: "組織図を確認したい。" }));
    await standsAt(made, "inquiry");
    const reviewer = await scheme.as("demo-reviewer");
    const supplement = (
      body: { action: "askApplicant"; question: string } | { action: "answerBody"; text: string },
    ) => reviewer.call(secretariatRoutes.supplementInquiry, { params: { ...params, body: "meti" }, body });
    await replyTo(supplement({ action: "askApplicant", question: "最新の組織図を提出してください。" }));

    const provider = await made.provider();
    const around = { company: made.slot.company, today: await today(scheme) };
    const [pledge] = await goodDocuments({ ...around, form: made.form });
    assert.ok(pledge !== undefined);
    await assert.rejects(uploadDocument(provider, made.applicationId, pledge), /invalid-input.*slot/);
    const chart = { ...pledge, slot: "other" as const, fileName: "組織図.pdf" };
    const sent = await uploadDocument(provider, made.applicationId, chart);
    const shownTo = async (body: string) =>
      (await readBy(made, body)).documents.map((each) => each.documentId);
    assert.ok(!(await shownTo("meti")).includes(sent.documentId));
    const [request] = (await made.shown()).informationRequests;
    await replyTo(
      provider.call(providerRoutes.answerInformationRequest, {
        params: { ...params, requestId: request?.requestId ?? "" },
        body: { text: "組織図を添付のとおり提出します。" },
      }),
    );
    await replyTo(supplement({ action: "answerBody", text: "組織図を添付のとおり回付します。" }));
    assert.ok((await shownTo("meti")).includes(sent.documentId));
    assert.ok(!(await shownTo("npa")).includes(sent.documentId));

    await answerAll(made);
    await propose(made, "certify");
    const decided = await replyTo(decide(made, "certify"));
    assert.ok(decided.decision?.evidence.includes(sent.sha256));
  });

  it("F-01 whoever adds a document to the evidence cannot decide", async () => {
    const made = await caseAt(scheme, nextSlot(), "awaitingDecision");
    const both = await scheme.as("demo-reviewer-decider");
    const params = { applicationId: made.applicationId };
    await replyTo(
      both.call(secretariatRoutes.addStaffDocument, {
        params,
        body: {
          slot: "other",
          fileName: "調査.pdf",
          contentType: "application/pdf",
          bytes: 10,
          sha256: "a".repeat(64),
        },
      }),
    );
    await refusedWith(decide(made, "certify", "demo-reviewer-decider"), "four-eyes");
  });

  it("F-01 a proposal does not stand when whoever proposed it declares a conflict of interest", async () => {
    const made = await caseAt(scheme, nextSlot(), "awaitingDecision");
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: made.applicationId };
    const body = { statement: "親族が申請者の役員に就任したため。" };
    await replyTo(reviewer.call(secretariatRoutes.declareConflict, { params, body }));
    await refusedWith(decide(made, "certify"), "proposer-conflicted");
    await refusedWith(decide(made, "refuse"), "proposer-conflicted");
    await replyTo(decide(made, "return"));
    const second = await scheme.as("demo-second-reviewer");
    await replyTo(
      second.call(secretariatRoutes.proposeDecision, { params, body: { outcome: "certify", reasons } }),
    );
    await replyTo(decide(made, "certify"));
  });

  it("D-09 without an address nothing is taken in, and an address edited away in a draft is not lost", async () => {
    const made = await draft(scheme, nextSlot(), {
      form: (good) => {
        const { contactMail: _, ...company } = good.company ?? {};
        return { ...good, company };
      },
      documents: () => [],
    });
    const provider = await made.provider();
    const params = { applicationId: made.applicationId };
    await refusedWith(provider.call(providerRoutes.fileApplication, { params, body: {} }), "contact-missing");
    await save(made, made.form);
    await file(made);
    await standsAt(made, "remediation");
    await save(made, {});
    await scheme.move("+15d");
    await standsAt(made, "lapsed");
    const mail = await mailWith(
      scheme,
      made.slot.company.contact.mail,
      "申請の却下のお知らせ",
      "C-02/document-missing",
    );
    assert.match(mail.text, /申出の期限/);
    assert.ok(((await made.shown()).lapse?.findings.length ?? 0) > 0);
  });

  it("B-05 the bodies are told that an inquiry is over", async () => {
    const made = await caseAt(scheme, nextSlot(), "inquiry");
    const provider = await made.provider();
    const params = { applicationId: made.applicationId };
    await replyTo(
      provider.call(providerRoutes.withdrawApplication, { params, body: { reason: "事業計画の変更のため" } }),
    );
    for (const body of bodies) {
      await mailWith(scheme, `inquiries@${body}.example`, "照会の取下げ", made.slot.company.name);
    }
  });
});
