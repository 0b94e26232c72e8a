import * as z from "zod";
import { bilingual } from "../bilingual.ts";
import { drawPopulation, drawRules } from "./population.ts";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/** Lower-case hex SHA-256. */
export const digest = hex(32);
const instant = z.iso.datetime();

/**
 * A public random beacon, as its operators describe it (drand, `/info` of a chain). Its signatures are on G1 of BLS12-381
 * and depend on nothing but the round.
 */
export const beaconChain = z.strictObject({
  chainHash: digest,
  publicKey: hex(96),
  schemeId: z.literal("bls-unchained-g1-rfc9380"),
  genesis: z.int().min(0),
  period: z.int().min(1),
});
export type BeaconChain = z.infer<typeof beaconChain>;

export const beaconRound = z.int().min(1);

/** A source of public numbers, named so that nobody can argue which numbers are meant, and how many they are. */
export const numberSource = z.strictObject({
  name: bilingual.refine(({ ja, en }) => ja.isWellFormed() && en.isWellFormed()),
  numbers: z.int().min(1).max(100),
});

/** Where the randomness is to come from. It is one of the two: whoever could choose afterwards could steer. */
const drawSource = z.discriminatedUnion("kind", [
  beaconChain.extend({ kind: z.literal("beacon"), round: beaconRound, roundTime: instant }),
  z.strictObject({
    kind: z.literal("publicNumbers"),
    sources: z.array(numberSource).min(1),
    /** JST day on which every source publishes the numbers meant. */
    publishedOn: z.iso.date(),
  }),
]);
export type DrawSource = z.infer<typeof drawSource>;

/** What stands before the first commitment. */
export const noCommitment = "0".repeat(64);

/**
 * What is published before a draw (S-03): from whom, how many, by which rules, and which randomness of the future decides.
 * Commitments are numbered and chained, so that a draw that was made and dropped leaves a gap.
 */
export const drawCommitment = z
  .strictObject({
    drawId: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
    /** 1 for the first draw of the scheme. */
    sequence: z.int().min(1),
    /** Digest of the commitment before this one, whatever became of its draw. */
    previousCommitment: digest,
    committedAt: instant,
    policyVersion: z.string().regex(/^[0-9.-]{1,40}$/),
    rules: drawRules,
    ...drawPopulation.shape,
    /** SHA-256 of the canonical JSON of all entries of all strata in code unit order. */
    populationHash: digest,
    source: drawSource,
  })
  .refine(({ sequence, previousCommitment }) => (sequence === 1) === (previousCommitment === noCommitment), {
    path: ["previousCommitment"],
  });
export type DrawCommitment = z.infer<typeof drawCommitment>;
