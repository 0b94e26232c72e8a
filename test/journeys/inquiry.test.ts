import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { daysBetween } from "#scheme/calendar.ts";
import {
  answerAll,
  answerAs,
  bodies,
  type Case,
  caseAt,
  decide,
  propose,
  reasons,
  slots,
  standsAt,
  today,
} from "./support/case.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const objection = "当該事業者の株主構成について懸念があり、認定に支障がある。";

describe("The inquiry to government bodies", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const asked = () => caseAt(scheme, nextSlot(), "inquiry");
  const inquiryOf = async (of: Case, body: string) =>
    (await of.seen()).inquiries.find((inquiry) => inquiry.body === body);
  const inquiryAt = (of: Case, body: string, status: string) =>
    until(`${body} to be ${status}`, async () => {
      const inquiry = await inquiryOf(of, body);
      return inquiry?.status === status ? inquiry : undefined;
    });

  it("E-02 a body reads its questions and the documents the policy gives it, acknowledges and answers", async () => {
    const made = await asked();
    const meti = await scheme.as("demo-responder-meti");
    const params = { applicationId: made.applicationId };
    const inquiry = await replyTo(meti.call(governmentRoutes.readInquiry, { params }));
    assert.ok(inquiry.questions.length > 0);
    assert.equal(inquiry.company.corporateNumber, made.slot.company.corporateNumber);
    const [document] = inquiry.documents;
    assert.ok(document !== undefined);
    const opened = await replyTo(
      meti.call(governmentRoutes.openInquiryDocument, {
        params: { ...params, documentId: document.documentId },
      }),
    );
    const bytes = await (await fetch(opened.link)).bytes();
    assert.equal(bytes.byteLength, document.bytes);
    const acknowledged = await replyTo(meti.call(governmentRoutes.acknowledgeInquiry, { params, body: {} }));
    assert.equal(acknowledged.status, "acknowledged");
    const answered = await replyTo(answerAs(made, "meti", { answer: "notConcerned" }));
    assert.equal(answered.status, "notConcerned");
    const turns = (await inquiryOf(made, "meti"))?.answers ?? [];
    assert.deepEqual(
      turns.map(({ act, byName }) => [act, byName]),
      [["answerNotConcerned", "経産 五月"]],
    );
  });

  it("E-02 E-05 a document that the policy does not give a body cannot be opened by it, nor another body's answer read", async () => {
    const made = await asked();
    const { documents } = await made.seen();
    const npa = await scheme.as("demo-responder-npa");
    const params = { applicationId: made.applicationId };
    await replyTo(answerAs(made, "meti", { answer: "objection", text: objection }));
    const inquiry = await replyTo(npa.call(governmentRoutes.readInquiry, { params }));
    assert.doesNotMatch(JSON.stringify(inquiry), /株主構成について懸念/);
    const hidden = documents.find(
      (each) => !inquiry.documents.some((shown) => shown.documentId === each.documentId),
    );
    assert.ok(hidden !== undefined, "the policy shows this body every document");
    await refusedWith(
      npa.call(governmentRoutes.openInquiryDocument, {
        params: { ...params, documentId: hidden.documentId },
      }),
      "not-found",
    );
  });

  it("E-04 an objection blocks certification until it is weighed, and the decision rests on it", async () => {
    const made = await asked();
    await answerAll(made, { nco: { answer: "objection", text: objection } });
    const seen = await standsAt(made, "review");
    assert.equal(seen.inquiryResult, "objection");
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: made.applicationId };
    await refusedWith(
      reviewer.call(secretariatRoutes.proposeDecision, { params, body: { outcome: "certify", reasons } }),
      "objection-unanswered",
    );
    await propose(made, "certify", "株主の実質的支配者を確認し、懸念は解消されたと判断した。");
    const decided = await replyTo(decide(made, "certify"));
    assert.equal(decided.status, "certified");
    assert.match(decided.proposal?.onObjections ?? "", /懸念は解消/);
  });

  it("E-05 the applicant sees no answer until the secretariat releases it", async () => {
    const made = await asked();
    await answerAll(made, { nco: { answer: "objection", text: objection } });
    await standsAt(made, "review");
    assert.doesNotMatch(JSON.stringify(await made.shown()), /株主構成|統括室|nco/);
    const decider = await scheme.as("demo-decider");
    const params = { applicationId: made.applicationId, body: "nco" };
    await replyTo(decider.call(secretariatRoutes.releaseAnswer, { params, body: { reasons } }));
    assert.deepEqual(
      (await made.shown()).releasedAnswers.map((answer) => answer.text),
      [objection],
    );
  });

  it("E-05 N-04 who of the secretariat was shown an answer is on record for the auditor, and is intact", async () => {
    const made = await asked();
    const params = { applicationId: made.applicationId };
    await replyTo(answerAs(made, "nco", { answer: "objection", text: objection }));
    const auditor = await scheme.as("demo-auditor");
    const { accesses: none } = await replyTo(auditor.call(secretariatRoutes.listAnswerAccesses, { params }));
    assert.deepEqual(none, []);
    for (const account of ["demo-reviewer", "demo-administrator", "demo-decider", "demo-reviewer"])
      await made.seen(account);
    await made.shown();
    const { accesses, intact } = await replyTo(
      auditor.call(secretariatRoutes.listAnswerAccesses, { params }),
    );
    assert.deepEqual(
      accesses.map(({ role, data }) => [role, data]),
      ["reviewer", "decider"].map((role) => [role, { turns: { nco: 1 } }]),
    );
    assert.ok(intact);
    const reviewer = await scheme.as("demo-reviewer");
    await refusedWith(reviewer.call(secretariatRoutes.listAnswerAccesses, { params }), "not-allowed");
  });

  it("E-02 E-05 a body that needs more is answered after the applicant was asked, who never learns whose question it was", async () => {
    const made = await asked();
    const params = { applicationId: made.applicationId };
    const question = "海外拠点の従業員が顧客情報に触れる可能性について説明してください。";
    await replyTo(answerAs(made, "npa", { answer: "moreInformation", text: "海外拠点の関与を知りたい。" }));
    await inquiryAt(made, "npa", "moreInformation");
    const reviewer = await scheme.as("demo-reviewer");
    const supplement = { ...params, body: "npa" };
    await replyTo(
      reviewer.call(secretariatRoutes.supplementInquiry, {
        params: supplement,
        body: { action: "askApplicant", question },
      }),
    );
    const mail = await mailWith(scheme, made.slot.company.contact.mail, question);
    assert.doesNotMatch(`${mail.subject}${mail.text}`, /警察庁|npa|National Police/i);
    const shown = await made.shown();
    assert.deepEqual(
      shown.informationRequests.map((request) => request.question),
      [question],
    );
    assert.doesNotMatch(JSON.stringify(shown), /警察庁|npa/);
    const provider = await made.provider();
    const [request] = shown.informationRequests;
    await replyTo(
      provider.call(providerRoutes.answerInformationRequest, {
        params: { ...params, requestId: request?.requestId ?? "" },
        body: { text: "海外拠点はなく、国内の従業員のみが従事します。" },
      }),
    );
    await replyTo(
      reviewer.call(secretariatRoutes.supplementInquiry, {
        params: supplement,
        body: { action: "answerBody", text: "申請者によれば海外拠点はない。" },
      }),
    );
    const again = await inquiryAt(made, "npa", "sent");
    assert.equal(again.round, 2);
    await answerAll(made);
    await standsAt(made, "review");
  });

  it("E-02 a late answer to a closed task, and a second one, change nothing", async () => {
    const made = await asked();
    await replyTo(answerAs(made, "meti", { answer: "noObjection" }));
    await refusedWith(answerAs(made, "meti", { answer: "objection", text: objection }), "task-closed");
    assert.equal((await inquiryOf(made, "meti"))?.status, "noObjection");
  });

  it("E-03 silence by its rules: one body is waited for, one escalated, one deemed to have no objection", async () => {
    const made = await asked();
    const due = (await inquiryOf(made, "meti"))?.dueDay ?? "";
    await scheme.move(`+${daysBetween(await today(scheme), due) - 1}d`);
    for (const body of bodies) await mailWith(scheme, `inquiries@${body}.example`, "期限のお知らせ");
    await scheme.move("+2d");
    const waited = await inquiryAt(made, "meti", "overdue");
    assert.equal(waited.silence, "wait");
    const escalated = await inquiryAt(made, "nco", "escalated");
    assert.equal(escalated.silence, "escalate");
    const deemed = await inquiryAt(made, "npa", "deemedNoObjection");
    assert.equal(deemed.silence, "deemNoObjection");
    for (const name of ["経済産業省", "国家サイバー統括室", "警察庁"]) {
      await mailWith(scheme, "secretariat@scheme.example", name, made.slot.company.name);
    }

    await refusedWith(answerAs(made, "npa", { answer: "objection", text: objection }), "task-closed");
    await replyTo(answerAs(made, "meti", { answer: "noObjection" }));
    const reviewer = await scheme.as("demo-reviewer");
    const params = { applicationId: made.applicationId, body: "nco" };
    const settle = (action: "prolong" | "deemNoObjection") =>
      reviewer.call(secretariatRoutes.settleSilence, { params, body: { action, reasons } });
    await replyTo(settle("prolong"));
    const prolonged = await inquiryAt(made, "nco", "sent");
    assert.equal(prolonged.round, 2);
    await refusedWith(settle("deemNoObjection"), "not-possible-now");
    await scheme.move("+45d");
    await inquiryAt(made, "nco", "escalated");
    const later = await scheme.as("demo-reviewer");
    await replyTo(
      later.call(secretariatRoutes.settleSilence, { params, body: { action: "deemNoObjection", reasons } }),
    );
    const seen = await standsAt(made, "review");
    assert.equal(seen.inquiryResult, "noObjection");
  });

  it("E-03 a body that was escalated may still answer, and the case goes on", async () => {
    const made = await asked();
    await scheme.move("+45d");
    await inquiryAt(made, "nco", "escalated");
    await replyTo(answerAs(made, "nco", { answer: "noObjection" }));
    await replyTo(answerAs(made, "meti", { answer: "noObjection" }));
    await standsAt(made, "review");
  });
});
