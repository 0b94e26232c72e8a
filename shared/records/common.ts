import * as z from "zod";
import { personRole } from "#scheme/roles.ts";

/** A moment, ISO 8601 in UTC. The JST day it belongs to is computed by the calendar. */
export const instant = z.iso.datetime();
/** A JST calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** Lower-case hex SHA-256. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const corporateNumber = z.string().regex(/^\d{13}$/);
export const version = z.int().min(1);

/** Who acted: enough for the record, nothing more of the person. */
export const actedBy = z.object({
  subject: z.string().min(1),
  name: z.string().min(1),
  role: z.union([personRole, z.literal("system")]),
});
export type ActedBy = z.infer<typeof actedBy>;

/** The tip of an aggregate's hash chain: number of its last event and that event's hash (N-04). */
export const chainTip = z.object({ sequence: z.int().min(0), hash: digest });
export type ChainTip = z.infer<typeof chainTip>;
