import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Answer } from "#contracts/client.ts";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { sendFile, type UploadFile } from "#local/demo/upload.ts";
import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import { partitions } from "#records/layout.ts";
import { addDays } from "#scheme/calendar.ts";
import { type SmtpServer, smtpServer } from "#test/support/smtp-server.ts";
import { checkAutomatically } from "#usecases/check-automatically.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";
import { concludeInquiries } from "#usecases/conclude-inquiries.ts";
import { executionOf } from "#usecases/core/driven-cases.ts";
import { documentKey } from "#usecases/core/uploads.ts";
import { deliverEffect } from "#usecases/deliver-effect.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { issueCertificate } from "#usecases/issue-certificate.ts";
import { putInquiries } from "#usecases/put-inquiries.ts";
import { reconcile } from "#usecases/reconcile.ts";
import { sweep } from "#usecases/sweep.ts";
import { actsOn } from "./support/acts-by-hand.ts";
import {
  accept,
  answerAll,
  bodies,
  type Case,
  caseAt,
  certificate,
  decide,
  draft,
  file,
  propose,
  reasons,
  slots,
  standsAt,
  today,
} from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { askToUpload, lowRating } from "./support/interrupted-case.ts";
import { messageIdOf } from "./support/mailbox.ts";
import { assertRegisterSound, everyEffect, recordsIn, type Trail, trailOf } from "./support/register-file.ts";

/** The same thing twice at the same moment. */
const twice = <Value>(act: () => Promise<Value>): Promise<Value[]> => Promise.all([act(), act()]);

describe("What is done twice has one effect", () => {
  let scheme: SchemeHere;
  let smtp: SmtpServer;
  let expected: Trail;
  const nextSlot = slots();
  before(async () => {
    smtp = await smtpServer();
    scheme = await openSchemeHere({ SMTP_URL: smtp.url });
    expected = await trail(await caseAt(scheme, nextSlot(), "certified"));
  });
  after(() => scheme.stop().then(() => smtp.close()));

  const folder = () => scheme.server().dataFolder;
  const deps = (): Deps => scheme.installation().deps;
  async function trail(of: Case): Promise<Trail> {
    await everyEffect(folder());
    return trailOf(folder(), of.applicationId);
  }
  const generationOf = ({ applicationId }: Case): number =>
    recordsIn(folder(), "application").find(({ id }) => id === applicationId)?.generation ?? 0;
  const startByHand = ({ applicationId }: Case, generation: number) =>
    deps().procedures.start(executionOf({ procedure: "application", caseId: applicationId, generation }), {
      applicationId,
    });
  const mailsSentTwice = (): readonly string[] => {
    const ids = smtp.received.map(({ mime }) => messageIdOf(mime));
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  };

  it("the procedure of a case, started again at every wait while one runs", async () => {
    const made = await draft(scheme, nextSlot());
    await file(made);
    await Promise.all([2, 3, 4].map((generation) => startByHand(made, generation)));
    await standsAt(made, "formCheck");
    assert.equal(await startByHand(made, 1), "alreadyStarted");
    assert.equal(await startByHand(made, 5), "started");
    await accept(made);
    assert.equal(await startByHand(made, 6), "started");
    await answerAll(made);
    await standsAt(made, "review");
    assert.equal(await startByHand(made, 7), "started");
    await propose(made, "certify");
    assert.equal(await startByHand(made, 8), "started");
    await decide(made, "certify");
    await Promise.all([9, 10].map((generation) => startByHand(made, generation)));
    await certificate(made);
    assert.deepEqual(await trail(made), expected);
    assert.deepEqual(mailsSentTwice(), []);
  });

  it("the reconciler, run twice at once when an execution was lost at any wait", async () => {
    const made = await draft(scheme, nextSlot());
    const loseAndReconcile = async () => {
      await scheme.installation().idle();
      const before_ = generationOf(made);
      const lost = executionOf({ procedure: "application", caseId: made.applicationId, generation: before_ });
      assert.equal(await deps().procedures.stop(lost, "It is lost"), "stopped");
      await twice(reconcile(deps()));
      assert.ok(generationOf(made) > before_, "it was not started again");
    };
    await file(made);
    await standsAt(made, "formCheck");
    await loseAndReconcile();
    await accept(made);
    await loseAndReconcile();
    await answerAll(made);
    await standsAt(made, "review");
    await loseAndReconcile();
    await propose(made, "certify");
    await loseAndReconcile();
    await decide(made, "certify");
    await certificate(made);
    assert.deepEqual(await trail(made), expected);
    assert.deepEqual(mailsSentTwice(), []);
  });

  it("the reconciler, when nothing was lost", async () => {
    const made = await caseAt(scheme, nextSlot(), "inquiry");
    await scheme.installation().idle();
    const before_ = await trail(made);
    for (const { restarted } of await twice(reconcile(deps()))) assert.equal(restarted, 0);
    assert.deepEqual(await trail(made), before_);
    assert.equal(generationOf(made), 1);
  });

  it("N-05 the reconciler, running all the while that effects are delivered", async () => {
    const made = await draft(scheme, nextSlot());
    let over = false;
    const reconciling = (async () => {
      while (!over) await Promise.all([reconcile(deps())(), nextTurn()]);
    })();
    await file(made);
    await accept(made);
    await answerAll(made);
    await propose(made, "certify");
    await decide(made, "certify");
    await certificate(made);
    const found = await trail(made);
    over = true;
    await reconciling;
    assert.deepEqual(found, expected);
    assert.deepEqual(mailsSentTwice(), []);
  });

  it("every step of the procedure, at the same moment", async () => {
    const made = await draft(scheme, nextSlot());
    const { applicationId } = made;
    const steps = [
      { act: "file", step: checkAutomatically },
      { act: "accept", step: putInquiries },
    ] as const;
    for (const { act, step } of steps) {
      await scheme.dieAfter(async (bare) => {
        await actsOn(made, bare)[act]();
        await twice(() => step(bare)({ applicationId }));
      });
      await standsAt(made, act === "file" ? "formCheck" : "inquiry");
    }
    await scheme.dieAfter(async (bare) => {
      for (const body of bodies) await actsOn(made, bare).answer(body);
      await twice(() => concludeInquiries(bare)({ applicationId }));
    });
    await propose(made, "certify");
    await scheme.dieAfter(async (bare) => {
      await actsOn(made, bare).decide();
      await twice(() => issueCertificate(bare)({ applicationId }));
    });
    await certificate(made);
    assert.deepEqual(await trail(made), expected);
  });

  it("N-05 every effect, delivered at the same moment and once more afterwards", async () => {
    const made = await draft(scheme, nextSlot());
    const sentBefore = smtp.received.length;
    const ids = await scheme.dieAfter(async (bare) => {
      await actsOn(made, bare).file();
      await checkAutomatically(bare)({ applicationId: made.applicationId });
      const { records } = await bare.register.listBy("outbox", "standing", partitions.pendingOutbox);
      // One machine that delivers and reconciles at the same moment, and another one beside it.
      const another = { ...bare, register: { ...bare.register } };
      const deliveries = records.flatMap(({ id }) =>
        [bare, bare, another].map((each) => deliverEffect(each)(id)),
      );
      await Promise.all(deliveries);
      return records.map(({ id }) => id);
    });
    assert.equal(ids.length, 3);
    await standsAt(made, "formCheck");
    for (const id of ids) assert.equal(await deliverEffect(deps())(id), "delivered");
    assert.deepEqual((await trail(made)).notices, [
      "receipt to applicant sent",
      "taskOpened to secretariat sent",
    ]);
    assert.equal(smtp.received.length - sentBefore, 2);
    assert.deepEqual(mailsSentTwice(), []);
  });

  it("C-03 the inspection of a document that has arrived", async () => {
    const held: UploadFile[] = [];
    const documents = (good: readonly UploadFile[]) => {
      held.push(...good);
      return [];
    };
    const made = await draft(scheme, nextSlot(), { documents });
    const [pledge] = held;
    assert.ok(pledge);
    const { document, upload } = await askToUpload(made, pledge);
    assert.equal((await sendFile(upload, pledge)).status, 204);
    const key = documentKey({ ...applicationCase(made.applicationId), id: document.documentId });
    await twice(() => inspectDocument(deps())({ key }));
    await scheme.installation().idle();
    const shown = (await made.shown()).documents;
    assert.deepEqual(
      shown.map(({ documentId, status }) => [documentId, status]),
      [[document.documentId, "clean"]],
    );
  });

  it("D-09 the sweep, twice at once and beside a timer: one reminder, one lapse", async () => {
    const made = await draft(scheme, nextSlot(), { form: lowRating });
    await file(made);
    await standsAt(made, "remediation");
    const day = await today(scheme);
    const { applicationId } = made;
    const later = (days: number): Deps => {
      const now = () => `${addDays(day, days)}T03:00:00.000Z`;
      return { ...deps(), clock: { now } };
    };
    await twice(sweep(later(7)));
    const reminded = (await trail(made)).notices.filter((each) => each.startsWith("reminder"));
    assert.deepEqual(reminded, ["reminder to applicant sent"]);
    const timer = () =>
      closeOverdue(later(15))({ ...applicationCase(applicationId), taskKind: "remediation" });
    await Promise.all([...[1, 2].map(() => sweep(later(15))()), timer(), timer()]);
    const { acts, notices } = await trail(made);
    assert.deepEqual(
      acts.filter((act) => act.endsWith("lapsed")),
      ["remediation lapse lapsed"],
    );
    assert.equal(notices.filter((each) => each.startsWith("lapsed")).length, 2);
    assert.deepEqual(mailsSentTwice(), []);
  });

  it("E-03 the sweep, twice at once and beside a timer: every silent body is treated once", async () => {
    const made = await caseAt(scheme, nextSlot(), "inquiry");
    const { applicationId } = made;
    const due = (await made.seen()).inquiries.map(({ dueDay }) => dueDay).toSorted();
    const now = () => `${addDays(due.at(-1) ?? "", 1)}T03:00:00.000Z`;
    const later: Deps = { ...deps(), clock: { now } };
    const timer = (body: string) =>
      closeOverdue(later)({ ...applicationCase(applicationId), taskKind: "inquiryAnswer", body });
    await Promise.all([...[1, 2].map(() => sweep(later)()), ...bodies.map(timer)]);
    const { inquiryActs, notices } = await trail(made);
    const silence = ["meti markOverdue", "nco escalateSilence", "npa deemNoObjection"];
    assert.deepEqual(inquiryActs, [...bodies.map((body) => `${body} putInquiry`), ...silence].toSorted());
    assert.equal(notices.filter((each) => each.startsWith("overdue")).length, 3);
    assert.deepEqual(mailsSentTwice(), []);
  });

  it("the same request of a person, sent twice at the same moment", async () => {
    const made = await caseAt(scheme, nextSlot(), "formCheck");
    const params = { applicationId: made.applicationId };
    const oneOf = async (act: () => Promise<Answer<unknown>>) => {
      const [done, late] = (await twice(act)).toSorted((one, other) => Number(other.ok) - Number(one.ok));
      assert.equal(done?.ok, true);
      assert.ok(late !== undefined && !late.ok, "it was done twice");
      assert.match(late.problem.code, /^(task-closed|not-possible-now)$/);
    };
    const reviewer = await scheme.as("demo-reviewer");
    const outcome = { outcome: "certify", reasons } as const;
    await oneOf(() =>
      reviewer.call(secretariatRoutes.completeFormCheck, { params, body: { outcome: "accept" } }),
    );
    await standsAt(made, "inquiry");
    for (const body of bodies) {
      const responder = await scheme.as(`demo-responder-${body}`);
      const answer = { answer: "noObjection" } as const;
      await oneOf(() => responder.call(governmentRoutes.answerInquiry, { params, body: answer }));
    }
    await standsAt(made, "review");
    await oneOf(() => reviewer.call(secretariatRoutes.proposeDecision, { params, body: outcome }));
    const decider = await scheme.as("demo-decider");
    await oneOf(() => decider.call(secretariatRoutes.decideApplication, { params, body: outcome }));
    await certificate(made);
    assert.deepEqual(await trail(made), expected);
  });

  it("N-04 leaves a sound register, and one certificate of the first case", () => {
    assert.equal(expected.certificates, 1);
    assertRegisterSound(folder());
  });
});
