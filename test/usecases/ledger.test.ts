import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyChain } from "#proof/event-chain.ts";
import { keyOf } from "#records/layout.ts";
import { applicationStatuses } from "#scheme/application-transitions.ts";
import { setup } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, openCase } from "#test/support/fakes-case.ts";
import { assertInvariants, chainsOf, recordsOf } from "#test/support/fakes-invariants.ts";
import { auditor, companyAt, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { readHistory } from "#usecases/read-history.ts";

async function historyOf(status: "inquiry" | "certified") {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, status);
  const read = (actor = auditor) => readHistory(world.deps)({ actor, applicationId: of.id });
  return { world, of, read };
}

describe("N-04 the ledger", () => {
  for (const status of applicationStatuses) {
    it(`is unbroken on the way to ${status}, one event to an act`, async () => {
      const world = await setup();
      const of = await openCase(world);
      const { ledger } = await reach(world, of, status);
      const chain = chainsOf(world).get(`application#${of.id}`) ?? [];
      assert.ok(verifyChain(chain));
      assert.equal(chain.length, ledger.sequence);
      assertInvariants(world);
    });
  }

  it("says who did what, when, from where to where", async () => {
    const { read } = await historyOf("certified");
    const { events, intact } = accepted(await read());
    assert.equal(intact, true);
    const own = events.filter(({ act }) => act?.startsWith("answer") === false && act !== "putInquiry");
    assert.deepEqual(
      own.map(({ act, role, from, to }) => `${role}: ${act} ${from ?? "-"} > ${to}`),
      [
        "applicant: createApplication - > draft",
        "applicant: saveDraft draft > draft",
        "signatory: submit draft > submitted",
        "system: passAutomaticCheck submitted > formCheck",
        "reviewer: acceptForm formCheck > accepted",
        "system: putInquiries accepted > inquiry",
        "system: concludeInquiries inquiry > review",
        "reviewer: propose review > awaitingDecision",
        "decider: certify awaitingDecision > certified",
      ],
    );
  });

  it("shows when an event was altered, or the tip does not follow from it", async () => {
    const { world, of, read } = await historyOf("inquiry");
    assert.equal(accepted(await read()).intact, true);
    const events = recordsOf(world, "event");
    assert.ok(events.length > 6);
    for (const event of events) {
      const key = keyOf(event);
      for (const forged of [
        { ...event, by: { ...event.by, name: "別人" } },
        { ...event, at: "2020-01-01T00:00:00.000Z" },
        { ...event, data: { ...event.data, forged: true } },
        { ...event, hash: "0".repeat(64) },
      ]) {
        world.memory.spoil(key, forged);
        assert.equal(accepted(await read()).intact, false, `${event.aggregate} ${event.sequence}`);
      }
      world.memory.spoil(key, event);
      assert.equal(accepted(await read()).intact, true);
    }
    const [application] = recordsOf(world, "application");
    assert.ok(application);
    const tip = { ...application.ledger, hash: "0".repeat(64) };
    await world.deps.register.commit([{ put: "upsert", record: { ...application, ledger: tip } }]);
    assert.equal(accepted(await read()).intact, false);
    assert.equal(of.id, application.id);
  });

  it("is for staff who may see the case", async () => {
    const { world, read } = await historyOf("inquiry");
    accepted(await read(reviewer));
    await assertRefused(world, "not-found", () => read(signatoryOf(companyAt(1))));
    await assertRefused(world, "not-found", () =>
      readHistory(world.deps)({ actor: auditor, applicationId: "none" }),
    );
    const draft = await openCase(world, 1);
    await assertRefused(world, "not-found", () =>
      readHistory(world.deps)({ actor: auditor, applicationId: draft.id }),
    );
  });
});
