import { jstDay } from "#scheme/calendar.ts";
import { roundSeconds } from "#scheme/draw/beacon-round.ts";
import {
  type DrawCommitment,
  type DrawSource,
  drawCommitment,
  noCommitment,
} from "#scheme/draw/commitment.ts";
import type { DrawCandidate, DrawPopulation, DrawRules, Stratum } from "#scheme/draw/population.ts";
import { formStrata, inCodeUnitOrder, withSampleSizes } from "#scheme/draw/strata.ts";
import { digestOf } from "./digest.ts";
import { type DrawFault, unless } from "./draw-faults.ts";

/** What a draw is known by: SHA-256 of the canonical JSON (RFC 8785) of its commitment, 64 lower-case hex digits. */
export function commitmentDigest(commitment: DrawCommitment): string {
  return digestOf(commitment);
}

/** SHA-256 of the canonical JSON of all entries of all strata in code unit order, 64 lower-case hex digits. */
export function populationHash(strata: readonly Stratum[]): string {
  return digestOf(inCodeUnitOrder(strata.flatMap(({ entries }) => entries)));
}

/**
 * Makes what is published before a draw (S-03), chained to the commitment before it.
 * @param of who stands on the JST day of `committedAt`, and a source of randomness that is revealed after it
 * @throws RangeError when the source is known already, a certification is named twice, or a stratum is too large
 * @throws ZodError when a part is not of the published form
 */
export function commitDraw(of: {
  readonly drawId: string;
  readonly previous: DrawCommitment | undefined;
  readonly committedAt: string;
  readonly policyVersion: string;
  readonly rules: DrawRules;
  readonly candidates: readonly DrawCandidate[];
  readonly source: DrawSource;
}): DrawCommitment {
  const { drawId, previous, committedAt, policyVersion, rules, source } = of;
  const population = formStrata(of.candidates, rules, jstDay(committedAt));
  const commitment = drawCommitment.parse({
    drawId,
    sequence: (previous?.sequence ?? 0) + 1,
    previousCommitment: previous === undefined ? noCommitment : commitmentDigest(previous),
    committedAt,
    policyVersion,
    rules,
    ...population,
    populationHash: populationHash(population.strata),
    source,
  });
  const [fault] = commitmentFaults(commitment);
  if (fault !== undefined) throw new RangeError(fault.wrong.en);
  return commitment;
}

/** Whether each commitment follows the one before it, from the first of the scheme on: none dropped, none changed. */
export function verifyCommitments(commitments: readonly DrawCommitment[]): boolean {
  return commitments.every(({ sequence, previousCommitment }, at) => {
    const previous = commitments[at - 1];
    const expected = previous === undefined ? noCommitment : commitmentDigest(previous);
    return sequence === at + 1 && previousCommitment === expected;
  });
}

/** What is wrong with a commitment by itself, before anything is revealed. */
export function commitmentFaults(commitment: DrawCommitment): readonly DrawFault[] {
  const { strata, rules } = commitment;
  const sized = withSampleSizes(strata, rules);
  const wrongSizes = strata.filter(
    ({ name, sampleSize }) => sized.find((each) => each.name === name)?.sampleSize !== sampleSize,
  );
  return [
    ...unless(commitment.populationHash === populationHash(strata), "population-hash-wrong"),
    ...unless(isInOrder(commitment), "population-not-in-order"),
    ...wrongSizes.flatMap(({ name }) => unless(false, "sample-size-wrong", name)),
    ...sourceFaults(commitment),
  ];
}

function isInOrder({ strata, coolingOff }: DrawPopulation): boolean {
  const numbers = [...strata.flatMap(({ entries }) => entries), ...coolingOff];
  const lists = [strata.map(({ name }) => name), ...strata.map(({ entries }) => entries), coolingOff];
  return new Set(numbers).size === numbers.length && lists.every(rises);
}

function rises(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || (texts[at - 1] ?? "") < text);
}

function sourceFaults({ source, committedAt }: DrawCommitment): readonly DrawFault[] {
  if (source.kind === "publicNumbers") {
    return unless(jstDay(committedAt) < source.publishedOn, "known-beforehand");
  }
  const comesAt = roundSeconds(source, source.round) * 1000;
  return [
    ...unless(Date.parse(source.roundTime) === comesAt, "round-time-wrong"),
    ...unless(Date.parse(committedAt) < comesAt, "known-beforehand"),
  ];
}
