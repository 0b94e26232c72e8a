import type * as z from "zod";
import type { receipt } from "#contracts/shapes.ts";
import type { filingSummary } from "#records/application.ts";
import { formatJst } from "#scheme/calendar.ts";

/** The receipt for what was filed (B-06). */
export function receiptView(filing: z.infer<typeof filingSummary>): z.infer<typeof receipt> {
  const { receiptNumber, filedAt, round, digest } = filing;
  return { receiptNumber, filedAt, filedAtJst: formatJst(filedAt), round, digest };
}
