import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, endOfDay, jstDay } from "#scheme/calendar.ts";
import { accepted, assertRefused } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import {
  companyAt,
  drafterOf,
  otherSurveillanceOfficer,
  policy,
  responderOf,
  signatoryOf,
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import { atOnce, wordOf } from "#test/support/fakes-register.ts";
import {
  certifiedWorld,
  drawnCase,
  reachSurveillance,
  surveillanceOf,
  suspect,
  waitedOn,
  watchingActs,
} from "#test/support/fakes-surveillance.ts";
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
