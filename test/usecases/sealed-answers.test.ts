import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digestOf } from "#proof/digest.ts";
import { keys } from "#records/layout.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, type Case, inquiryOf, openCase } from "#test/support/fakes-case.ts";
import { assertInvariants, recordsOf } from "#test/support/fakes-invariants.ts";
import { bodysWords } from "#test/support/fakes-outsiders.ts";
import {
  administrator,
  auditor,
  bodies,
  decider,
  responderOf,
  reviewer,
  signatoryOf,
  surveillanceOfficer,
} from "#test/support/fakes-people.ts";
import type { Actor } from "#usecases/actor.ts";
import { answerInformationRequest } from "#usecases/answer-information-request.ts";
import { openedTurn } from "#usecases/core/sealed-answers.ts";
import { readApplication } from "#usecases/read-application.ts";
import { readInquiry } from "#usecases/read-inquiry.ts";
import { readOwnApplication } from "#usecases/read-own-application.ts";
import { releaseAnswer } from "#usecases/release-answer.ts";
import { settleSilence } from "#usecases/settle-silence.ts";

const words = (told: string) => `${bodysWords} ${told}`;

async function asked() {
  const world = await setup();
  const of = await openCase(world);
  await reach(world, of, "inquiry");
  return { world, of, acts: actsOf(of, world) };
}

/** The world with a note of every turn that is opened, as `body number`. */
function watched(world: World) {
  const opened: string[] = [];
  const { answerVault } = world.deps;
  const deps = {
    ...world.deps,
    answerVault: {
      ...answerVault,
      open: (sealed: string, context: Readonly<Record<string, string>>) => {
        opened.push(`${context["body"]} ${context["number"]}`);
        return answerVault.open(sealed, context);
      },
    },
  };
  return { deps, opened };
}

/** What each body says, and the applicant and the secretariat with it. */
async function exchange(world: World, of: Case): Promise<void> {
  const acts = actsOf(of, world);
  accepted(await acts.answer("meti", "moreInformation", words("株主を知りたい。")));
  accepted(await acts.askApplicant("meti"));
  const view = accepted(
    await readOwnApplication(world.deps)({ actor: signatoryOf(of.company), applicationId: of.id }),
  );
  const [request] = view.informationRequests;
  assert.ok(request);
  const reply = {
    actor: signatoryOf(of.company),
    applicationId: of.id,
    requestId: request.requestId,
    text: words("従業員のみ。"),
  };
  accepted(await answerInformationRequest(world.deps)(reply));
  accepted(await acts.answerBody("meti"));
  accepted(await acts.answer("meti", "objection", words("支障がある。")));
  accepted(await acts.answer("nco", "noObjection", words("支障はない。")));
}

describe("E-05 what is said in an inquiry is sealed", () => {
  it("before it is kept: its words are in no record, notice or log", async () => {
    const { world, of } = await asked();
    await exchange(world, of);
    assert.equal(recordsOf(world, "inquiryAnswer").length, 6);
    const kept = JSON.stringify([world.snapshot(), world.logged, world.mailer.sent]);
    assert.ok(kept.includes(of.id));
    assert.ok(!kept.includes(bodysWords));
    assertInvariants(world);
  });

  it("also when a reviewer settles a silence with reasons", async () => {
    const { world, of, acts } = await asked();
    const silent = bodies.find(({ silence }) => silence === "escalate");
    assert.ok(silent);
    world.clock.moveDays(90);
    await acts.closeOverdue("inquiryAnswer", silent.code);
    const settle = { actor: reviewer, applicationId: of.id, body: silent.code, reasons: words("電話した。") };
    accepted(await settleSilence(world.deps)({ ...settle, action: "deemNoObjection" }));
    const [said] = recordsOf(world, "inquiryAnswer");
    assert.ok(said);
    assert.equal(await openedTurn(world.deps, said), settle.reasons);
    assert.ok(!JSON.stringify(world.snapshot()).includes(bodysWords));
  });

  it("and stays closed when it cannot be: nothing is kept of the act", async () => {
    const { world, of } = await asked();
    const deps = {
      ...world.deps,
      answerVault: { ...world.deps.answerVault, seal: () => Promise.reject(new Error("no key")) },
    };
    const before = world.snapshot();
    await assert.rejects(actsOf(of, world, deps).answer("meti", "noObjection"), /no key/);
    assert.deepEqual(world.snapshot(), before);
  });

  it("for its turn: moved to another turn, body or application it does not open", async () => {
    const { world, of } = await asked();
    await exchange(world, of);
    const key = keys.inquiryAnswer(of.id, "meti", 5);
    const said = await world.deps.register.get("inquiryAnswer", key);
    assert.ok(said);
    assert.equal(await openedTurn(world.deps, said), words("支障がある。"));
    for (const other of [{ number: 4 }, { body: "nco" }, { applicationId: "01OTHER" }])
      await assert.rejects(openedTurn(world.deps, { ...said, ...other }), /another context/);
  });

  it("and proven by the digest of what is stored, not of the words, so that nobody can try out words on it", async () => {
    const { world, of, acts } = await asked();
    accepted(await acts.answer("nco", "noObjection", "該当なし"));
    const [said] = recordsOf(world, "inquiryAnswer");
    assert.ok(said);
    const { answerDigest } = await inquiryOf(world, of, "nco");
    assert.equal(answerDigest, digestOf(said));
    const { sealed, ...known } = said;
    assert.ok(!sealed.includes("該当なし"));
    assert.notEqual(answerDigest, digestOf({ ...known, text: "該当なし" }));
    const changed = world.memory
      .records()
      .map((record) => (record["kind"] === "inquiryAnswer" ? { ...record, act: "answerObjection" } : record));
    assert.throws(() => assertInvariants({ memory: { records: () => changed } }), /not in the ledger/);
  });
});

describe("E-05 what is sealed is opened for those alone who may read it", () => {
  const read = (deps: World["deps"], of: Case, actor: Actor) =>
    readApplication(deps)({ actor, applicationId: of.id });

  it("every turn for reviewer, decider and auditor; none for other staff", async () => {
    const { world, of } = await asked();
    await exchange(world, of);
    const { deps, opened } = watched(world);
    for (const actor of [surveillanceOfficer, administrator]) accepted(await read(deps, of, actor));
    assert.deepEqual(opened, []);
    for (const actor of [reviewer, decider, auditor]) {
      const view = accepted(await read(deps, of, actor));
      const texts = view.inquiries.flatMap(({ answers }) => answers.map(({ text }) => text));
      assert.equal(texts.filter((text) => text.includes(bodysWords)).length, 4);
      assert.equal(opened.splice(0).length, 6);
    }
  });

  it("of a body's own exchange what it said and was told, and of others nothing", async () => {
    const { world, of } = await asked();
    await exchange(world, of);
    const { deps, opened } = watched(world);
    for (const [body, turns] of [
      ["meti", ["meti 1", "meti 4", "meti 5"]],
      ["nco", ["nco 1"]],
      ["npa", []],
    ] as const) {
      accepted(await readInquiry(deps)({ actor: responderOf(body), applicationId: of.id }));
      assert.deepEqual(opened.splice(0).toSorted(), turns);
    }
  });

  it("for the applicant what was released, and nothing before", async () => {
    const { world, of } = await asked();
    await exchange(world, of);
    const { deps, opened } = watched(world);
    const own = { actor: signatoryOf(of.company), applicationId: of.id };
    accepted(await readOwnApplication(deps)(own));
    assert.deepEqual(opened, []);
    const release = { actor: decider, applicationId: of.id, body: "meti", reasons: "意見を聴くため。" };
    accepted(await releaseAnswer(world.deps)(release));
    const view = accepted(await readOwnApplication(deps)(own));
    assert.deepEqual(opened, ["meti 5"]);
    assert.deepEqual(
      view.releasedAnswers.map(({ text }) => text),
      [words("支障がある。")],
    );
  });
});
