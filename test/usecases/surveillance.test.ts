import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, endOfDay, jstDay } from "#scheme/calendar.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  administrator,
  auditor,
  companyAt,
  decider,
  drafterOf,
  otherDecider,
  otherSurveillanceOfficer,
  policy,
  responderOf,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
  tipOfficer,
  watchingDecider,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import {
  certificationOf,
  certifiedWorld,
  correctionOf,
  demand,
  drawnCase,
  type Outcome,
  reachSurveillance,
  surveillanceOf,
  suspect,
  waitedOn,
  watchingActs,
} from "#test/support/fakes-surveillance.ts";
import { declareSurveillanceConflict } from "#usecases/declare-surveillance-conflict.ts";
import { listSurveillances } from "#usecases/list-surveillances.ts";
import { openSurveillance } from "#usecases/open-surveillance.ts";
import { referToSurveillance } from "#usecases/refer-to-surveillance.ts";
import { sweep } from "#usecases/sweep.ts";

const suspicion = "申請と異なる体制で役務を提供しているとの疑い。";
const notices = (world: Parameters<typeof recordsOf>[0], to: string) =>
  recordsOf(world, "outbox").flatMap(({ effect }) =>
    effect.type === "notice" && effect.recipient.to === to ? [effect.content.template] : [],
  );

describe("S-02 opening a case", () => {
  it("is an officer's act: numbered, deliberated upon, and driven by a procedure", async () => {
    const certified = await certifiedWorld();
    const id = await suspect(certified);
    const { world } = certified;
    const surveillance = await surveillanceOf(world, id);
    assert.deepEqual(
      [surveillance.number, surveillance.status, surveillance.origin, surveillance.generation],
      ["SV-2027-000001", "registered", { kind: "media" }, 1],
    );
    assert.deepEqual(await waitedOn(world, id), ["surveillanceDeliberation"]);
    const starts = recordsOf(world, "outbox").flatMap(({ effect }) =>
      effect.type === "startProcedure" && effect.procedure === "surveillance" ? [effect.caseId] : [],
    );
    assert.deepEqual(starts, [id]);
    assertInvariants(world);
  });

  it("is refused for a certification that there is not, or that has ended by its dates", async () => {
    const { world, number } = await certifiedWorld();
    const open = (certificationNumber: string) => () =>
      openSurveillance(world.deps)({
        actor: surveillanceOfficer,
        certificationNumber,
        origin: "discrepancy",
        suspicion,
      });
    await assertRefused(world, "not-found", open("CSP-2027-VA-999999"));
    world.clock.moveDays(4 * 366);
    await assertRefused(world, "not-possible-now", open(number));
  });

  it("by a government body names the body to the secretariat alone", async () => {
    const certified = await certifiedWorld();
    const { world, of, number } = certified;
    const referred = await referToSurveillance(world.deps)({
      actor: responderOf("npa"),
      certificationNumber: number,
      suspicion,
    });
    assert.equal(accepted(referred).number, "SV-2027-000001");
    const [surveillance] = recordsOf(world, "surveillance");
    assert.ok(surveillance);
    assert.deepEqual(surveillance.origin, { kind: "government", reference: "npa" });
    const acts = watchingActs(world, of, surveillance.id);
    accepted(await acts.conduct());
    await acts.notify();
    assert.doesNotMatch(JSON.stringify(accepted(await acts.shown())), /npa|警察|government|回答者/);
  });

  it("twice at once gives two cases with two numbers", async () => {
    const certified = await certifiedWorld();
    const { first, second } = await atOnce(
      certified.world,
      (deps) => suspect({ ...certified, world: { ...certified.world, deps } }),
      () => suspect(certified),
    );
    assert.notEqual(first, second);
    const numbers = recordsOf(certified.world, "surveillance").map(({ number }) => number);
    assert.deepEqual(numbers.toSorted(), ["SV-2027-000001", "SV-2027-000002"]);
    assertInvariants(certified.world);
  });
});

describe("S-02 deliberation", () => {
  it("that it is not conducted ends the case, and the provider never learns of it", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "notConducted");
    assert.deepEqual(await waitedOn(world, id), []);
    await assertRefused(world, "not-found", () => acts.shown());
    await assertRefused(world, "not-possible-now", () => acts.conduct());
    assertInvariants(world);
  });

  it("is made once, by two at once too", async () => {
    const { world, of, id } = await reachSurveillance(await certifiedWorld(), "registered");
    const { first, second } = await atOnce(
      world,
      (deps) => watchingActs(world, of, id, deps).conduct(),
      () => watchingActs(world, of, id).doNotConduct(otherSurveillanceOfficer),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
  });
});

describe("S-04 the provider is notified and asked for evidence", () => {
  it("with the ground in general terms, what is asked for and a due day", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "decided");
    await assertRefused(world, "not-found", () => acts.shown());
    await acts.notify();
    await acts.notify();
    assert.deepEqual(await waitedOn(world, id), ["surveillanceEvidence"]);
    assert.equal(notices(world, "provider").filter((each) => each === "surveillanceNotice").length, 1);
    const shown = accepted(await acts.shown());
    assert.deepEqual(shown.ground, policy.surveillance.groundOfSuspicion.value);
    assert.equal(shown.requests[0]?.dueDay, addDays(jstDay(world.clock.now()), 14));
    assert.match(shown.requests[0]?.items ?? "", /委託契約書/);
    assertInvariants(world);
  });

  it("of a case that was drawn, without a suspicion or a deliberation", async () => {
    const certified = await certifiedWorld();
    const id = await drawnCase(certified);
    assert.deepEqual(await waitedOn(certified.world, id), []);
    const acts = watchingActs(certified.world, certified.of, id);
    await acts.notify();
    const shown = accepted(await acts.shown());
    assert.deepEqual(shown.ground, policy.surveillance.groundOfDraw.value);
    assert.equal(shown.requests[0]?.items, policy.surveillance.standardItems.value);
  });

  it("files documents that were found clean, in this case and by itself", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    const clean = accepted(await acts.upload());
    const infected = accepted(await acts.upload("%infected"));
    await assertRefused(world, "invalid-input", () => acts.file(undefined, [clean, infected]));
    await assertRefused(world, "invalid-input", () => acts.file(undefined, ["01NOWHERE"]));
    accepted(await acts.file(undefined, [clean]));
    assert.deepEqual(await waitedOn(world, id), ["surveillanceExamination"]);
    const seen = accepted(await acts.seen());
    assert.deepEqual(
      seen.responses.map(({ did, documents }) => [did, documents]),
      [["filed", [clean]]],
    );
    assert.equal(wordOf(await acts.upload()), "not-possible-now");
    await assertRefused(world, "not-possible-now", () => acts.file());
  });

  it("may be filed by whoever drafts for the company, and refused by whoever signs alone", async () => {
    const { world, of, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    await assertRefused(world, "not-allowed", () => acts.refuse(drafterOf(of.company)));
    const member = { ...signatoryOf(of.company), accountType: "entry" } as const;
    await assertRefused(world, "account-may-not-sign", () => acts.refuse(member));
    accepted(await acts.file(drafterOf(of.company)));
  });

  it("is nobody else's: a stranger company finds nothing", async () => {
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    const stranger = signatoryOf(companyAt(1));
    for (const act of [acts.shown, acts.file, acts.refuse, acts.plan])
      await assertRefused(world, "not-found", () => act(stranger));
    assert.equal(wordOf(await acts.upload("x", stranger)), "not-found");
  });

  it("whose silence is shown to the officer and judged by no machine", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    const [request] = accepted(await acts.shown()).requests;
    await acts.closeOverdue("surveillanceEvidence");
    assert.equal((await surveillanceOf(world, id)).status, "evidence");
    world.clock.set(endOfDay(request?.dueDay ?? ""));
    await sweep(world.deps)();
    await acts.closeOverdue("surveillanceEvidence");
    const seen = accepted(await acts.seen());
    assert.deepEqual([seen.status, seen.responses.map(({ did }) => did)], ["examination", ["silent"]]);
    assert.deepEqual(await waitedOn(world, id), ["surveillanceExamination"]);
    assert.ok(notices(world, "secretariat").includes("overdue"));
    assertInvariants(world);
  });

  it("that refuses is examined first; more may be asked for, and hearings are noted", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    accepted(await acts.refuse());
    accepted(await acts.hear());
    accepted(await acts.askMore());
    assert.deepEqual(await waitedOn(world, id), ["surveillanceEvidence"]);
    accepted(await acts.file());
    const seen = accepted(await acts.seen());
    assert.deepEqual([seen.requests.length, seen.responses.length, seen.hearings.length], [2, 2, 1]);
    assertInvariants(world);
  });
});

describe("S-05 F-01 the conclusion", () => {
  it("is somebody else's than who proposed or worked on the case", async () => {
    const certified = await certifiedWorld();
    const id = await suspect(certified);
    const { world, of } = certified;
    const acts = watchingActs(world, of, id);
    accepted(await acts.conduct(watchingDecider));
    await acts.notify();
    accepted(await acts.file());
    accepted(await acts.propose("conforming"));
    await assertRefused(world, "four-eyes", () => acts.conclude("conclude", watchingDecider));
    await assertRefused(world, "four-eyes", () => acts.conclude("return", watchingDecider));
    await assertRefused(world, "not-allowed", () => acts.conclude("conclude", surveillanceOfficer));
    accepted(await acts.conclude());
    await assertRefused(world, "not-possible-now", () => acts.conclude());
    assertInvariants(world);
  });

  for (const outcome of ["conforming", "minor"] as const)
    it(`${outcome} is told, and the case is over`, async () => {
      const { world, id, acts, number } = await reachSurveillance(await certifiedWorld(), outcome);
      assert.deepEqual(await waitedOn(world, id), []);
      assert.ok(notices(world, "provider").includes("surveillanceResult"));
      assert.equal(accepted(await acts.shown()).result?.outcome, outcome);
      assert.equal((await certificationOf(world, number)).status, "valid");
      assertInvariants(world);
    });

  it("may be returned, and is proposed again", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "awaitingConclusion");
    accepted(await acts.conclude("return"));
    const seen = accepted(await acts.seen());
    assert.deepEqual(
      [seen.status, seen.proposal, seen.returned !== undefined],
      ["examination", undefined, true],
    );
    assert.deepEqual(await waitedOn(world, id), ["surveillanceExamination"]);
    accepted(await acts.propose("minor"));
    accepted(await acts.conclude());
  });

  it("of a violation puts the certification into corrective action in the same act, once", async () => {
    const { world, of, id, acts, number } = await reachSurveillance(await certifiedWorld(), "examination");
    accepted(await acts.propose("violation"));
    const { first, second } = await atOnce(
      world,
      (deps) => watchingActs(world, of, id, deps).conclude("conclude", otherDecider),
      () => acts.conclude(),
    );
    assert.deepEqual([wordOf(first), wordOf(second)], ["not-possible-now", "done"]);
    const { status, openCorrections } = await certificationOf(world, number);
    assert.deepEqual([status, openCorrections], ["underCorrection", [id]]);
    const action = await correctionOf(world, id);
    const today = jstDay(world.clock.now());
    assert.deepEqual(
      [action.status, action.demand, action.dueDay, action.latestDay],
      ["demanded", demand, addDays(today, 30), addDays(today, 90)],
    );
    assert.deepEqual(await waitedOn(world, id), ["correctionPlan"]);
    assertInvariants(world);
  });

  it("of a violation is not possible once the certification is past its last day", async () => {
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "examination");
    accepted(await acts.propose("violation"));
    world.clock.moveDays(4 * 366);
    await assertRefused(world, "not-possible-now", () => acts.conclude());
  });

  it("rests on the documents that were filed", async () => {
    const { acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    const proof = accepted(await acts.upload());
    accepted(await acts.file(undefined, [proof]));
    accepted(await acts.propose("conforming"));
    const seen = accepted(await acts.conclude());
    const digests = seen.documents.map(({ sha256 }) => sha256);
    assert.deepEqual(seen.conclusion?.evidence, digests);
    assert.equal(digests.length, 1);
  });

  it("that the provider refuses to cooperate opens a revocation by itself, once", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "refusedCooperation");
    await acts.refer();
    await acts.refer();
    assert.equal((await surveillanceOf(world, id)).status, "closed");
    const revocations = recordsOf(world, "revocation");
    assert.deepEqual(
      revocations.map(({ ground, origin }) => [ground, origin]),
      [["cooperationRefused", { kind: "surveillance", reference: id }]],
    );
    assertInvariants(world);
  });

  it("of a second refusal closes the case while a revocation is open already", async () => {
    const certified = await certifiedWorld();
    for (let times = 0; times < 2; times += 1)
      await (await reachSurveillance(certified, "refusedCooperation")).acts.refer();
    const { world } = certified;
    assert.equal(recordsOf(world, "revocation").length, 1);
    assert.ok(recordsOf(world, "surveillance").every(({ status }) => status === "closed"));
    assertInvariants(world);
  });
});

describe("F-01 a conflict of interest in a case", () => {
  const declare = (world: Parameters<typeof declareSurveillanceConflict>[0], id: string, actor = decider) =>
    declareSurveillanceConflict(world)({ actor, surveillanceId: id, statement: "役員と親族関係がある。" });

  it("shuts out whoever declared it, from the corrective action too", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "violation");
    accepted(await declare(world.deps, id));
    accepted(await declare(world.deps, id));
    await assertRefused(world, "conflict-of-interest", () => acts.seen(decider));
    assert.deepEqual((await correctionOf(world, id)).conflictedStaff, [decider.subject]);
    assertInvariants(world);
  });

  it("of the proposer makes the proposal void: it can be returned only", async () => {
    const { world, id, acts } = await reachSurveillance(await certifiedWorld(), "awaitingConclusion");
    accepted(await declare(world.deps, id, surveillanceOfficer));
    await assertRefused(world, "proposer-conflicted", () => acts.conclude());
    accepted(await acts.conclude("return"));
  });

  it("cannot be declared once nothing is to be done any more", async () => {
    const { world, id } = await reachSurveillance(await certifiedWorld(), "conforming");
    await assertRefused(world, "not-possible-now", () => declare(world.deps, id));
  });
});

describe("N-03 who may do and read what in a case", () => {
  it("officers, deciders and auditors read; nobody else of the staff", async () => {
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "evidence");
    for (const actor of [surveillanceOfficer, decider, auditor]) accepted(await acts.seen(actor));
    for (const actor of [reviewer, administrator, tipOfficer])
      await assertRefused(world, "not-allowed", () => acts.seen(actor));
  });

  it("an officer's acts are nobody else's", async () => {
    const outcomes: readonly Outcome[] = ["conforming", "violation"];
    const { world, acts } = await reachSurveillance(await certifiedWorld(), "examination");
    for (const actor of [decider, auditor, reviewer, tipOfficer]) {
      for (const act of [acts.askMore, acts.hear])
        await assertRefused(world, "not-allowed", () => act(actor));
      for (const outcome of outcomes)
        await assertRefused(world, "not-allowed", () => acts.propose(outcome, actor));
    }
  });
});

describe("S-06 the history of a case", () => {
  it("is a timeline of acts, documents and notices, with chains that are intact", async () => {
    const certified = await certifiedWorld();
    const { world, id, acts } = await reachSurveillance(certified, "closed");
    const seen = accepted(await acts.seen(auditor));
    const acted = seen.timeline.flatMap((entry) =>
      entry.what === "act" ? [`${entry.of} ${entry.event.act}`] : [],
    );
    assert.deepEqual(acted, [
      "case openSurveillance",
      "case decideToConduct",
      "case notifyProvider",
      "case fileEvidence",
      "case proposeConclusion",
      "case concludeViolation",
      "correction openCorrection",
      "correction filePlan",
      "correction approvePlan",
      "correction reportDone",
      "case closeCorrected",
      "correction confirmDone",
    ]);
    assert.equal(seen.timeline.filter(({ what }) => what === "document").length, 1);
    assert.ok(seen.intact);
    const { register } = world.deps;
    const forged: typeof register = {
      ...register,
      list: async (kind, partition, range) => {
        const page = await register.list(kind, partition, range);
        return partition.startsWith("correctiveAction#") ? { records: page.records.slice(1) } : page;
      },
    };
    const shortened = watchingActs(world, certified.of, id, { ...world.deps, register: forged });
    assert.equal(accepted(await shortened.seen(auditor)).intact, false);
  });

  it("is listed by status, the latest changed first", async () => {
    const certified = await certifiedWorld();
    await reachSurveillance(certified, "evidence");
    certified.world.clock.moveDays(1);
    const later = await reachSurveillance(certified, "evidence");
    await suspect(certified);
    const list = accepted(
      await listSurveillances(certified.world.deps)({ actor: auditor, status: "evidence" }),
    );
    assert.equal(list.surveillances.length, 2);
    assert.equal(list.surveillances[0]?.surveillanceId, later.id);
  });
});
