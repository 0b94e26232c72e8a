import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { sha256Hex } from "#proof/digest.ts";
import { drawPicks } from "#proof/draw.ts";
import type { Category } from "#scheme/categories.ts";
import type { DrawCandidate } from "#scheme/draw/population.ts";
import { select } from "#scheme/draw/select.ts";
import { commit, rules } from "./draw-fixture.ts";

/** As many as there are today in one large category of the existing register, and two small ones. */
const [large, small, other] = ["vulnerabilityAssessment", "digitalForensics", "deviceVerification"] as const;
const numbered = (category: Category, count: number): DrawCandidate[] =>
  Array.from({ length: count }, (_, at) => ({
    number: `${category.toUpperCase()}-${at}`,
    corporateNumber: "7123456789012",
    category,
  }));
const commitment = commit({
  rules: { ...rules, minimumPerCategory: 3 },
  candidates: [...numbered(large, 188), ...numbered(small, 5), ...numbered(other, 5)],
});
const entriesOf = (category: Category) =>
  commitment.strata.find(({ name }) => name === category)?.entries ?? [];

type Draw = Readonly<Record<string, readonly string[]>>;
const seeds = Array.from({ length: 10_000 }, (_, counter) => sha256Hex(`${counter}`));
const draws: readonly Draw[] = seeds.map((randomness) =>
  Object.fromEntries(drawPicks(commitment, randomness).map(({ stratum, picks }) => [stratum, picks])),
);

/** Pearson's statistic of outcomes that are all expected equally often. */
function chiSquare(outcomes: readonly string[], possible: number): number {
  const counts = [...Map.groupBy(outcomes, (each) => each).values()].map((each) => each.length);
  assert.ok(counts.length <= possible, `${counts.length} outcomes, ${possible} are possible`);
  const expected = outcomes.length / possible;
  const missing = (possible - counts.length) * expected;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, missing);
}

/**
 * The statistic of how often each of n entries is among k picks: picks without return hinder each other, so Pearson's is
 * multiplied by (n − 1) / (n − k) to follow the distribution with n − 1 degrees of freedom.
 */
function inclusion(samples: readonly (readonly string[])[], n: number, k: number): number {
  return (chiSquare(samples.flat(), n) * (n - 1)) / (n - k);
}

const largeSamples = (from: readonly Draw[]) => from.map((draw) => draw[large] ?? []);
const firstOfBoth = (draw: Draw) => `${draw[small]?.[0]} ${draw[other]?.[0]?.replace(/.*-/, "")}`;

/** Exceeded by one fair sequence of draws in a thousand; the draws here are always the same ones. */
const critical = { 24: 51.179, 59: 98.324, 187: 252.499 } as const;

describe("S-03 ten thousand draws", () => {
  it("draw every entry of 188 equally often: 14 picks, 187 degrees of freedom, critical value 252.499", () => {
    const samples = largeSamples(draws);
    assert.ok(samples.every((picks) => new Set(picks).size === 14));
    const statistic = inclusion(samples, 188, 14);
    assert.ok(statistic < critical[187], `${statistic}`);
  });

  it("draw every order of 3 of 5 equally often: 60 orders, 59 degrees of freedom, critical value 98.324", () => {
    const statistic = chiSquare(
      draws.map((draw) => `${draw[small]}`),
      60,
    );
    assert.ok(statistic < critical[59], `${statistic}`);
  });

  it("draw one stratum independently of another: 25 pairs, 24 degrees of freedom, critical value 51.179", () => {
    const statistic = chiSquare(draws.map(firstOfBoth), 25);
    assert.ok(statistic < critical[24], `${statistic}`);
  });
});

describe("S-03 the chi-square test of the draws can fail", () => {
  const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest();

  it("for a hash so short that the modulo favours the first entries", () => {
    const hash = (content: Uint8Array) => sha256(content).subarray(0, 1);
    const samples = seeds.map((key) => select(entriesOf(large), { count: 14, key, hash }));
    assert.ok(inclusion(samples, 188, 14) > critical[187]);
  });

  it("for an operator who draws once more whenever a friend is drawn", () => {
    const friend = entriesOf(large)[100] ?? "";
    const steered = largeSamples(draws).map((picks, at, all) =>
      picks.includes(friend) ? (all[(at + 1) % all.length] ?? []) : picks,
    );
    assert.ok(inclusion(steered, 188, 14) > critical[187]);
  });

  it("for strata that share one key", () => {
    const count = 1;
    const pairs = seeds.map((key) =>
      [small, other].map((name) => select(entriesOf(name), { count, key, hash: sha256 })).join(" "),
    );
    assert.ok(chiSquare(pairs, 25) > critical[24]);
  });

  it("for entries in the order drawn put back in the order listed", () => {
    const sorted = draws.map((draw) => `${draw[small]?.toSorted()}`);
    assert.ok(chiSquare(sorted, 60) > critical[59]);
  });
});
