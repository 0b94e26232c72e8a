import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, describe, it } from "node:test";
import * as z from "zod";
import { createLocalProcedures, type LocalProcedures } from "#local/procedures/local-procedures.ts";

const file: unknown = JSON.parse(
  readFileSync(new URL("../../statemachines/random-surveillance.asl.json", import.meta.url), "utf8"),
);
const states = Object.keys(z.object({ States: z.record(z.string(), z.unknown()) }).parse(file).States);
const caseId = "DR-2027-01";

type World = {
  step: string;
  /** Whether the beacon can be reached. */
  beacon: boolean;
  token: string;
  failing: string | undefined;
  readonly calls: string[];
};

const payloadShape = z.strictObject({
  caseId: z.literal(caseId),
  caseKind: z.literal("draw").optional(),
  taskKind: z.literal("beacon").optional(),
  token: z.string().optional(),
});

const opened: LocalProcedures<"randomSurveillance">[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((procedures) => procedures.close()));
});

function createWorld(step = "beacon"): World {
  return { step, beacon: true, token: "", failing: undefined, calls: [] };
}

/** A process that runs executions over a draw that outlives it. */
function processOver(world: World) {
  const entered: string[] = [];
  const call = async (name: string, input: unknown) => {
    const { token = "", taskKind } = payloadShape.parse(input);
    world.calls.push(name);
    if (world.failing === name) throw new Error("a text that must not be logged");
    if (name === "locate-draw") return { step: world.step, timeoutSeconds: 3600 };
    if (name === "await-task" && world.step === taskKind) world.token = token;
    else if (name === "await-task") await procedures.resume(token, {});
    if (name === "draw-with-beacon" && world.beacon) world.step = "openCases";
    if (name === "open-drawn-cases") world.step = "end";
    return { caseId };
  };
  const procedures = createLocalProcedures<"randomSurveillance">({
    definitions: { randomSurveillance: z.looseObject({}).parse(file) },
    invoke: call,
    log: (code, details = {}) => {
      if (code === "PROCEDURE_STEP") entered.push(String(details["state"]));
    },
    randomToken: () => randomBytes(16).toString("hex"),
  });
  opened.push(procedures);
  const execution = (generation: number) =>
    ({ procedure: "randomSurveillance", name: `${caseId}-${generation}` }) as const;
  return {
    entered,
    procedures,
    execution,
    start: async (generation = 1) => {
      await procedures.start(execution(generation), { caseId });
      await procedures.idle();
    },
    timerFires: async () => {
      procedures.timeOut(world.token);
      await procedures.idle();
    },
    broughtByHand: async () => {
      world.step = "openCases";
      await procedures.resume(world.token, {});
      await procedures.idle();
    },
  };
}

describe("S-03 the procedure of a random draw", () => {
  it("draws when the time has come, opens the cases and ends, in 12 transitions", async () => {
    const world = createWorld();
    const run = processOver(world);
    await run.start();
    assert.ok(!world.calls.includes("draw-with-beacon"), "before its time");
    await run.timerFires();
    assert.equal(world.step, "end");
    assert.equal(await run.procedures.isRunning(run.execution(1)), false);
    assert.ok(run.entered.length <= 12, `${run.entered.length} transitions`);
  });

  it("goes on at once when somebody brings the value", async () => {
    const world = createWorld();
    const run = processOver(world);
    await run.start();
    await run.broughtByHand();
    assert.equal(world.step, "end");
    assert.ok(!world.calls.includes("draw-with-beacon"));
  });

  it("waits again, under a new token, while the beacon cannot be reached", async () => {
    const world = createWorld();
    world.beacon = false;
    const run = processOver(world);
    await run.start();
    const first = world.token;
    await run.timerFires();
    assert.notEqual(world.token, first);
    assert.equal(world.step, "beacon");
    world.beacon = true;
    await run.timerFires();
    assert.equal(world.step, "end");
  });

  for (const step of ["beacon", "openCases", "end"]) {
    it(`goes on from ${step} when the execution before it was lost`, async () => {
      const world = createWorld(step);
      const lost = processOver(world);
      if (step === "beacon") await lost.start(1);
      await lost.procedures.close();
      const run = processOver(world);
      await run.start(2);
      if (world.step === "beacon") await run.timerFires();
      assert.equal(world.step, "end");
    });
  }

  for (const name of ["locate-draw", "await-task", "draw-with-beacon", "open-drawn-cases"]) {
    it(`shows a fault of ${name} as a failed execution, and a new one goes on`, async () => {
      const world = createWorld();
      world.failing = name;
      const run = processOver(world);
      await run.start(1);
      await run.timerFires();
      assert.equal(run.entered.at(-1), "A fault needs attention");
      world.failing = undefined;
      const next = processOver(world);
      await next.start(2);
      await next.timerFires();
      assert.equal(world.step, "end");
    });
  }

  it("enters every state of the file in some test, and fails at a step it does not know", async () => {
    const world = createWorld();
    const run = processOver(world);
    await run.start();
    await run.timerFires();
    const strange = processOver(createWorld("coffee"));
    await strange.start(9);
    assert.equal(strange.entered.at(-1), "A fault needs attention");
    assert.deepEqual(new Set([...run.entered, ...strange.entered]), new Set(states));
  });
});
