import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isMet } from "../../bench/benchmark.ts";
import { benchmarks } from "../../bench/run.ts";
import { median, spreadPercent } from "../../bench/samples.ts";
import { tableOf } from "../../bench/table.ts";

describe("Every benchmark", () => {
  for (const [name, benchmark] of Object.entries(benchmarks))
    it(`measures what it says in its smallest size: ${name}`, async () => {
      const { title, columns, rows, goals } = await benchmark({ smallest: true });
      assert.ok(title.startsWith(`${name}: `));
      assert.ok(rows.length > 0);
      for (const row of rows) {
        assert.equal(row.length, columns.length, row[0]);
        const [, ...values] = row;
        const known = values.filter((value) => !Number.isNaN(value));
        assert.ok(known.length >= 2 && known.every((value) => Number.isFinite(value) && value >= 0), row[0]);
      }
      assert.ok(goals.length > 0);
      for (const { what, value } of goals) assert.ok(value > 0, what);
    });
});

describe("What bundles weigh", () => {
  it("counts what lies beside a handler, and every file of a package", async () => {
    const { rows } = (await benchmarks["bundles"]?.({ smallest: true })) ?? { rows: [] };
    const sizes = new Map(rows.map(([name, ...kib]) => [name, kib] as const));
    const [handler = 0, later = 0, all = 0] = sizes.get("event/deliver-effects") ?? [];
    const [, policy = 0] = sizes.get("provider/save-form") ?? [];
    assert.ok(handler + later < all);
    // The mail composer, beside what both carry of the policy.
    assert.ok(later > policy + 100 && policy > 0);
    assert.equal(sizes.get("event/shape-token")?.[1], 0);
  });
});

describe("What a sweep reads", () => {
  it("is what is due, in a store of any size", async () => {
    for (const size of [500, 3000]) {
      const { rows } = (await benchmarks["sweep"]?.({ smallest: true, size })) ?? { rows: [] };
      const [due, found, , scanned] = rows.map(([, records]) => records);
      assert.deepEqual([due, found, scanned], [Math.max(1, Math.round(size * 0.000913)), due, size + 1]);
    }
  });
});

describe("Samples", () => {
  const cases = [
    { values: [3], middle: 3, spread: 0 },
    { values: [4, 1, 3, 2], middle: 2.5, spread: 60 },
    { values: [10, 30, 20], middle: 20, spread: 50 },
  ];
  for (const { values, middle, spread } of cases)
    it(`${values.join(", ")}: ${middle} in the middle, ${spread} % apart`, () =>
      assert.deepEqual([median(values), spreadPercent(values)], [middle, spread]));

  it("refuse to say anything of none", () => assert.throws(() => median([]), /Nothing was measured/));
});

describe("A table", () => {
  const slow = { what: "slow", value: 90, unit: "ms", limit: { atMost: 60 } } as const;
  const fast = { what: "fast", value: 1.234, unit: "×", limit: { atLeast: 1 } } as const;

  it("says which goals are met", () => {
    assert.deepEqual([slow, fast].map(isMet), [false, true]);
  });

  it("has columns, the rows it shows and the goals", () => {
    const text = tableOf({
      title: "x: an example",
      columns: ["name", "ms", "MiB"],
      rows: [
        ["one", 1234.5, 12.345],
        ["another", 7, Number.NaN],
        ["hidden", 0, 0],
      ],
      shown: 2,
      goals: [slow, fast],
    });
    assert.equal(
      text,
      [
        "— x: an example",
        "name       ms   MiB",
        "one      1235  12.3",
        "another     7     –",
        "… and 1 more in bench/results.json",
        "✗ slow: 90 ms (at most 60)",
        "✓ fast: 1.23 × (at least 1)",
      ].join("\n"),
    );
  });
});
