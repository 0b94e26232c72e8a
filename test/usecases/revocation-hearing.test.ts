import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, jstDay } from "#scheme/calendar.ts";
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
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import {
  certifiedWorld,
  open,
  opened,
  revocationActs,
  revocationAt,
  revocationIn,
  revocationOf,
  told,
  worldAt,
} from "#test/support/fakes-revocations.ts";
import { closeOverdue } from "#usecases/close-overdue.ts";
import { listOwnRevocations } from "#usecases/list-own-revocations.ts";
import { readOwnRevocation } from "#usecases/read-own-revocation.ts";
import { sweep } from "#usecases/sweep.ts";

describe("X-02 the notice", () => {
  it("names the planned decision, the ground, the facts, the basis, the due day and how to answer", async () => {
    const { world, revocation } = await worldAt("noticed");
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
    const { world, of } = await certifiedWorld();
    const { acts: given } = await opened(world, of, "other");
    accepted(await given.notice());
    const [notice] = told(world, "revocationNotice");
    assert.ok(notice?.content.template === "revocationNotice");
    assert.match(notice.content.basis.ja, /^本制度の規則（仮に置く定め）/);
  });
});

describe("X-02 hearing the provider", () => {
  it("silence is recorded after the due day by the system, and not a day before", async () => {
    const { world, id, revocation } = await worldAt("noticed");
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
    const { world, id, acts: given } = await worldAt("noticed");
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
    const { world, of, acts: given } = await worldAt("noticed");
    const member = companyPerson(of.company, "member", ["applicant", "signatory"], "entry");
    await assertRefused(world, "account-may-not-sign", () => given.explain(member));
    await assertRefused(world, "not-allowed", () => given.explain(drafterOf(of.company)));
    await assertRefused(world, "not-found", () => given.explain(signatoryOf(companyAt(1))));
  });

  it("names only documents of the case", async () => {
    const { world, of, acts: given } = await worldAt("noticed");
    await assertRefused(world, "invalid-input", () => given.explain(signatoryOf(of.company), ["01NONE"]));
  });

  it("was on a day between the notice and today", async () => {
    const { world, acts: given } = await worldAt("noticed");
    const today = jstDay(world.clock.now());
    await assertRefused(world, "invalid-input", () => given.hear(reviewer, addDays(today, 1)));
    await assertRefused(world, "invalid-input", () => given.hear(reviewer, addDays(today, -1)));
    accepted(await given.hear(reviewer, today));
  });

  it("has one chair: who held the hearing reports on it, unless in conflict", async () => {
    const { world, acts: given } = await worldAt("noticed");
    accepted(await given.hear(reviewer));
    await assertRefused(world, "four-eyes", () => given.hear(otherReviewer));
    await assertRefused(world, "four-eyes", () => given.report(otherReviewer));
    accepted(await given.report(reviewer));
  });
});

describe("X-03 F-01 four eyes", () => {
  it("whoever gave notice, chaired or proposed does not decide; an auditor only reads", async () => {
    const { world, acts: given } = await worldAt("noticed");
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
    const { world, acts: given } = await worldAt("reported");
    const other = { ...surveillanceOfficer, subject: "second-officer" };
    const proposer = { ...other, roles: ["surveillanceOfficer" as const, "decider" as const] };
    accepted(await given.propose("revoke", proposer));
    accepted(await given.decide("return"));
    accepted(await given.propose());
    await assertRefused(world, "four-eyes", () => given.decide("revoke", proposer));
  });

  it("a proposal not to revoke cannot be decided as a revocation", async () => {
    const { world, acts: given } = await worldAt("reported");
    accepted(await given.propose("doNotRevoke"));
    await assertRefused(world, "not-possible-now", () => given.decide("revoke"));
    accepted(await given.decide("doNotRevoke"));
  });

  it("who revoked urgently neither chairs, confirms nor cancels; who confirmed does not decide the objection", async () => {
    const { world, acts: given } = await worldAt("urgentNoticed");
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
    const { world, of } = await certifiedWorld();
    const all = { ...surveillanceOfficer, roles: ["surveillanceOfficer", "decider", "reviewer"] as const };
    const opener = { ...all, roles: [...all.roles] };
    accepted(await open(world, of, "other", opener));
    const [revocation] = recordsOf(world, "revocation");
    const given = revocationActs(world, of, revocation?.id ?? "");
    await assertRefused(world, "four-eyes", () => given.urgently(opener));
    await assertRefused(world, "four-eyes", () => given.discontinue(opener));
    accepted(await given.notice(opener));
    await assertRefused(world, "four-eyes", () => given.hear(opener));
  });
});

describe("X-02 what the provider is not told of is not there for it", () => {
  it("a planned revocation, and one discontinued before its notice", async () => {
    const { world, of, acts: given, id } = await worldAt("planned");
    const actor = signatoryOf(of.company);
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
