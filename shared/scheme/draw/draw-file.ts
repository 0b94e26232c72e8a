import * as z from "zod";
import { beaconRound, digest, drawCommitment } from "./commitment.ts";
import { publicNumber } from "./fallback-key.ts";

/** What the source said when its time had come. */
const revealed = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("beacon"),
    round: beaconRound,
    /** Compressed point on G1 of BLS12-381, 96 hex digits. */
    signature: z.string().max(200),
  }),
  z.strictObject({
    kind: z.literal("publicNumbers"),
    /** The numbers of each source as published, in the order of the sources. */
    numbers: z.array(z.array(publicNumber).min(1)).min(1),
  }),
]);
export type Revealed = z.infer<typeof revealed>;

const stratumPicks = z.strictObject({ stratum: z.string(), picks: z.array(z.string()) });
export type StratumPicks = z.infer<typeof stratumPicks>;

/** A draw as published (S-03): what was committed to, what was revealed, and who was drawn, in the order of the draw. */
export const drawFile = z.strictObject({
  commitment: drawCommitment,
  commitmentDigest: digest,
  revealed,
  /** SHA-256 of the beacon's signature, or of the key made of the public numbers (RFC 3797, section 4). */
  randomness: digest,
  /** In the order of the strata. */
  picks: z.array(stratumPicks),
});
export type DrawFile = z.infer<typeof drawFile>;
