import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomnessOf, verifyDraw } from "#proof/draw.ts";
import { commitmentDigest } from "#proof/draw-commitment.ts";
import type { DrawCommitment } from "#scheme/draw/commitment.ts";
import type { DrawFile } from "#scheme/draw/draw-file.ts";
import {
  beaconOf,
  beaconSource,
  commit,
  drawn,
  publicNumbers,
  revealedNumbers,
  round,
  signRound,
} from "./draw-fixture.ts";

const commitment = commit();
const file = drawn();
const byNumbers = drawn(commit({ source: publicNumbers }), revealedNumbers);

const codes = (candidate: unknown, published?: unknown) =>
  verifyDraw(candidate, published).map(({ code, at }) => (at === undefined ? code : `${code} ${at}`));

describe("S-03 verifying a published draw", () => {
  type Change = (copy: DrawFile) => unknown;
  const [first] = commitment.strata;
  assert.ok(first);

  const swapped: Change = (copy) => ({
    ...copy,
    picks: copy.picks.map((each) =>
      each.stratum === first.name
        ? { ...each, picks: [first.entries.find((entry) => !each.picks.includes(entry))] }
        : each,
    ),
  });
  const withCommitment =
    (change: (one: DrawCommitment) => unknown): Change =>
    (copy) => ({ ...copy, commitment: change(copy.commitment) });
  const withFirst = (change: object) =>
    withCommitment((one) => ({
      ...one,
      strata: one.strata.map((each, at) => (at === 0 ? { ...each, ...change } : each)),
    }));

  const tampered: readonly (readonly [string, Change, readonly RegExp[]])[] = [
    ["one pick is another", swapped, [/^picks-wrong audit\/high$/]],
    [
      "a pick is missing",
      (copy) => ({
        ...copy,
        picks: copy.picks.map((each, at) => (at === 0 ? { ...each, picks: [] } : each)),
      }),
      [/^picks-wrong/],
    ],
    [
      "two picks are written as one",
      (copy) => ({ ...copy, picks: copy.picks.map((each) => ({ ...each, picks: [each.picks.join()] })) }),
      [/^picks-wrong/],
    ],
    [
      "a stratum is missing from the result",
      (copy) => ({ ...copy, picks: copy.picks.slice(1) }),
      [/^strata-differ$/],
    ],
    [
      "the strata of the result are in another order",
      (copy) => ({ ...copy, picks: copy.picks.toReversed() }),
      [/^strata-differ$/],
    ],
    [
      "the randomness is another",
      (copy) => ({ ...copy, randomness: "00".repeat(32) }),
      [/^randomness-wrong$/, /^picks-wrong/],
    ],
    [
      "the signature is another",
      (copy) => ({ ...copy, revealed: { ...copy.revealed, signature: signRound(round + 1) } }),
      [/^signature-wrong$/, /^randomness-wrong$/],
    ],
    [
      "the signature is garbage",
      (copy) => ({ ...copy, revealed: { ...copy.revealed, signature: "\ud800" } }),
      [/^signature-wrong$/, /^randomness-wrong$/],
    ],
    [
      "it is another round, rightly signed",
      (copy) => ({ ...copy, revealed: beaconOf(round + 1), randomness: randomnessOf(beaconOf(round + 1)) }),
      [/^round-differs$/, /^picks-wrong/],
    ],
    [
      "the digest is another",
      (copy) => ({ ...copy, commitmentDigest: "00".repeat(32) }),
      [/^commitment-digest-wrong$/],
    ],
    [
      "a certification is left out afterwards",
      withFirst({ entries: first.entries.slice(1) }),
      [/^commitment-digest-wrong$/, /^population-hash-wrong$/],
    ],
    [
      "entries change places",
      withFirst({ entries: first.entries.toReversed() }),
      [/^commitment-digest-wrong$/, /^population-not-in-order$/],
    ],
    [
      "an entry is listed twice",
      withFirst({ entries: [...first.entries, first.entries.at(-1)] }),
      [/^population-not-in-order$/],
    ],
    [
      "strata change places",
      withCommitment((one) => ({ ...one, strata: one.strata.toReversed() })),
      [/^population-not-in-order$/],
    ],
    [
      "an eligible certification is said to rest",
      withCommitment((one) => ({ ...one, coolingOff: [...one.coolingOff, first.entries[0]].toSorted() })),
      [/^population-not-in-order$/],
    ],
    [
      "a sample is larger than by the rules",
      withFirst({ sampleSize: first.sampleSize + 1 }),
      [/^sample-size-wrong audit\/high$/],
    ],
    [
      "the rules are others",
      withCommitment((one) => ({ ...one, rules: { ...one.rules, ratePercentPerYear: 50 } })),
      [/^sample-size-wrong/],
    ],
    [
      "the round's time is another",
      withCommitment((one) => ({ ...one, source: { ...one.source, roundTime: "2028-05-04T00:00:01Z" } })),
      [/^round-time-wrong$/],
    ],
    [
      "it was committed to as the round came",
      withCommitment((one) => ({ ...one, committedAt: "2028-05-04T00:00:00Z" })),
      [/^known-beforehand$/],
    ],
    [
      "the beacon is another",
      withCommitment((one) => ({ ...one, source: { ...one.source, publicKey: "a".repeat(192) } })),
      [/^signature-wrong$/],
    ],
    ["a field is added", (copy) => ({ ...copy, remark: "" }), [/^not-a-draw$/]],
    [
      "a sample is larger than its stratum",
      withFirst({ sampleSize: 1000 }),
      [/^not-a-draw commitment\.strata\.0\.sampleSize$/],
    ],
    [
      "a stratum is of another category than it says",
      withFirst({ category: "digitalForensics" }),
      [/^not-a-draw commitment\.strata\.0\.name$/],
    ],
    [
      "it says to be the first, but follows another",
      withCommitment((one) => ({ ...one, previousCommitment: "1".repeat(64) })),
      [/^not-a-draw commitment\.previousCommitment$/],
    ],
    [
      "it is not the first, but follows none",
      withCommitment((one) => ({ ...one, sequence: 2 })),
      [/^not-a-draw commitment\.previousCommitment$/],
    ],
  ];
  for (const [told, change, expected] of tampered) {
    it(`finds that ${told}`, () => {
      const found = codes(change(file));
      for (const code of expected)
        assert.ok(
          found.some((each) => code.test(each)),
          `${code} in ${found.join(", ")}`,
        );
    });
  }

  it("says nothing else where one thing alone is wrong", () => {
    assert.deepEqual(codes(swapped(file)), ["picks-wrong audit/high"]);
    assert.deepEqual(codes({ ...file, commitmentDigest: "00".repeat(32) }), ["commitment-digest-wrong"]);
  });

  for (const garbage of [undefined, null, 7, "draw", [], {}, { commitment }, { ...file, picks: "none" }]) {
    it(`says of ${JSON.stringify(garbage)?.slice(0, 20)} that it is not a draw`, () => {
      assert.match(codes(garbage).join(), /^not-a-draw( [a-zA-Z]+)?$/);
    });
  }

  it("finds numbers that were known beforehand, in Japan", () => {
    const committed = (committedAt: string) => ({ ...byNumbers.commitment, committedAt });
    const lastMoment = "2028-05-03T14:59:59Z";
    assert.deepEqual(verifyDraw(drawn(committed(lastMoment), revealedNumbers)), []);
    assert.ok(
      codes({ ...byNumbers, commitment: committed("2028-05-03T15:00:00Z") }).includes("known-beforehand"),
    );
  });

  it("says what is wrong in both languages", () => {
    for (const { wrong } of verifyDraw({ ...file, randomness: "00".repeat(32) }, {})) {
      assert.match(wrong.ja, /。$/);
      assert.match(wrong.en, /\.$/);
    }
  });
});

describe("S-03 verifying a draw against the commitment kept from before it", () => {
  it("finds a draw that was made anew", () => {
    const later = round + 1000;
    const anew = drawn(
      commit({ previous: commitment, drawId: "draw-2028b", source: beaconSource(later) }),
      beaconOf(later),
    );
    assert.deepEqual(codes(anew), []);
    assert.deepEqual(codes(anew, commitment), ["commitment-differs"]);
    assert.equal(anew.commitment.sequence, 2);
    assert.equal(anew.commitment.previousCommitment, commitmentDigest(commitment));
  });

  it("finds what is no commitment", () => {
    assert.deepEqual(codes(file, { ...commitment, sequence: 0 }), ["not-a-commitment sequence"]);
    assert.deepEqual(codes(file, null), ["not-a-commitment"]);
  });
});
