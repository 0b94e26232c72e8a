import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys, partitions } from "#records/layout.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { type RevocationStatus, revocationStatuses, standsRevoked } from "#scheme/revocation-transitions.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  allrounder,
  auditor,
  companyAt,
  companyPerson,
  decider,
  drafterOf,
  otherDecider,
  otherReviewer,
  policy,
  reviewer,
  signatoryOf,
  strangers,
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import {
  type Certified,
  certify,
  open,
  opened,
  type RevocationActs,
  revocationAt,
  revocationIn,
  revocationOf,
  shown,
} from "#test/support/fakes-revocations.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";
import { certificationCase, loadCertification } from "#usecases/core/certifications.ts";
import { revocationWaits } from "#usecases/core/revocations.ts";
import { newTask } from "#usecases/core/tasks.ts";
import type { Outcome } from "#usecases/outcome.ts";
import { sweep } from "#usecases/sweep.ts";

async function certified() {
  const world = await setup();
  return { world, of: await certify(world) };
}

async function at<Status extends RevocationStatus>(status: Status) {
  const { world, of } = await certified();
  return { world, of, ...(await revocationAt(world, of, status)) };
}

async function waitedFor(world: World, id: string): Promise<string[]> {
  const tasks = await world.deps.register.list("task", partitions.revocation(id));
  return tasks.records.filter(({ status }) => status === "open").map(({ taskKind }) => taskKind);
}

function told(world: World, template: string) {
  return recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.content.template === template ? [effect] : [],
  );
}

describe("X-01 opening a revocation", () => {
  it("starts its procedure and asks for the notice; the certification stays as it is", async () => {
    const { world, of } = await certified();
    const { revocationId, status } = accepted(await open(world, of));
    assert.equal(status, "planned");
    assert.deepEqual(await waitedFor(world, revocationId), ["revocationNotice"]);
    const started = recordsOf(world, "outbox").filter(({ effect }) => effect.type === "startProcedure");
    assert.deepEqual(started.at(-1)?.effect, {
      type: "startProcedure",
      procedure: "revocation",
      caseId: revocationId,
      generation: 1,
    });
    assert.equal((await shown(world, of)).status, "valid");
    assertInvariants(world);
  });

  it("is for a surveillance officer", async () => {
    const { world, of } = await certified();
    for (const actor of strangers.filter(({ subject }) => subject !== surveillanceOfficer.subject))
      await assertRefused(world, actor.roles[0] === "governmentResponder" ? "not-found" : "not-allowed", () =>
        open(world, of, "other", actor),
      );
  });

  it("of a certification there is one undecided, also of two at once", async () => {
    const { world, of } = await certified();
    const both = await Promise.all([open(world, of), open(world, of, "other")]);
    assert.deepEqual(both.map((each) => (each.done ? "done" : each.code)).toSorted(), [
      "already-open",
      "done",
    ]);
    await assertRefused(world, "already-open", () => open(world, of));
    assert.equal(recordsOf(world, "revocation").length, 1);
  });

  it("is of a certification that there is, and that has not ended", async () => {
    const { world, of } = await certified();
    await assertRefused(world, "not-found", () => open(world, { ...of, number: "SP-2027-VA-9999" }));
    const { validUntil } = await shown(world, of);
    world.clock.set(`${addDays(validUntil, 1)}T01:00:00.000Z`);
    await assertRefused(world, "not-possible-now", () => open(world, of));
  });

  it("can be opened anew once the one before it was decided or discontinued", async () => {
    for (const status of ["notRevoked", "discontinued", "setAside"] as const) {
      const { world, of } = await at(status);
      accepted(await open(world, of));
    }
  });
});

describe("X-02 where a revocation stands and whom it waits for", () => {
  for (const status of revocationStatuses) {
    it(`in ${status}: ${revocationWaits[status] ?? "nobody"}; the certification ${standsRevoked(status) ? "stands revoked" : "is in force"}`, async () => {
      const { world, of, id } = await at(status);
      const waits = revocationWaits[status];
      assert.deepEqual(await waitedFor(world, id), waits === undefined ? [] : [waits]);
      assert.equal((await shown(world, of)).status, standsRevoked(status) ? "revoked" : "valid");
      assertInvariants(world);
    });
  }
});

/** Every act, the statuses it is possible from, and how often it may be done. */
const acts: Readonly<
  Record<
    string,
    { from: readonly RevocationStatus[]; act: (acts: RevocationActs) => Promise<Outcome<unknown>> }
  >
> = {
  notice: { from: ["planned", "revokedUrgently"], act: (of) => of.notice() },
  explain: { from: ["noticed", "heard", "urgentNoticed", "urgentHeard"], act: (of) => of.explain() },
  hear: { from: ["noticed", "heard", "urgentNoticed", "urgentHeard"], act: (of) => of.hear() },
  report: { from: ["heard", "urgentHeard"], act: (of) => of.report() },
  propose: { from: ["reported"], act: (of) => of.propose() },
  revoke: { from: ["awaitingDecision"], act: (of) => of.decide("revoke") },
  doNotRevoke: { from: ["awaitingDecision"], act: (of) => of.decide("doNotRevoke") },
  return: { from: ["awaitingDecision"], act: (of) => of.decide("return") },
  urgently: { from: ["planned"], act: (of) => of.urgently() },
  confirm: { from: ["urgentReported"], act: (of) => of.confirm("confirm") },
  cancel: {
    from: ["revokedUrgently", "urgentNoticed", "urgentHeard", "urgentReported"],
    act: (of) => of.confirm("cancel"),
  },
  discontinue: {
    from: ["planned", "noticed", "heard", "reported", "awaitingDecision"],
    act: (of) => of.discontinue(),
  },
  object: { from: ["revoked"], act: (of) => of.object() },
  dismiss: { from: ["objected"], act: (of) => of.settle("dismiss") },
  setAside: { from: ["objected"], act: (of) => of.settle("setAside") },
};

describe("X-02 X-03 X-05 every act, from every status", () => {
  for (const status of revocationStatuses) {
    it(`from ${status}`, async () => {
      for (const [name, { from, act }] of Object.entries(acts)) {
        const made = await at(status);
        const before = made.world.snapshot();
        const outcome = await act(made.acts);
        assert.equal(outcome.done, from.includes(status), `${name} from ${status}`);
        if (!outcome.done) {
          assert.deepEqual(made.world.snapshot(), before, `${name} from ${status} wrote`);
          assert.ok(
            ["not-possible-now", "task-closed", "not-found", "objection-period-over"].includes(outcome.code),
            `${name} from ${status}: ${outcome.code}`,
          );
        }
        assertInvariants(made.world);
      }
    });
  }

  it("has its effect once when done twice at once", async () => {
    for (const [name, { from, act }] of Object.entries(acts)) {
      if (["explain", "hear"].includes(name)) continue;
      const made = await at(from[0] ?? "planned");
      const both = await Promise.all([act(made.acts), act(made.acts)]);
      assert.equal(both.filter(({ done }) => done).length, 1, `${name} twice`);
      assertInvariants(made.world);
    }
  });
});

describe("X-02 the notice", () => {
  it("names the planned decision, the ground, the facts, the basis, the due day and how to answer", async () => {
    const { world, revocation } = await at("noticed");
    const [notice] = told(world, "revocationNotice");
    assert.ok(notice?.content.template === "revocationNotice");
    const { content } = notice;
    assert.equal(content.dueDay, addDays(jstDay(world.clock.now()), 14));
    assert.deepEqual(
      [content.ground, content.facts, content.plannedDecision],
      [revocation.ground, revocation.facts, revocation.notice.plannedDecision],
    );
    assert.deepEqual(content.howToAnswer, policy.revocation.hearingText.value);
    assert.match(content.basis.ja, /報告書：サーベイランス制度について/);
    assert.deepEqual(notice.recipient, {
      to: "provider",
      certificationNumber: revocation.certificationNumber,
    });
  });

  it("an assumption of ours is not called law or report", async () => {
    const { world, of } = await certified();
    const { acts: given } = await opened(world, of, "other");
    accepted(await given.notice());
    const [notice] = told(world, "revocationNotice");
    assert.ok(notice?.content.template === "revocationNotice");
    assert.match(notice.content.basis.ja, /^本制度の規則（仮に置く定め）/);
  });
});

describe("X-02 hearing the provider", () => {
  it("silence is recorded after the due day by the system, and not a day before", async () => {
    const { world, id, revocation } = await at("noticed");
    const task = { caseKind: "revocation", caseId: id, taskKind: "hearing" } as const;
    world.clock.moveDays(14);
    await closeOverdue(world.deps)(task);
    await revocationIn(world, id, "noticed");
    world.clock.moveDays(1);
    await Promise.all([closeOverdue(world.deps)(task), sweep(world.deps)()]);
    const { hearings } = await revocationIn(world, id, "heard");
    assert.deepEqual(
      hearings.map(({ form, by }) => `${form} ${by.role}`),
      ["silence system"],
    );
    assert.ok(hearings[0]?.text.includes(revocation.notice.dueDay));
    assertInvariants(world);
  });

  it("the provider may still explain itself after the due day, until the report is written", async () => {
    const { world, id, acts: given } = await at("noticed");
    world.clock.moveDays(20);
    accepted(await given.explain());
    accepted(await given.explain());
    accepted(await given.hear());
    accepted(await given.report());
    await assertRefused(world, "task-closed", () => given.explain());
    const { hearings } = await revocationIn(world, id, "reported");
    assert.deepEqual(
      hearings.map(({ form }) => form),
      ["explanation", "explanation", "hearing"],
    );
  });

  it("is signed for by somebody who may, of the company itself", async () => {
    const { world, of, acts: given } = await at("noticed");
    const member = companyPerson(of.company, "member", ["applicant", "signatory"], "member");
    await assertRefused(world, "account-may-not-sign", () => given.explain(member));
    await assertRefused(world, "not-allowed", () => given.explain(drafterOf(of.company)));
    await assertRefused(world, "not-found", () => given.explain(signatoryOf(companyAt(1))));
  });

  it("names only documents of the case", async () => {
    const { world, of, acts: given } = await at("noticed");
    await assertRefused(world, "invalid-input", () => given.explain(signatoryOf(of.company), ["01NONE"]));
  });

  it("was on a day between the notice and today", async () => {
    const { world, acts: given } = await at("noticed");
    const today = jstDay(world.clock.now());
    await assertRefused(world, "invalid-input", () => given.hear(reviewer, addDays(today, 1)));
    await assertRefused(world, "invalid-input", () => given.hear(reviewer, addDays(today, -1)));
    accepted(await given.hear(reviewer, today));
  });

  it("has one chair: who held the hearing reports on it, unless in conflict", async () => {
    const { world, acts: given } = await at("noticed");
    accepted(await given.hear(reviewer));
    await assertRefused(world, "four-eyes", () => given.hear(otherReviewer));
    await assertRefused(world, "four-eyes", () => given.report(otherReviewer));
    accepted(await given.report(reviewer));
  });
});

describe("X-03 F-01 four eyes", () => {
  it("whoever gave notice, chaired or proposed does not decide; an auditor only reads", async () => {
    const { world, acts: given } = await at("noticed");
    const both = { ...surveillanceOfficer, roles: ["surveillanceOfficer", "decider"] as const };
    accepted(await given.hear(allrounder));
    accepted(await given.report(allrounder));
    accepted(await given.propose());
    await assertRefused(world, "four-eyes", () => given.decide("revoke", allrounder));
    await assertRefused(world, "four-eyes", () => given.decide("return", allrounder));
    await assertRefused(world, "four-eyes", () =>
      given.decide("revoke", { ...both, roles: [...both.roles] }),
    );
    await assertRefused(world, "not-allowed", () => given.decide("revoke", auditor));
    accepted(await given.decide("revoke", decider));
  });

  it("who proposed before a return does not decide on the next proposal", async () => {
    const { world, acts: given } = await at("reported");
    const other = { ...surveillanceOfficer, subject: "second-officer" };
    const proposer = { ...other, roles: ["surveillanceOfficer" as const, "decider" as const] };
    accepted(await given.propose("revoke", proposer));
    accepted(await given.decide("return"));
    accepted(await given.propose());
    await assertRefused(world, "four-eyes", () => given.decide("revoke", proposer));
  });

  it("a proposal not to revoke cannot be decided as a revocation", async () => {
    const { world, acts: given } = await at("reported");
    accepted(await given.propose("doNotRevoke"));
    await assertRefused(world, "not-possible-now", () => given.decide("revoke"));
    accepted(await given.decide("doNotRevoke"));
  });

  it("who revoked urgently neither chairs, confirms nor cancels; who confirmed does not decide the objection", async () => {
    const { world, acts: given } = await at("urgentNoticed");
    await assertRefused(world, "four-eyes", () => given.hear(decider));
    await assertRefused(world, "four-eyes", () => given.confirm("cancel", decider));
    accepted(await given.hear());
    accepted(await given.report());
    await assertRefused(world, "four-eyes", () => given.confirm("confirm", decider));
    accepted(await given.confirm("confirm", otherDecider));
    accepted(await given.object());
    for (const actor of [decider, otherDecider])
      await assertRefused(world, "four-eyes", () => given.settle("dismiss", actor));
    accepted(await given.settle("dismiss"));
  });

  it("whoever opened a case does not revoke urgently, discontinue or chair it", async () => {
    const { world, of } = await certified();
    const all = { ...surveillanceOfficer, roles: ["surveillanceOfficer", "decider", "reviewer"] as const };
    const opener = { ...all, roles: [...all.roles] };
    accepted(await open(world, of, "other", opener));
    const [revocation] = recordsOf(world, "revocation");
    const { revocationActs } = await import("#test/support/fakes-revocations.ts");
    const given = revocationActs(world, of, revocation?.id ?? "");
    await assertRefused(world, "four-eyes", () => given.urgently(opener));
    await assertRefused(world, "four-eyes", () => given.discontinue(opener));
    accepted(await given.notice(opener));
    await assertRefused(world, "four-eyes", () => given.hear(opener));
  });
});

describe("X-03 revoking", () => {
  it("is one transaction: the certification, the bar, the claim, the tasks and the notices", async () => {
    const { world, of, id, acts: given } = await at("awaitingDecision");
    const certification = await loadCertification(world.deps, of.number);
    assert.ok(certification);
    const task = newTask(
      world.deps,
      { ...certificationCase(of), corporateNumber: of.company.corporateNumber },
      policy,
      "renewalReport",
      { topic: "isms" },
    );
    await world.memory.seed(task);
    accepted(await given.decide());
    const revocation = await revocationIn(world, id, "revoked");
    const today = jstDay(world.clock.now());
    assert.equal(revocation.objectionUntil, "2027-08-10");
    const after = await loadCertification(world.deps, of.number);
    assert.deepEqual(after?.revocation, {
      revocationId: id,
      on: today,
      ground: "falseApplication",
      statusBefore: "valid",
      endedTasks: [task.id],
    });
    const provider = await world.deps.register.get("provider", keys.provider(of.company.corporateNumber));
    assert.equal(provider?.barredUntil, "2028-05-10");
    assert.deepEqual(provider?.revocations, [
      { revocationId: id, certificationNumber: of.number, on: today },
    ]);
    assert.ok(!recordsOf(world, "claim").some(({ name }) => name.startsWith("revocation#")));
    assert.equal(recordsOf(world, "task").find((each) => each.id === task.id)?.status, "cancelled");
    const [notice] = told(world, "revoked");
    assert.ok(notice?.content.template === "revoked");
    assert.deepEqual(
      [notice.content.reasons, notice.content.barredUntil, notice.content.objection?.objectionUntil],
      [revocation.decision.reasons, "2028-05-10", "2027-08-10"],
    );
    assert.deepEqual(
      told(world, "revocationOutcome").map(({ recipient }) => recipient.to),
      ["secretariat"],
    );
    assertInvariants(world);
  });

  it("is refused once the certification is over by its dates, and can then be discontinued", async () => {
    const { world, of, acts: given } = await at("awaitingDecision");
    const { validUntil } = await shown(world, of);
    world.clock.set(`${addDays(validUntil, 1)}T01:00:00.000Z`);
    await assertRefused(world, "not-possible-now", () => given.decide());
    accepted(await given.discontinue());
  });
});

describe("X-02 an urgent revocation", () => {
  it("holds at once, with its justification; no objection yet, but a hearing", async () => {
    const { world, of, id, acts: given } = await at("revokedUrgently");
    const { urgency } = await revocationIn(world, id, "revokedUrgently");
    assert.ok(urgency.justification.length > 0);
    const view = await shown(world, of);
    assert.deepEqual([view.status, view.revocation?.stage], ["revoked", "hearingFollows"]);
    const [notice] = told(world, "revoked");
    assert.ok(notice?.content.template === "revoked");
    assert.deepEqual(
      [notice.content.objection, notice.content.justification],
      [undefined, urgency.justification],
    );
    await assertRefused(world, "not-possible-now", () => given.object());
  });

  it("is refused where the policy does not allow it for the ground", async () => {
    const { world, of } = await certified();
    for (const { ground, urgent } of policy.revocation.grounds.value) {
      const made = await opened(world, of, ground);
      if (urgent) accepted(await made.acts.urgently());
      else await assertRefused(world, "not-urgent", () => made.acts.urgently());
      accepted(urgent ? await made.acts.confirm("cancel") : await made.acts.discontinue());
    }
  });

  it("confirmed, it can be objected to from that day on; it was revoked on the day of urgency", async () => {
    const { world, of, id, acts: given } = await at("urgentReported");
    const on = jstDay(world.clock.now());
    world.clock.moveDays(3);
    accepted(await given.confirm());
    const { objectionUntil, decision } = await revocationIn(world, id, "revoked");
    assert.deepEqual([decision.day, objectionUntil], [addDays(on, 3), "2027-08-13"]);
    assert.equal((await shown(world, of)).revocation?.revokedOn, on);
    accepted(await given.object());
  });

  it("cancelled, the certification stands as before and the bar is gone", async () => {
    for (const status of ["revokedUrgently", "urgentNoticed", "urgentHeard", "urgentReported"] as const) {
      const { world, of, id, acts: given } = await at(status);
      accepted(await given.confirm("cancel"));
      await revocationIn(world, id, "setAside");
      assert.equal((await shown(world, of)).status, "valid");
      const provider = await world.deps.register.get("provider", keys.provider(of.company.corporateNumber));
      assert.deepEqual([provider?.barredUntil, provider?.revocations], [undefined, []]);
      assert.deepEqual(await waitedFor(world, id), []);
      assertInvariants(world);
    }
  });
});

describe("X-05 objections", () => {
  it("are taken until the very day the decision named, whatever has run, and not after", async () => {
    const { world, acts: given } = await at("revoked");
    world.clock.set("2027-08-10T14:59:59.000Z");
    await sweep(world.deps)();
    accepted(await given.object());
    const late = await at("revoked");
    late.world.clock.set("2027-08-10T15:00:00.000Z");
    await assertRefused(late.world, "objection-period-over", () => late.acts.object());
    await sweep(late.world.deps)();
    await revocationIn(late.world, late.id, "final");
    await assertRefused(late.world, "objection-period-over", () => late.acts.object());
  });

  it("the revocation becomes final by the sweep alone, once; the secretariat is told", async () => {
    const { world, id, acts: given } = await at("revoked");
    world.clock.moveDays(100);
    await Promise.all([sweep(world.deps)(), sweep(world.deps)()]);
    await sweep(world.deps)();
    await revocationIn(world, id, "final");
    const outcomes = told(world, "revocationOutcome").map(
      ({ content }) => "outcome" in content && content.outcome,
    );
    assert.deepEqual(outcomes, ["revoked", "final"]);
    assert.equal(
      told(world, "reminder").filter(
        ({ content }) =>
          content.caseId === id && "taskKind" in content && content.taskKind === "objectionPeriod",
      ).length,
      0,
    );
    await assertRefused(world, "objection-period-over", () => given.object());
  });

  it("dismissed, the revocation is final; who asks again is told that it was decided", async () => {
    const { world, id, acts: given } = await at("objected");
    accepted(await given.settle("dismiss"));
    const { objectionDecision } = await revocationIn(world, id, "final");
    assert.ok(objectionDecision);
    await assertRefused(world, "task-closed", () => given.object());
    await assertRefused(world, "task-closed", () => given.settle("setAside"));
  });

  it("upheld, the entry is restored with its history, and the tasks that ended are open again", async () => {
    const { world, of, acts: given, id } = await at("awaitingDecision");
    const task = newTask(
      world.deps,
      { ...certificationCase(of), corporateNumber: of.company.corporateNumber },
      policy,
      "renewalReport",
      { topic: "isms" },
    );
    await world.memory.seed(task);
    accepted(await given.decide());
    const on = jstDay(world.clock.now());
    world.clock.moveDays(5);
    accepted(await given.object());
    accepted(await given.settle("setAside"));
    const view = await shown(world, of);
    assert.equal(view.status, "valid");
    assert.equal(view.revocation, undefined);
    assert.deepEqual(view.revocationsSetAside, [{ revokedOn: on, setAsideOn: addDays(on, 5) }]);
    const revocation = await revocationIn(world, id, "setAside");
    assert.ok(revocation.decision && revocation.hearings && revocation.objection && revocation.report);
    const open = recordsOf(world, "task").filter(
      ({ caseId, status }) => caseId === of.number && status === "open",
    );
    assert.deepEqual(
      open.map(({ taskKind, topic }) => [taskKind, topic]),
      [["renewalReport", "isms"]],
    );
    assertInvariants(world);
  });

  it("upheld, the certification is what it was: in correction or suspended", async () => {
    const made: readonly (readonly [Partial<Awaited<ReturnType<typeof loadCertification>>>, string])[] = [
      [{ status: "underCorrection", openCorrections: ["01S"] }, "underCorrection"],
      [{ status: "suspended" }, "suspended"],
      [{ status: "suspended", openCorrections: ["01S"] }, "suspended"],
    ];
    for (const [fields, expected] of made) {
      const { world, of } = await certified();
      const certification = await loadCertification(world.deps, of.number);
      assert.ok(certification);
      await world.memory.seed({ ...certification, ...fields });
      const { acts: given } = await revocationAt(world, of, "objected");
      assert.equal((await shown(world, of)).status, "revoked");
      accepted(await given.settle("setAside"));
      assert.equal((await shown(world, of)).status, expected);
    }
  });
});

describe("X-02 what the provider is not told of is not there for it", () => {
  it("a planned revocation, and one discontinued before its notice", async () => {
    const { world, of, acts: given, id } = await at("planned");
    const actor = signatoryOf(of.company);
    const { readOwnRevocation } = await import("#usecases/read-own-revocation.ts");
    const { listOwnRevocations } = await import("#usecases/list-own-revocations.ts");
    const read = () => readOwnRevocation(world.deps)({ actor, revocationId: id });
    const list = async () => accepted(await listOwnRevocations(world.deps)({ actor })).revocations.length;
    await assertRefused(world, "not-found", read);
    await assertRefused(world, "not-found", () => given.explain());
    accepted(await given.discontinue());
    await assertRefused(world, "not-found", read);
    assert.equal(await list(), 0);
    const next = await revocationAt(world, of, "noticed");
    const file = accepted(await readOwnRevocation(world.deps)({ actor, revocationId: next.id }));
    assert.equal(await list(), 1);
    assert.ok(!JSON.stringify(file).includes(surveillanceOfficer.name), "the file names staff");
    assert.equal((await revocationOf(world, next.id)).status, "noticed");
  });
});

export type { Certified };
