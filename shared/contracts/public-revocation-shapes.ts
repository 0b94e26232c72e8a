import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";

const day = z.iso.date();

/** Where a revocation that stands has come to, as the public is told. */
export const publicRevocationStages = [
  "hearingFollows",
  "objectionPossible",
  "objectionPending",
  "final",
] as const;

/** A revocation that stands, as it is published (G-02): the ground only where the policy says so. */
export const publicRevocation = z.object({
  certificationNumber: z.string(),
  corporateNumber: z.string(),
  providerName: z.string(),
  category,
  categoryName: bilingual,
  revokedOn: day,
  ground: z.enum(revocationGrounds).optional(),
  groundName: bilingual.optional(),
  stage: z.enum(publicRevocationStages),
  stageName: bilingual,
});

/** What the entry of a certification says of its own revocation. */
export const revocationOfEntry = publicRevocation.pick({
  revokedOn: true,
  ground: true,
  groundName: true,
  stage: true,
  stageName: true,
});

/** A revocation that was set aside: that it stood, and until when. */
export const revocationSetAside = z.object({ revokedOn: day, setAsideOn: day });
