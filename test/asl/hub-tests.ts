import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { functionNameOf } from "#local/procedures/definition.ts";
import { closeHubs, functionsOf, type Hub, hubProcess, hubWorld } from "./fake-hub.ts";
import { isWait, procedureFile } from "./procedure-file.ts";

const located = ["Find where the case stands", "Take the next step"];

function named(name: string): Error {
  const error = new Error("a text that must not be logged");
  error.name = name;
  return error;
}

/**
 * What every procedure that is a hub must do, shown with the very file that is deployed: enter every state, go on from
 * every step after it was lost, close what is overdue, show every fault.
 * @param steps every step that its locating function can tell
 */
export function testHub(hub: Hub, steps: readonly string[]): void {
  const { text, file } = procedureFile(hub.procedure);
  const states = new Map(Object.entries(file.States));
  const choices = states.get("Take the next step")?.Choices ?? [];
  const waits = Object.entries(hub.waits);
  const automatic = Object.entries(hub.automatic);
  const stateOf = (step: string) => choices.find((each) => each.StringEquals === step)?.Next ?? "none";
  /** The step that is waited at, or the end, from which nothing goes on by itself. */
  const restsAt = (step: string): string => {
    const next = hub.automatic[step]?.next;
    return next === undefined ? step : restsAt(next);
  };
  const nextOf = (step: string) => waits.find(([wait]) => wait === step)?.[1] ?? "end";

  describe(`${hub.procedure} procedure`, () => {
    afterEach(closeHubs);

    it("has a way for every step that the register can tell, and for no other", () => {
      assert.deepEqual(choices.map((each) => each.StringEquals).toSorted(), steps.toSorted());
      assert.deepEqual(
        steps.toSorted(),
        [...waits, ...automatic]
          .map(([step]) => step)
          .concat("end")
          .toSorted(),
      );
      const waiting = [...states].filter(([, one]) => isWait(one)).map(([name]) => name);
      assert.deepEqual(waiting.toSorted(), waits.map(([step]) => stateOf(step)).toSorted());
    });

    it("calls its functions and no other", () => {
      const called = [...new Set(text.match(/\$\{[^}]*\}/g))].map(functionNameOf);
      assert.deepEqual(called.toSorted(), functionsOf(hub).toSorted());
    });

    it("enters every state", async () => {
      const entered = new Set<string>();
      for (const step of [...steps, "elsewhere"]) {
        const world = hubWorld(step);
        world.overdue = "end";
        const process = hubProcess(hub, world);
        await process.start();
        await process.fireTimer();
        for (const state of process.entered()) entered.add(state);
      }
      assert.deepEqual([...entered].toSorted(), [...states.keys()].toSorted());
    });

    it("gives functions ids and nothing else, and a token to await-task alone", async () => {
      for (const step of steps) {
        const world = hubWorld(step);
        const process = hubProcess(hub, world);
        await process.start();
        await process.fireTimer();
        for (const { functionName, payload } of world.calls) {
          assert.equal(payload.token !== undefined, functionName === "await-task", functionName);
          if (payload.taskKind !== undefined) assert.equal(payload.caseKind, hub.caseKind);
        }
      }
    });

    for (const step of steps)
      it(`goes on from ${step} after its execution was lost there, at most to the end in 80 transitions`, async () => {
        const world = hubWorld(step);
        const first = hubProcess(hub, world);
        await first.start();
        await first.procedures.close();
        const second = hubProcess(hub, world);
        await second.start(2);
        assert.equal(world.step, restsAt(step));
        for (let answers = 0; world.step !== "end" && answers < 40; answers += 1)
          assert.equal(await second.answer(nextOf(world.step)), "resumed");
        assert.equal(await second.procedures.isRunning(second.execution(2)), false);
        assert.equal(second.entered().at(-1), "The case is closed");
        assert.ok(second.entered().length <= 80, `${second.entered().length} transitions`);
      });

    for (const [step] of waits) {
      it(`closes ${step} when its time has passed, and goes on from what the register says then`, async () => {
        const world = hubWorld(step);
        world.overdue = "end";
        const { start, fireTimer, failedIn } = hubProcess(hub, world);
        await start();
        assert.equal(await fireTimer(), "timedOut");
        const closing = world.calls.filter(({ functionName }) => functionName === "close-overdue");
        assert.deepEqual(
          closing.map(({ payload }) => payload),
          [{ caseKind: hub.caseKind, caseId: "c1", taskKind: step }],
        );
        assert.deepEqual([world.step, failedIn()], ["end", []]);
      });

      it(`waits for ${step} again, under a new token, when its timer fired too early`, async () => {
        const world = hubWorld(step);
        const { procedures, start, answer, fireTimer } = hubProcess(hub, world);
        await start();
        const first = world.token;
        await fireTimer();
        assert.notEqual(world.token, first);
        assert.equal(await procedures.resume(first, {}), "closed");
        assert.equal(await answer("end"), "resumed");
      });

      it(`stops at ${step}, and an answer that comes afterwards has no effect`, async () => {
        const world = hubWorld(step);
        const { procedures, execution, start, answer, failedIn } = hubProcess(hub, world);
        await start();
        const calls = world.calls.length;
        assert.equal(await procedures.stop(execution(1), "over"), "stopped");
        assert.equal(await answer("end"), "closed");
        assert.deepEqual([world.calls.length, failedIn()], [calls, []]);
      });
    }

    /** Where the call of a function fails: at each step that comes to it. */
    const faults: readonly (readonly [functionName: string, step: string, state: string])[] = [
      [hub.locate, "end", "Find where the case stands"],
      ...waits.map(([step]) => ["await-task", step, stateOf(step)] as const),
      ...automatic.map(([step, { functionName }]) => [functionName, step, stateOf(step)] as const),
    ];
    for (const [functionName, step, state] of faults)
      it(`shows a fault of ${functionName} in "${state}", and a new execution goes on from there`, async () => {
        const world = hubWorld(step);
        world.failures.set(functionName, named("TypeError"));
        const { procedures, execution, start, log, failedIn } = hubProcess(hub, world);
        await start();
        assert.deepEqual(failedIn(), [state]);
        assert.equal(await procedures.isRunning(execution(1)), false);
        assert.doesNotMatch(JSON.stringify(log), /must not be logged/);
        assert.equal(await start(1), "alreadyStarted");
        assert.equal(await start(2), "started");
        assert.deepEqual(failedIn(), [state]);
      });

    it("shows a fault of close-overdue, and a step that it does not know", async () => {
      const [[wait] = ["end"]] = waits;
      const world = hubWorld(wait);
      world.failures.set("close-overdue", named("RangeError"));
      const overdue = hubProcess(hub, world);
      await overdue.start();
      await overdue.fireTimer();
      assert.deepEqual(overdue.failedIn(), ["Close the overdue task"]);
      const lost = hubProcess(hub, hubWorld("elsewhere"));
      await lost.start();
      assert.deepEqual(lost.entered(), [...located, "A fault needs attention"]);
      assert.deepEqual(lost.failedIn(), ["A fault needs attention"]);
    });

    it("ends every task and its retries in a state that shows the fault", () => {
      for (const [name, one] of states) {
        if (one.Type !== "Task") continue;
        const last = one.Catch?.at(-1);
        assert.deepEqual(last?.ErrorEquals, ["States.ALL"], name);
        assert.equal(states.get(last.Next)?.Type, "Fail", name);
        assert.ok(name === file.StartAt || one.Next === file.StartAt, name);
      }
    });
  });
}
