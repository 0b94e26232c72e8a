import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type * as z from "zod";
import { type DrawCommitment, type DrawSource, drawCommitment } from "#scheme/draw/commitment.ts";
import { type DrawFile, drawFile, type Revealed, type StratumPicks } from "#scheme/draw/draw-file.ts";
import { fallbackKey } from "#scheme/draw/fallback-key.ts";
import { select } from "#scheme/draw/select.ts";
import { verifyBeacon } from "./beacon.ts";
import { sha256Hex } from "./digest.ts";
import { commitmentDigest, commitmentFaults } from "./draw-commitment.ts";
import { type DrawFault, type DrawFaultCode, drawFault, unless } from "./draw-faults.ts";

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest();

/** What a source revealed, as 64 lower-case hex digits: SHA-256 of the signature, or of the key of the public numbers. */
export function randomnessOf(revealed: Revealed): string {
  return revealed.kind === "beacon"
    ? sha256Hex(Buffer.from(revealed.signature, "hex"))
    : sha256Hex(fallbackKey(revealed.numbers));
}

/**
 * The key of a stratum: randomness that came later, the commitment it decides, and the stratum, each ended by a slash.
 * Strata are drawn independently, and the randomness of one draw serves no other.
 */
export function drawKey(randomness: string, digestOfCommitment: string, stratumName: string): string {
  return `${randomness}/${digestOfCommitment}/${stratumName}/`;
}

/** Draws from every stratum (RFC 3797, section 4, with SHA-256). The picks are in the order of the draw. */
export function drawPicks(commitment: DrawCommitment, randomness: string): readonly StratumPicks[] {
  const digest = commitmentDigest(commitment);
  return commitment.strata.map(({ name, entries, sampleSize }) => {
    const key = drawKey(randomness, digest, name);
    return { stratum: name, picks: [...select(entries, { count: sampleSize, key, hash: sha256 })] };
  });
}

/**
 * Draws once the source has spoken, and verifies the result as anybody would before it is given out (S-03).
 * @returns the draw as it is published, or what is wrong
 */
export function performDraw(
  commitment: DrawCommitment,
  revealed: Revealed,
):
  | { readonly drawn: true; readonly file: DrawFile }
  | { readonly drawn: false; readonly faults: readonly DrawFault[] } {
  const randomness = randomnessOf(revealed);
  const picks = [...drawPicks(commitment, randomness)];
  const file = { commitment, commitmentDigest: commitmentDigest(commitment), revealed, randomness, picks };
  const faults = verifyDraw(file);
  return faults.length === 0 ? { drawn: true, file } : { drawn: false, faults };
}

/**
 * Verifies a published draw by drawing again (S-03).
 * @param file a draw as published, parsed from JSON
 * @param published the commitment as somebody kept it from the time before the draw
 * @returns what does not hold; nothing when all holds
 */
export function verifyDraw(file: unknown, published?: unknown): readonly DrawFault[] {
  const parsed = drawFile.safeParse(file);
  if (!parsed.success) return [unreadable("not-a-draw", parsed.error)];
  const { commitment, revealed, randomness } = parsed.data;
  return [
    ...(published === undefined ? [] : publishedFaults(commitment, published)),
    ...unless(parsed.data.commitmentDigest === commitmentDigest(commitment), "commitment-digest-wrong"),
    ...commitmentFaults(commitment),
    ...revealedFaults(commitment.source, revealed),
    ...unless(randomness === randomnessOf(revealed), "randomness-wrong"),
    ...pickFaults(parsed.data),
  ];
}

function unreadable(code: DrawFaultCode, { issues }: z.ZodError): DrawFault {
  const path = issues[0]?.path ?? [];
  return path.length === 0 ? drawFault(code) : drawFault(code, path.join("."));
}

function publishedFaults(commitment: DrawCommitment, published: unknown): readonly DrawFault[] {
  const parsed = drawCommitment.safeParse(published);
  if (!parsed.success) return [unreadable("not-a-commitment", parsed.error)];
  return unless(commitmentDigest(parsed.data) === commitmentDigest(commitment), "commitment-differs");
}

function revealedFaults(source: DrawSource, revealed: Revealed): readonly DrawFault[] {
  if (source.kind === "beacon" && revealed.kind === "beacon") {
    const { publicKey } = source;
    const { round, signature } = revealed;
    return [
      ...unless(round === source.round, "round-differs"),
      ...unless(verifyBeacon({ publicKey, round, signature }), "signature-wrong"),
    ];
  }
  if (source.kind === "publicNumbers" && revealed.kind === "publicNumbers") {
    const expected = source.sources.map(({ numbers }) => numbers).join();
    const found = revealed.numbers.map((numbers) => numbers.length).join();
    return unless(expected === found, "numbers-differ");
  }
  return [drawFault("source-differs")];
}

function pickFaults({ commitment, randomness, picks }: DrawFile): readonly DrawFault[] {
  const names = picks.map(({ stratum }) => stratum);
  const expectedNames = commitment.strata.map(({ name }) => name);
  if (!isDeepStrictEqual(names, expectedNames)) return [drawFault("strata-differ")];
  return drawPicks(commitment, randomness).flatMap((each, at) =>
    unless(isDeepStrictEqual(each, picks[at]), "picks-wrong", each.stratum),
  );
}
