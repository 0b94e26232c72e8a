import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { firstRoundFrom, roundAt, roundSeconds, roundTime } from "#scheme/draw/beacon-round.ts";

const quicknet = { genesis: 1_692_803_367, period: 3 };
const instantOf = (milliseconds: number) => new Date(milliseconds).toISOString();

describe("S-03 rounds of a beacon", () => {
  const cases: readonly (readonly [instant: string, at: number | undefined, from: number])[] = [
    ["2023-08-23T15:09:26.999Z", undefined, 1],
    ["2023-08-23T15:09:27Z", 1, 1],
    ["2023-08-23T15:09:27.001Z", 1, 2],
    ["2023-08-23T15:09:29.999Z", 1, 2],
    ["2023-08-23T15:09:30.000Z", 2, 2],
    ["2023-08-24T00:09:30+09:00", 2, 2],
    ["2027-05-01T00:00:00.000Z", 38_775_412, 38_775_412],
  ];
  for (const [instant, at, from] of cases) {
    it(`at ${instant}: ${at ?? "none yet"}; the first from then on: ${from}`, () => {
      if (at === undefined) assert.throws(() => roundAt(quicknet, instant), /No round yet/);
      else assert.equal(roundAt(quicknet, instant), at);
      assert.equal(firstRoundFrom(quicknet, instant), from);
    });
  }

  it("come at their time", () => {
    assert.equal(roundTime(quicknet, 1), "2023-08-23T15:09:27Z");
    assert.equal(roundTime(quicknet, 657_413), "2023-09-15T11:00:03Z");
    assert.equal(roundSeconds(quicknet, 657_413), 1_692_803_367 + 657_412 * 3);
  });

  it("are the latest at their own time and until the next", () => {
    const clock = fc.record({
      genesis: fc.integer({ min: 0, max: 2_000_000_000 }),
      period: fc.integer({ min: 1, max: 3600 }),
    });
    const round = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(clock, round, (one, number) => {
        const time = roundTime(one, number);
        assert.equal(roundAt(one, time), number);
        assert.equal(firstRoundFrom(one, time), number);
        const last = instantOf(Date.parse(time) + one.period * 1000 - 1);
        assert.equal(roundAt(one, last), number);
        assert.equal(firstRoundFrom(one, last), number + 1);
      }),
    );
  });

  for (const round of [0, -1, 1.5, Number.NaN]) {
    it(`are not numbered ${round}`, () => assert.throws(() => roundTime(quicknet, round), RangeError));
  }

  it("are not guessed for what is no moment", () => {
    assert.throws(() => roundAt(quicknet, "2027-05-01"), RangeError);
    assert.throws(() => firstRoundFrom(quicknet, "tomorrow"), RangeError);
  });
});
