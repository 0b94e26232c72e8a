import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { digestOf, sha256Hex } from "#proof/digest.ts";
import {
  commitmentDigest,
  commitmentFaults,
  populationHash,
  verifyCommitments,
} from "#proof/draw-commitment.ts";
import { drawCommitment, noCommitment, numberSource } from "#scheme/draw/commitment.ts";
import { beaconSource, candidates, commit, publicNumbers, round, rules } from "./draw-fixture.ts";

const commitment = commit();
const numbers = candidates.map(({ number }) => number);

describe("S-03 the commitment to a draw", () => {
  it("says from whom, how many, by which rules and by which randomness of the future", () => {
    assert.deepEqual(drawCommitment.parse(JSON.parse(JSON.stringify(commitment))), commitment);
    assert.deepEqual(commitmentFaults(commitment), []);
    assert.deepEqual([commitment.sequence, commitment.previousCommitment], [1, noCommitment]);
    const listed = [...commitment.strata.flatMap(({ entries }) => entries), ...commitment.coolingOff];
    assert.deepEqual(listed.toSorted(), numbers.toSorted());
    assert.equal(commitment.coolingOff.length, 20);
    assert.deepEqual(commitment.rules, rules);
  });

  it("is known by the SHA-256 of its canonical JSON", () => {
    assert.equal(commitmentDigest(commitment), digestOf(JSON.parse(JSON.stringify(commitment))));
  });

  it("has a hash of its population that does not depend on the strata", () => {
    const byCategory = commit({ rules: { ...rules, strataBy: "category" } });
    assert.notEqual(byCategory.strata.length, commitment.strata.length);
    assert.equal(byCategory.populationHash, commitment.populationHash);
    const two = [{ name: "audit", category: "audit", sampleSize: 1, entries: ["A-2", "A-10"] } as const];
    assert.equal(
      populationHash(two.map((each) => ({ ...each, entries: [...each.entries] }))),
      sha256Hex('["A-10","A-2"]'),
    );
  });

  it("is the same in whatever order the certifications come", () => {
    assert.deepEqual(commit({ candidates: candidates.toReversed() }), commitment);
  });

  it("is another when one certification is added, left out, or moved to another stratum", () => {
    const eligible = candidates.filter(({ lastSurveilledOn }) => lastSurveilledOn === undefined);
    fc.assert(
      fc.property(fc.constantFrom(...eligible), (moved) => {
        const others = candidates.filter((each) => each !== moved);
        const risk = moved.risk === "high" ? "ordinary" : "high";
        const changed = [
          others,
          [...others, { ...moved, risk }],
          [...others, { ...moved, number: `${moved.number}9` }],
          [...candidates, { ...moved, number: `${moved.number}9` }],
          [...others, { ...moved, lastSurveilledOn: "2028-04-30" }],
        ].map((each) => commitmentDigest(commit({ candidates: each })));
        assert.equal(new Set([...changed, commitmentDigest(commitment)]).size, 6);
      }),
      { numRuns: 20 },
    );
  });

  const ordinary = { corporateNumber: "7123456789012", category: "audit" } as const;
  const refused: readonly (readonly [string, Parameters<typeof commit>[0], RegExp])[] = [
    ["a round that has come", { committedAt: "2028-05-04T00:00:00.000Z" }, /already known/],
    ["a round that is over", { source: beaconSource(round - 1_000_000) }, /already known/],
    [
      "a round at another time",
      { source: { ...beaconSource(), roundTime: "2028-05-04T00:00:03Z" } },
      /time of the beacon/,
    ],
    [
      "numbers of the same day in Japan",
      { source: publicNumbers, committedAt: "2028-05-03T15:00:00.000Z" },
      /already known/,
    ],
    [
      "a certification named twice",
      { candidates: [...candidates, ...candidates.slice(0, 1)] },
      /named twice/,
    ],
    ["a number that is none", { candidates: [{ ...ordinary, number: "株式会社" }] }, /entries/],
  ];
  for (const [told, change, message] of refused) {
    it(`is refused with ${told}`, () => {
      assert.throws(() => commit(change), message);
    });
  }

  it("names sources of numbers in words that can be hashed", () => {
    const source = { name: { ja: "見本", en: "Sample" }, numbers: 6 };
    assert.ok(numberSource.safeParse(source).success);
    assert.ok(!numberSource.safeParse({ ...source, name: { ja: "\ud800", en: "Sample" } }).success);
  });
});

describe("S-03 commitments are chained", () => {
  const second = commit({ previous: commitment, drawId: "draw-2029" });
  const third = commit({ previous: second, drawId: "draw-2030" });

  it("from the first of the scheme on", () => {
    assert.equal(verifyCommitments([]), true);
    assert.equal(verifyCommitments([commitment, second, third]), true);
  });

  const broken = [
    ["one was dropped", [commitment, third]],
    ["the first was dropped", [second, third]],
    ["one was changed", [commitment, { ...second, policyVersion: "2028" }, third]],
    ["they change places", [second, commitment, third]],
    ["one is repeated", [commitment, commitment]],
    [
      "a second one takes a number anew",
      [commitment, second, commit({ previous: commitment, drawId: "anew" })],
    ],
  ] as const;
  for (const [told, commitments] of broken) {
    it(`so that it shows when ${told}`, () => assert.equal(verifyCommitments(commitments), false));
  }
});
