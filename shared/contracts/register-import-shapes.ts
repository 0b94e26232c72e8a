import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category, categoryOption } from "#scheme/categories.ts";
import { registerImportStatuses } from "#scheme/register-import-transitions.ts";

const day = z.iso.date();

/** A service as an import names it. */
const importedListing = z.object({
  listingId: z.string(),
  registerNumber: z.string().optional(),
  category,
  option: categoryOption.optional(),
  serviceName: z.string(),
  providerName: z.string(),
  corporateNumber: z.string().optional(),
  summary: z.string(),
  registeredOn: day,
  renewedOn: day.optional(),
  reviewBody: z.string(),
});

/** One line of the difference between an import and the register. */
export const differenceEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("added"), listing: importedListing }),
  z.object({
    kind: z.literal("changed"),
    listing: importedListing,
    changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  }),
  z.object({ kind: z.literal("dropped"), listing: importedListing }),
  /** A row that could not be read: nothing is concluded from it. */
  z.object({ kind: z.literal("unread"), sheet: z.string(), row: z.int(), wrong: z.array(bilingual) }),
  /** Services and rows that could belong together in several ways: a person tells them apart, nothing is changed. */
  z.object({ kind: z.literal("ambiguous"), listingIds: z.array(z.string()), rows: z.array(z.int()) }),
]);

export const registerImportView = z.object({
  importId: z.string(),
  status: z.enum(registerImportStatuses),
  statusName: bilingual,
  fileName: z.string(),
  fileSha256: z.string(),
  preparedAt: z.iso.datetime(),
  preparedByName: z.string(),
  totals: z.object({
    before: z.int(),
    after: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    dropped: z.int(),
    /** Services that were left as they are: in doubt, or of a category the file does not speak for. */
    untouched: z.int(),
  }),
  suspicious: z.boolean(),
  adoptedAt: z.iso.datetime().optional(),
  adoptedByName: z.string().optional(),
});
