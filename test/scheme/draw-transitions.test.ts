import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawStatuses, drawTransitions } from "#scheme/draw-transitions.ts";

describe("S-03 a draw", () => {
  it("goes one way, each step once: nobody can draw again or give a draw up", () => {
    const ways = drawTransitions.map(({ from, to }) => [from, to]);
    assert.deepEqual(ways, [
      [["committed"], "drawn"],
      [["drawn"], "concluded"],
    ]);
    assert.equal(drawStatuses[0], "committed");
  });

  it("opens its cases without anybody's choice", () => {
    const rows = drawTransitions.filter(({ act }) => act === "openCases");
    assert.deepEqual(
      rows.map(({ by }) => by),
      [["system"]],
    );
  });
});
