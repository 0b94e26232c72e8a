import * as z from "zod";
import { incidentBreaches, ransomStatements } from "#scheme/incident-breaches.ts";
import { incidentKinds, incidentStatuses } from "#scheme/incident-transitions.ts";
import { actedBy, certified, chainTip, day, instant, version } from "./common.ts";

/** How many customers concerned have been told; none yet is 0. */
const customersInformed = z.object({ count: z.int().min(0), at: instant.optional() });
const bodyInformed = z.object({ name: z.string().min(1), at: instant });
const filed = { at: instant, by: actedBy, bodiesInformed: z.array(bodyInformed), customersInformed };

const first = z.object({ ...filed, summary: z.string().min(1), ransom: z.enum(ransomStatements).optional() });
const followUp = z.object({
  ...filed,
  text: z.string().min(1),
  documents: z.array(z.string()),
  ransom: z.enum(ransomStatements).optional(),
});
const final = z.object({
  ...filed,
  cause: z.string().min(1),
  measures: z.string().min(1),
  customersAffected: z.int().min(0),
  ransom: z.enum(ransomStatements),
  documents: z.array(z.string()),
});
const check = z.object({
  outcome: z.enum(["confirm", "return"]),
  reasons: z.string().min(1),
  at: instant,
  by: actedBy,
});

/** The report of an incident by a certified provider (K-02): first 速報, follow-ups 続報, final 確報. */
export const incidentRecord = z.object({
  kind: z.literal("incident"),
  id: z.string().min(1),
  version,
  status: z.enum(incidentStatuses),
  /** The number people know it by, e.g. `IN-2027-000001`. */
  number: z.string().min(1),
  ...certified,
  incidentKind: z.enum(incidentKinds),
  detectedAt: instant,
  customerSystemsAtRisk: z.boolean(),
  first,
  /** By how many hours begun the first report was late; 0 in time. */
  hoursLate: z.int().min(0),
  followUps: z.array(followUp),
  /** The last day for the final report. */
  finalDueDay: day,
  /** Every final report that was filed; the last one counts. */
  finals: z.array(final),
  checks: z.array(check),
  breaches: z.array(z.object({ breach: z.enum(incidentBreaches), foundAt: instant })),
  /** The surveillance case the first breach opened. */
  surveillance: z.object({ id: z.string(), number: z.string() }).optional(),
  updatedAt: instant,
  ledger: chainTip,
  conflictedStaff: z.array(z.string()),
});
export type Incident = z.infer<typeof incidentRecord>;
