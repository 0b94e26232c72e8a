import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type * as ports from "#ports";

type Execution = ports.Execution<"application">;

/** Procedures of which the application waits for somebody once and then ends. */
export type ProceduresUnderTest = {
  readonly procedures: ports.Procedures<"application">;
  /** The token under which an execution waits, as the function that was called with it knows it. */
  readonly tokenOf: (execution: Execution) => Promise<string>;
  /** The inputs of the executions that were really made. */
  readonly made: () => readonly unknown[];
  /** The timer of a wait fires. */
  readonly timeOut: (token: string) => Promise<void>;
  /** Every execution has come as far as it can. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const input = { applicationId: "01JD0000000000000000000001", generation: 1 };
const execution = (generation: number): Execution => ({
  procedure: "application",
  name: `01JD0000000000000000000001-${generation}`,
});

/** What every adapter of the port does. */
export function proceduresContract(name: string, setup: () => Promise<ProceduresUnderTest>): void {
  /** Runs a test against procedures in which one execution waits. */
  const waiting = async (
    act: (parts: ProceduresUnderTest & { readonly token: string; readonly one: Execution }) => Promise<void>,
  ) => {
    const parts = await setup();
    const one = execution(1);
    try {
      assert.equal(await parts.procedures.start(one, input), "started");
      await act({ ...parts, one, token: await parts.tokenOf(one) });
    } finally {
      await parts.close();
    }
  };

  describe(`procedures contract: ${name}`, () => {
    it("runs what was started, with its input", () =>
      waiting(async ({ procedures, one, made }) => {
        assert.equal(await procedures.isRunning(one), true);
        assert.deepEqual(made(), [input]);
      }));

    it("knows nothing of what was never started", () =>
      waiting(async ({ procedures }) => {
        assert.equal(await procedures.isRunning(execution(2)), false);
        assert.equal(await procedures.stop(execution(2), "withdrawn"), "notRunning");
      }));

    it("makes one execution of two starts", () =>
      waiting(async ({ procedures, one, made, token }) => {
        await procedures.start(one, input);
        assert.equal(made().length, 1);
        assert.equal(await procedures.resume(token, {}), "resumed");
      }));

    it("refuses a name again with another input", () =>
      waiting(async ({ procedures, one, made }) => {
        assert.equal(await procedures.start(one, { ...input, generation: 9 }), "alreadyStarted");
        assert.deepEqual(made(), [input]);
      }));

    it("refuses the name of an execution that has ended", () =>
      waiting(async ({ procedures, one, token, settled, made }) => {
        await procedures.resume(token, {});
        await settled();
        assert.equal(await procedures.isRunning(one), false);
        assert.equal(await procedures.start(one, input), "alreadyStarted");
        assert.equal(made().length, 1);
      }));

    it("starts the next generation beside one that was lost", () =>
      waiting(async ({ procedures, one, token, tokenOf }) => {
        await procedures.stop(one, "lost");
        assert.equal(await procedures.start(execution(2), input), "started");
        const next = await tokenOf(execution(2));
        assert.notEqual(next, token);
        assert.equal(await procedures.resume(token, {}), "closed");
        assert.equal(await procedures.resume(next, {}), "resumed");
      }));

    it("lets a wait go on once", () =>
      waiting(async ({ procedures, token, settled }) => {
        assert.equal(await procedures.resume(token, { answer: "given" }), "resumed");
        assert.equal(await procedures.resume(token, { answer: "given" }), "closed");
        await settled();
        assert.equal(await procedures.resume(token, {}), "closed");
      }));

    it("lets one of two at the same time have it", () =>
      waiting(async ({ procedures, token }) => {
        const both = await Promise.all([procedures.resume(token, {}), procedures.resume(token, {})]);
        assert.deepEqual(both.toSorted(), ["closed", "resumed"]);
      }));

    it("has no wait under a token it never gave out", () =>
      waiting(async ({ procedures, one }) => {
        assert.equal(await procedures.resume("no such token", {}), "closed");
        assert.equal(await procedures.isRunning(one), true);
      }));

    it("has no wait under a token whose time has passed", () =>
      waiting(async ({ procedures, token, timeOut, settled }) => {
        await timeOut(token);
        await settled();
        assert.equal(await procedures.resume(token, {}), "closed");
      }));

    it("stops what runs, and its wait with it", () =>
      waiting(async ({ procedures, one, token }) => {
        assert.equal(await procedures.stop(one, "withdrawn"), "stopped");
        assert.equal(await procedures.isRunning(one), false);
        assert.equal(await procedures.resume(token, {}), "closed");
        assert.equal(await procedures.start(one, input), "alreadyStarted");
      }));

    it("takes a second stop without harm", () =>
      waiting(async ({ procedures, one }) => {
        await procedures.stop(one, "withdrawn");
        await assert.doesNotReject(procedures.stop(one, "withdrawn"));
        assert.equal(await procedures.isRunning(one), false);
      }));
  });
}
