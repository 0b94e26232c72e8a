import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { bls12_381 } from "@noble/curves/bls12-381.js";
import { performDraw } from "#proof/draw.ts";
import { commitDraw } from "#proof/draw-commitment.ts";
import { categoryCodes } from "#scheme/categories.ts";
import { certificationNumber } from "#scheme/certification-number.ts";
import { firstRoundFrom, roundTime } from "#scheme/draw/beacon-round.ts";
import type { BeaconChain, DrawCommitment, DrawSource } from "#scheme/draw/commitment.ts";
import type { DrawFile, Revealed } from "#scheme/draw/draw-file.ts";
import type { DrawCandidate, DrawRules } from "#scheme/draw/population.ts";

/** The chain of drand that ticks every three seconds, as drand's `/info` describes it. */
export const quicknet: BeaconChain = {
  chainHash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  schemeId: "bls-unchained-g1-rfc9380",
  genesis: 1_692_803_367,
  period: 3,
};

const { shortSignatures } = bls12_381;
const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest();
const seed = createHash("sha512").update("a beacon for tests").digest().subarray(0, 48);
const keys = shortSignatures.keygen(seed);

/** A beacon whose secret key the tests have, so that every round has a real signature. */
export const testBeacon: BeaconChain = {
  ...quicknet,
  chainHash: sha256("a beacon for tests").toString("hex"),
  publicKey: keys.publicKey.toHex(),
};

/** The signature of the test beacon on a round, as drand signs. */
export function signRound(round: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(round));
  const point = shortSignatures.hash(sha256(message), "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_");
  return shortSignatures.sign(point, keys.secretKey).toHex();
}

export const rules: DrawRules = {
  ratePercentPerYear: 7,
  minimumPerCategory: 1,
  coolingOffMonths: 24,
  coolingOffCovers: "certification",
  strataBy: "categoryAndRisk",
};

/** Fictional certifications: 40 in each category, every fourth of high risk, every tenth surveilled a year ago. */
export const candidates: readonly DrawCandidate[] = categoryCodes.flatMap((category) =>
  Array.from({ length: 40 }, (_, at) => ({
    number: certificationNumber({ prefix: "CSP", year: 2027, category, sequence: at + 1 }),
    corporateNumber: "7123456789012",
    category,
    risk: at % 4 === 0 ? "high" : "ordinary",
    ...(at % 10 === 0 ? { lastSurveilledOn: "2027-05-10" } : {}),
  })),
);

/** The first round from 2028-05-04 00:00 UTC on. */
export const round = firstRoundFrom(testBeacon, "2028-05-04T00:00:00Z");

export const beaconSource = (number: number = round): Extract<DrawSource, { kind: "beacon" }> => ({
  kind: "beacon",
  ...testBeacon,
  round: number,
  roundTime: roundTime(testBeacon, number),
});

export const publicNumbers: DrawSource = {
  kind: "publicNumbers",
  sources: [
    { name: { ja: "見本くじ 本数字", en: "Sample lottery, main numbers" }, numbers: 6 },
    {
      name: {
        ja: "見本株価指数 終値（小数点を除く数字）",
        en: "Sample stock index, digits of the closing value",
      },
      numbers: 1,
    },
  ],
  publishedOn: "2028-05-04",
};

type CommitArguments = Parameters<typeof commitDraw>[0];

export const revealedNumbers: Revealed = {
  kind: "publicNumbers",
  numbers: [["43", "02", "17", "9", "31", "28"], ["03828385"]],
};

/** The first commitment of the scheme, three days before its round, unless changed. */
export function commit(change: Partial<CommitArguments> = {}): DrawCommitment {
  return commitDraw({
    drawId: "draw-2028",
    previous: undefined,
    committedAt: "2028-05-01T00:00:00.000Z",
    policyVersion: "2027-04-01.1",
    rules,
    candidates,
    source: beaconSource(),
    ...change,
  });
}

export const beaconOf = (number: number = round): Extract<Revealed, { kind: "beacon" }> => ({
  kind: "beacon",
  round: number,
  signature: signRound(number),
});

/** A draw that holds. */
export function drawn(commitment: DrawCommitment = commit(), revealed: Revealed = beaconOf()): DrawFile {
  const result = performDraw(commitment, revealed);
  assert.ok(result.drawn, JSON.stringify(result));
  return result.file;
}
