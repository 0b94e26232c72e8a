import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyDraw } from "#proof/draw.ts";
import { jstDay } from "#scheme/calendar.ts";
import { drawCommitment } from "#scheme/draw/commitment.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, openCase } from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { administrator, surveillanceOfficer } from "#test/support/fakes-people.ts";
import { attendDraws } from "#usecases/attend-draws.ts";
import { drawWithBeacon } from "#usecases/draw-with-beacon.ts";
import { holdDraw } from "#usecases/hold-draw.ts";
import { listDraws } from "#usecases/list-draws.ts";
import { locateDraw } from "#usecases/locate-draw.ts";
import { openDrawnCases } from "#usecases/open-drawn-cases.ts";
import { readDraw } from "#usecases/read-draw.ts";
import { readDrawCommitment } from "#usecases/read-draw-commitment.ts";
import { revealDraw } from "#usecases/reveal-draw.ts";

/** A round of drand quicknet and its signature, as published (domain facts). */
const round = 657_413;
const signature =
  "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
const roundSeconds = 1_692_803_367 + (round - 1) * 3;
const roundMoment = new Date(roundSeconds * 1000).toISOString();
/** The policy lets a day pass between the commitment and its round. */
const committedAt = new Date(roundSeconds * 1000 - 24 * 3_600_000).toISOString();
const reasons = "区分全体の状況を確かめるため、臨時に抽出する。";

/** Certified companies, and a clock at the moment whose beacon round is the published one. */
async function certifiedWorld(companies = 3): Promise<World> {
  const world = await setup(`${committedAt.slice(0, 4)}-05-01T03:00:00.000Z`);
  for (let index = 0; index < companies; index += 1) {
    const of = await openCase(world, index);
    await reach(world, of, "certified");
    await actsOf(of, world).issue();
  }
  world.clock.set(committedAt);
  return world;
}

const drawsOf = async ({ deps }: World) => accepted(await listDraws(deps)({})).draws;

async function committed(world: World) {
  await attendDraws(world.deps)();
  const [draw] = await drawsOf(world);
  assert.ok(draw);
  return draw;
}

const casesOf = (world: World) => recordsOf(world, "surveillance");

describe("S-03 committing to a draw", () => {
  it("freezes who is in force, with the round to come, and publishes it at once", async () => {
    const world = await certifiedWorld();
    const draw = await committed(world);
    const file = accepted(await readDrawCommitment(world.deps)({ drawId: draw.drawId }));
    const commitment = drawCommitment.parse(file);
    assert.equal(commitment.source.kind === "beacon" && commitment.source.round, round);
    assert.deepEqual(
      commitment.strata.map(({ name, sampleSize, entries }) => [name, sampleSize, entries.length]),
      [["vulnerabilityAssessment", 1, 3]],
    );
    assert.equal(draw.status, "committed");
    assert.equal(draw.revealedFrom, roundMoment);
    await assertRefused(world, "draw-pending", () => readDraw(world.deps)({ drawId: draw.drawId }));
  });

  it("leaves whoever was certified after the day of the year to the next", async () => {
    const year = Number(committedAt.slice(0, 4));
    const world = await setup(`${year}-05-11T03:00:00.000Z`);
    await reach(world, await openCase(world), "certified");
    assert.deepEqual(await attendDraws(world.deps)(), { committed: false });
    world.clock.set(`${year + 1}-05-09T03:00:00.000Z`);
    assert.deepEqual(await attendDraws(world.deps)(), { committed: false });
    world.clock.set(`${year + 1}-05-10T03:00:00.000Z`);
    assert.deepEqual(await attendDraws(world.deps)(), { committed: true });
    assert.equal((await drawsOf(world))[0]?.drawId, `DR-${year + 1}-01`);
  });

  it("happens once a year, however often and on however many machines the job runs", async () => {
    const world = await certifiedWorld(1);
    await Promise.all([attendDraws(world.deps)(), attendDraws(world.deps)()]);
    await attendDraws(world.deps)();
    assert.equal((await drawsOf(world)).length, 1);
    world.clock.moveDays(300);
    await attendDraws(world.deps)();
    const years = (await drawsOf(world)).map(({ committedAt: at }) => jstDay(at).slice(0, 4));
    assert.deepEqual(years, ["2024", "2023"]);
  });

  it("waits for its day of the year, and for somebody to draw", async () => {
    const world = await setup("2024-02-01T01:00:00.000Z");
    assert.deepEqual(await attendDraws(world.deps)(), { committed: false });
    world.clock.set("2024-06-01T01:00:00.000Z");
    assert.deepEqual(await attendDraws(world.deps)(), { committed: false });
    assert.deepEqual(await drawsOf(world), []);
  });

  it("chains every draw to the one before, a draw held by hand too", async () => {
    const world = await certifiedWorld(1);
    const first = await committed(world);
    const second = accepted(
      await holdDraw(world.deps)({ actor: surveillanceOfficer, source: "beacon", reasons }),
    );
    const file = drawCommitment.parse(
      accepted(await readDrawCommitment(world.deps)({ drawId: second.drawId })),
    );
    assert.deepEqual([file.sequence, file.previousCommitment], [2, first.commitmentDigest]);
  });

  it("refuses public numbers that may be known already", async () => {
    const world = await certifiedWorld(1);
    const publishedOn = jstDay(committedAt);
    await assertRefused(world, "invalid-input", () =>
      holdDraw(world.deps)({ actor: administrator, source: "publicNumbers", reasons, publishedOn }),
    );
  });
});

describe("S-03 drawing", () => {
  it("draws with the beacon's round when it has come, and anybody can draw it again", async () => {
    const world = await certifiedWorld();
    const { drawId } = await committed(world);
    world.beacon.rounds.set(round, signature);
    await drawWithBeacon(world.deps)({ caseId: drawId });
    assert.equal((await drawsOf(world))[0]?.status, "committed", "before its time");
    world.clock.set(roundMoment);
    await drawWithBeacon(world.deps)({ caseId: drawId });
    const commitment = accepted(await readDrawCommitment(world.deps)({ drawId }));
    const file = accepted(await readDraw(world.deps)({ drawId }));
    assert.deepEqual(verifyDraw(file, commitment), []);
    assert.equal((await drawsOf(world))[0]?.picked, 1);
  });

  it("waits on without a network, and takes the value that somebody brings", async () => {
    const world = await certifiedWorld();
    const { drawId } = await committed(world);
    world.clock.set(roundMoment);
    await drawWithBeacon(world.deps)({ caseId: drawId });
    assert.equal((await locateDraw(world.deps)({ caseId: drawId })).step, "beacon");
    const draw = accepted(
      await revealDraw(world.deps)({ actor: administrator, drawId, kind: "beacon", signature }),
    );
    assert.equal(draw.status, "drawn");
    assert.equal((await locateDraw(world.deps)({ caseId: drawId })).step, "openCases");
  });

  it("takes no other value, and none before its time", async () => {
    const world = await certifiedWorld();
    const { drawId } = await committed(world);
    const bring = (value: string) =>
      revealDraw(world.deps)({ actor: administrator, drawId, kind: "beacon", signature: value });
    await assertRefused(world, "randomness-not-due", () => bring(signature));
    world.clock.set(roundMoment);
    const changed = `${signature.slice(0, -1)}${signature.endsWith("b") ? "c" : "b"}`;
    await assertRefused(world, "randomness-wrong", () => bring(changed));
    await assertRefused(world, "randomness-wrong", () =>
      revealDraw(world.deps)({
        actor: administrator,
        drawId,
        kind: "publicNumbers",
        numbers: [["1"], ["1", "2", "3", "4", "5", "6", "7"]],
      }),
    );
    accepted(await bring(signature));
    await assertRefused(world, "not-possible-now", () => bring(signature));
  });

  it("is not misled by a beacon that tells something its key never signed", async () => {
    const world = await certifiedWorld(1);
    const { drawId } = await committed(world);
    world.clock.set(roundMoment);
    world.beacon.rounds.set(round, "ab".repeat(48));
    await drawWithBeacon(world.deps)({ caseId: drawId });
    assert.equal((await drawsOf(world))[0]?.status, "committed");
  });
});

describe("S-03 the cases of a draw", () => {
  async function drawn(world: World) {
    const { drawId } = await committed(world);
    world.clock.set(roundMoment);
    accepted(await revealDraw(world.deps)({ actor: administrator, drawId, kind: "beacon", signature }));
    return drawId;
  }

  it("are opened once each, without deliberation, however often it is begun", async () => {
    const world = await certifiedWorld();
    const caseId = await drawn(world);
    await Promise.all([openDrawnCases(world.deps)({ caseId }), openDrawnCases(world.deps)({ caseId })]);
    await openDrawnCases(world.deps)({ caseId });
    const cases = casesOf(world);
    assert.equal(cases.length, 1);
    assert.deepEqual(
      cases.map(({ status, origin }) => [status, origin]),
      [["decided", { kind: "draw", reference: caseId }]],
    );
    assert.equal((await locateDraw(world.deps)({ caseId })).step, "end");
  });

  it("leave out for the policy's months whom they picked", async () => {
    const world = await certifiedWorld(2);
    await openDrawnCases(world.deps)({ caseId: await drawn(world) });
    const again = accepted(
      await holdDraw(world.deps)({ actor: surveillanceOfficer, source: "beacon", reasons }),
    );
    const file = drawCommitment.parse(
      accepted(await readDrawCommitment(world.deps)({ drawId: again.drawId })),
    );
    const [picked] = casesOf(world);
    assert.deepEqual(file.coolingOff, [picked?.certificationNumber]);
  });
});
