import * as z from "zod";
import { actedBy, chainTip, day, digest, instant, version } from "./common.ts";

/** How many services an import would add, change, leave and drop; both sides add up. */
export const importTotals = z.object({
  before: z.int(),
  after: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  dropped: z.int(),
  untouched: z.int(),
});

/**
 * An import of the existing register as its keeper publishes it. Its file and its difference are kept as they
 * were; nothing changes until somebody adopts it.
 */
export const registerImportRecord = z.object({
  kind: z.literal("registerImport"),
  id: z.string().min(1),
  version,
  status: z.enum(["prepared", "adopting", "adopted", "discarded"]),
  fileName: z.string(),
  bytes: z.int().min(1),
  fileSha256: digest,
  fileKey: z.string(),
  differenceSha256: digest,
  differenceKey: z.string(),
  totals: importTotals,
  /** It would drop more of the register than the policy expects: somebody confirms it. */
  suspicious: z.boolean(),
  /** The import the register rested on when this one was compared with it. */
  basedOn: z.string().optional(),
  preparedOn: day,
  preparedAt: instant,
  preparedBy: actedBy,
  adoptedAt: instant.optional(),
  adoptedBy: actedBy.optional(),
  ledger: chainTip,
});
export type RegisterImport = z.infer<typeof registerImportRecord>;

/** That a certification covers a service of the existing register, so that a dropped service finds its certifications. */
export const listingUseRecord = z.object({
  kind: z.literal("listingUse"),
  listingId: z.string().min(1),
  certificationNumber: z.string().min(1),
});
