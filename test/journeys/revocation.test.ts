import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { publicRevocationRoutes } from "#contracts/provider-revocation-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { addDays, lastDayOfMonths } from "#scheme/calendar.ts";
import { executionOf } from "#usecases/core/driven-cases.ts";
import { reconcile } from "#usecases/reconcile.ts";
import { type Case, caseAt, reasons, slots, today } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound, everyEffect, recordsIn } from "./support/register-file.ts";
import {
  numberOf,
  officer,
  openRevocationOf,
  publicly,
  type RevocationCase,
  revocationStands,
  revokedCase,
} from "./support/revocation.ts";

describe("A revocation", () => {
  let scheme: SchemeHere;
  const nextSlot = slots();
  before(async () => {
    scheme = await openSchemeHere();
  });
  after(() => scheme.stop());
  const folder = () => scheme.server().dataFolder;
  const certified = () => caseAt(scheme, nextSlot(), "certified");

  async function evidence(of: Case) {
    const day = await today(scheme);
    const files = await goodDocuments({ form: of.form, company: of.slot.company, today: day });
    const [file] = files;
    assert.ok(file);
    return file;
  }

  /** The open tasks of a revocation on the work-list. */
  async function waitedFor({ revocationId }: RevocationCase): Promise<string[]> {
    const client = await scheme.as("demo-auditor");
    const { tasks } = await replyTo(client.call(secretariatRoutes.listTasks, {}));
    return tasks.filter(({ caseId }) => caseId === revocationId).map(({ taskKind }) => taskKind);
  }

  it("X-02 X-03 from its opening to the decision: heard first, then decided by somebody else, told and published", async () => {
    const of = await certified();
    const number = await numberOf(of);
    const made = await openRevocationOf(scheme, of, "falseApplication");
    await refusedWith(made.file(), "not-found");
    await refusedWith(made.decide("revoke"), "not-possible-now");
    await replyTo(made.notice());
    const mail = await mailWith(scheme, of.slot.company.contact.mail, "弁明の機会の付与", "虚偽の申請");
    assert.match(mail.text, /ポータルで閲覧/);
    const shown = await replyTo(made.file());
    assert.equal(shown.notice?.dueDay, addDays(await today(scheme), 14));
    await refusedWith(made.file("demo-other-signatory"), "not-found");

    const document = await made.upload(await evidence(of));
    assert.equal(document.status, "clean");
    await replyTo(made.explain([document.documentId]));
    await refusedWith(made.report(officer), "not-allowed");
    await replyTo(made.hear());
    await refusedWith(made.report("demo-second-reviewer"), "four-eyes");
    await replyTo(made.report());
    await refusedWith(made.explain(), "task-closed");
    await replyTo(made.propose());
    assert.equal((await publicly(scheme, number)).status, "valid");
    await refusedWith(made.decide("revoke", "demo-reviewer"), "not-allowed");
    await replyTo(made.decide("revoke"));

    const after_ = await publicly(scheme, number);
    assert.deepEqual(
      [after_.status, after_.revocation?.stage, after_.revocation?.ground],
      ["revoked", "objectionPossible", "falseApplication"],
    );
    const told = await mailWith(scheme, of.slot.company.contact.mail, "認定の取消しの通知", reasons);
    const until_ = lastDayOfMonths(await today(scheme), 3);
    assert.ok(told.text.includes(until_), "the mail does not say until when to object");
    const list = await replyTo(scheme.anybody().call(publicRevocationRoutes.readRevocations, {}));
    assert.ok(list.revocations.some((each) => each.certificationNumber === number));
    const page = await fetch(`${scheme.baseUrl()}/certifications/${number}`, {
      headers: { accept: "text/html" },
    });
    const html = await page.text();
    for (const words of ["取消しの事由", "虚偽の申請", "Ground of the revocation", "False application"])
      assert.ok(html.includes(words), words);
    assert.equal((await made.read()).intact, true);
  });

  it("X-02 silence is recorded when the due day has passed; the case goes on without the provider", async () => {
    const of = await certified();
    const made = await openRevocationOf(scheme, of, "delegationBreach");
    await replyTo(made.notice());
    await scheme.move("+14d");
    assert.equal((await made.read()).status, "noticed");
    await scheme.move("+1d");
    const read = await revocationStands(made, "heard");
    assert.deepEqual(
      read.hearings.map(({ form }) => form),
      ["silence"],
    );
    await replyTo(made.report());
    await replyTo(made.propose());
    await replyTo(made.decide("doNotRevoke"));
    assert.equal((await publicly(scheme, await numberOf(of))).status, "valid");
    await mailWith(scheme, of.slot.company.contact.mail, "取り消さないことに決定");
  });

  it("X-05 an objection, decided by somebody who had no part in it, restores the entry with its history", async () => {
    const of = await certified();
    const number = await numberOf(of);
    const made = await revokedCase(scheme, of);
    const on = await today(scheme);
    await scheme.move("+10d");
    await replyTo(made.object());
    assert.equal((await publicly(scheme, number)).revocation?.stage, "objectionPending");
    await refusedWith(made.object(), "task-closed");
    await refusedWith(made.settle("setAside", "demo-decider"), "four-eyes");
    await replyTo(made.settle("setAside"));
    const entry = await publicly(scheme, number);
    assert.deepEqual([entry.status, entry.revocation], ["valid", undefined]);
    assert.deepEqual(entry.revocationsSetAside, [{ revokedOn: on, setAsideOn: addDays(on, 10) }]);
    const list = await replyTo(scheme.anybody().call(publicRevocationRoutes.readRevocations, {}));
    assert.ok(!list.revocations.some((each) => each.certificationNumber === number));
    const { events, intact } = await made.read();
    assert.ok(intact && events.some(({ act }) => act === "revoke"));
  });

  it("X-05 without an objection it becomes final when the period is over, and an objection is refused then", async () => {
    const of = await certified();
    const made = await revokedCase(scheme, of, "prerequisiteLapsed");
    await scheme.move("+93d");
    await revocationStands(made, "final");
    await refusedWith(made.object(), "objection-period-over");
    assert.equal((await publicly(scheme, await numberOf(of))).revocation?.stage, "final");
  });

  it("X-02 a lost execution goes on from every step at which somebody is waited for", async () => {
    const of = await certified();
    const made = await openRevocationOf(scheme, of, "other");
    const { revocationId: caseId } = made;
    const deps = () => scheme.installation().deps;
    const generation = () =>
      recordsIn(folder(), "revocation").find(({ id }) => id === caseId)?.generation ?? 0;
    const running = () =>
      deps().procedures.isRunning(executionOf({ procedure: "revocation", caseId, generation: generation() }));
    const loseAt = async (taskKind: string) => {
      await scheme.installation().idle();
      assert.deepEqual(await waitedFor(made), [taskKind]);
      const lost = executionOf({ procedure: "revocation", caseId, generation: generation() });
      assert.equal(await deps().procedures.stop(lost, "It is lost"), "stopped");
      await reconcile(deps())();
      await scheme.installation().idle();
      assert.ok(await running(), `it was not started again at ${taskKind}`);
    };
    await loseAt("revocationNotice");
    await replyTo(made.urgently());
    await loseAt("hearingAfterwards");
    await replyTo(made.notice());
    await loseAt("hearing");
    await replyTo(made.explain());
    await loseAt("hearingReport");
    await replyTo(made.report());
    await loseAt("revocationDecision");
    await replyTo(made.confirm("confirm"));
    await loseAt("objectionPeriod");
    await replyTo(made.object());
    await loseAt("objectionDecision");
    await replyTo(made.settle("dismiss"));
    await scheme.installation().idle();
    assert.equal(await running(), false);
    const next = await openRevocationOf(scheme, await certified(), "other");
    await replyTo(next.notice());
    await replyTo(next.hear());
    await replyTo(next.report());
    await scheme.restart("SIGKILL");
    assert.deepEqual(await waitedFor(next), ["revocationProposal"]);
    await replyTo(next.propose());
    await replyTo(next.decide("doNotRevoke"));
    await everyEffect(folder());
    assertRegisterSound(folder());
  });
});
