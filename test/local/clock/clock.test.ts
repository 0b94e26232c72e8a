import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import fc from "fast-check";
import { parseDuration } from "#local/clock/duration.ts";
import { createMovableClock } from "#local/clock/movable-clock.ts";
import { systemClock } from "#local/clock/system-clock.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.parse("2027-03-31T15:00:00.000Z");

function setup(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "clock-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "clock.json");
  return { folder, file, clock: createMovableClock({ file, base: () => start }) };
}

describe("durations", () => {
  const read: [string, number][] = [
    ["+90m", 90 * 60_000],
    ["+3h", 3 * hour],
    ["+14d", 14 * day],
    ["+2w", 14 * day],
    ["14d", 14 * day],
    [" +1d ", day],
  ];
  for (const [text, milliseconds] of read) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(parseDuration(text), { milliseconds }));
  }

  const refused = [
    "",
    "+",
    "+d",
    "-1d",
    "+0d",
    "+-1d",
    "+1.5d",
    "+1y",
    "+1D",
    "+20bd",
    "+123456m",
    "+1d1h",
    "１d",
  ];
  for (const text of refused) {
    it(`does not read ${JSON.stringify(text)}`, () => assert.equal(parseDuration(text), undefined));
  }
});

describe("clock of the machine", () => {
  it("tells UTC with milliseconds", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: start });
    assert.equal(systemClock.now(), "2027-03-31T15:00:00.000Z");
  });
});

describe("clock of a demonstration", () => {
  it("starts with the clock of the machine", (t) => {
    assert.equal(setup(t).clock.now(), "2027-03-31T15:00:00.000Z");
  });

  it("adds up its moves, and keeps them over a restart", (t) => {
    const { clock, file } = setup(t);
    clock.move({ milliseconds: 14 * day });
    clock.move({ milliseconds: 3 * hour });
    assert.equal(clock.now(), "2027-04-14T18:00:00.000Z");
    assert.equal(createMovableClock({ file, base: () => start + 1 }).now(), "2027-04-14T18:00:00.001Z");
  });

  it("leaves nothing but its file behind", (t) => {
    const { clock, folder } = setup(t);
    clock.move({ milliseconds: day });
    assert.deepEqual(readdirSync(folder), ["clock.json"]);
  });

  it("tells who listens, after it has moved, until they are gone", (t) => {
    const { clock } = setup(t);
    const told: string[] = [];
    const leave = clock.onMoved(() => told.push(clock.now()));
    clock.move({ milliseconds: day });
    leave();
    clock.move({ milliseconds: day });
    assert.deepEqual(told, ["2027-04-01T15:00:00.000Z"]);
  });

  it("refuses a way back, no move, and 20 years and more in all; then nothing has moved", (t) => {
    const { clock, file } = setup(t);
    clock.move({ milliseconds: day });
    for (const milliseconds of [-1, 0, 0.5, Number.NaN, 20 * 365 * day]) {
      assert.throws(() => clock.move({ milliseconds }), RangeError, String(milliseconds));
    }
    assert.equal(clock.now(), "2027-04-01T15:00:00.000Z");
    assert.equal(JSON.parse(readFileSync(file, "utf8")).offsetMilliseconds, day);
  });

  it("never goes back", (t) => {
    const { clock } = setup(t);
    const steps = fc.array(fc.integer({ min: -day, max: day }), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (moves) => {
        for (const milliseconds of moves) {
          const before = clock.now();
          if (milliseconds > 0) clock.move({ milliseconds });
          else assert.throws(() => clock.move({ milliseconds }), RangeError);
          assert.ok(clock.now() >= before);
        }
      }),
      { numRuns: 20 },
    );
  });

  for (const content of ["", "{", "{}", '{"offsetMilliseconds":-1}', '{"offsetMilliseconds":"1"}', "null"]) {
    it(`does not start from a file that holds ${JSON.stringify(content)}`, (t) => {
      const { file } = setup(t);
      writeFileSync(file, content);
      assert.throws(() => createMovableClock({ file, base: () => start }), /clock\.json does not say/);
    });
  }
});
