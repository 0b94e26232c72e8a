import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256Hex } from "#proof/digest.ts";
import { drawKey, drawPicks, performDraw, verifyDraw } from "#proof/draw.ts";
import type { DrawFaultCode } from "#proof/draw-faults.ts";
import type { DrawCommitment } from "#scheme/draw/commitment.ts";
import { drawFile, type Revealed } from "#scheme/draw/draw-file.ts";
import { beaconOf, commit, drawn, publicNumbers, revealedNumbers, round, signRound } from "./draw-fixture.ts";

const commitment = commit();
const file = drawn();
const byNumbers = drawn(commit({ source: publicNumbers }), revealedNumbers);

describe("S-03 a draw", () => {
  it("is of the published form, holds, and survives being written as JSON", () => {
    for (const one of [file, byNumbers]) {
      assert.deepEqual(drawFile.parse(one), one);
      const read: unknown = JSON.parse(JSON.stringify(one));
      assert.deepEqual(verifyDraw(read), []);
      assert.deepEqual(verifyDraw(read, one.commitment), []);
    }
  });

  it("draws from each stratum as many as committed to, each once, and of that stratum", () => {
    assert.deepEqual(
      file.picks.map(({ stratum, picks }) => [stratum, picks.length]),
      commitment.strata.map(({ name, sampleSize }) => [name, sampleSize]),
    );
    for (const [at, { entries }] of commitment.strata.entries()) {
      const picks = file.picks[at]?.picks ?? [];
      assert.equal(new Set(picks).size, picks.length);
      assert.ok(picks.every((pick) => entries.includes(pick)));
    }
  });

  it("is the same again, and another with any part of its key changed", () => {
    assert.deepEqual(drawn(), file);
    assert.equal(drawKey("aa", "bb", "audit/high"), "aa/bb/audit/high/");
    assert.notDeepEqual(drawPicks(commitment, "00".repeat(32)), file.picks);
    assert.notDeepEqual(drawPicks({ ...commitment, drawId: "other" }, file.randomness), file.picks);
  });

  it("takes its randomness from the signature, or from the numbers as RFC 3797 writes them", () => {
    assert.match(file.randomness, /^[0-9a-f]{64}$/);
    assert.equal(byNumbers.randomness, sha256Hex("2.9.17.28.31.43./3828385./"));
  });
});

describe("S-03 a draw is not made", () => {
  const cases: readonly (readonly [string, DrawCommitment, Revealed, DrawFaultCode])[] = [
    [
      "with another round's signature",
      commitment,
      { ...beaconOf(), signature: signRound(round + 1) },
      "signature-wrong",
    ],
    [
      "with a signature that is no hex",
      commitment,
      { ...beaconOf(), signature: "not hex" },
      "signature-wrong",
    ],
    ["with another round", commitment, beaconOf(round + 1), "round-differs"],
    ["with numbers in place of the beacon", commitment, revealedNumbers, "source-differs"],
    ["with the beacon in place of numbers", byNumbers.commitment, beaconOf(), "source-differs"],
    [
      "with a number too few",
      byNumbers.commitment,
      { kind: "publicNumbers", numbers: [["1", "2", "3", "4", "5"], ["6"]] },
      "numbers-differ",
    ],
    [
      "with a source too few",
      byNumbers.commitment,
      { kind: "publicNumbers", numbers: [["1", "2", "3", "4", "5", "6"]] },
      "numbers-differ",
    ],
  ];
  for (const [told, committed, revealed, code] of cases) {
    it(`${told}: ${code}`, () => {
      const result = performDraw(committed, revealed);
      assert.ok(!result.drawn);
      assert.deepEqual(
        result.faults.map((fault) => fault.code),
        [code],
      );
    });
  }
});
