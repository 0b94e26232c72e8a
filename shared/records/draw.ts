import * as z from "zod";
import { drawStatuses } from "#scheme/draw-transitions.ts";
import { actedBy, chainTip, day, digest, instant, version } from "./common.ts";

/**
 * A random draw (S-03). Its population and its picks are files of the evidence, named here by their digests: a list of
 * ten thousand certifications is no record.
 */
export const drawRecord = z.object({
  kind: z.literal("draw"),
  /** The number people know it by, e.g. `DR-2027-01`. */
  id: z.string().min(1),
  version,
  status: z.enum(drawStatuses),
  /** Draws are numbered over all years, from 1. */
  sequence: z.int().min(1),
  year: z.int(),
  scheduled: z.boolean(),
  reasons: z.string().optional(),
  policyVersion: z.string(),
  sourceKind: z.enum(["beacon", "publicNumbers"]),
  /** When the randomness is there: the beacon's round, or the end of the day on which the numbers are published. */
  revealedFrom: instant,
  revealedOn: day,
  commitmentKey: z.string(),
  commitmentDigest: digest,
  /** The digest with the moment, signed by the scheme's own key, so that it can be kept and held against us. */
  commitmentJws: z.string(),
  committedAt: instant,
  committedBy: actedBy,
  fileKey: z.string().optional(),
  fileSha256: digest.optional(),
  drawnAt: instant.optional(),
  picked: z.int().min(0).optional(),
  updatedAt: instant,
  ledger: chainTip,
  generation: z.int().min(0),
});
export type Draw = z.infer<typeof drawRecord>;
