import * as z from "zod";
import { correctiveActionStatuses } from "#scheme/corrective-action-transitions.ts";
import { actedBy, certified, chainTip, day, digest, instant, version } from "./common.ts";

/** Where the suspicion came from, and what it can be looked up by (S-02, S-03). */
export const surveillanceOrigin = z.object({
  kind: z.enum([
    "tip",
    "incident",
    "discrepancy",
    "media",
    "government",
    "draw",
    "secondment",
    "unreportedChange",
  ]),
  reference: z.string().optional(),
});
export type SurveillanceOrigin = z.infer<typeof surveillanceOrigin>;

/** That surveillance is conducted or not, with reasons; and what the provider is asked for, in its reader's words. */
const deliberation = z.object({
  reasons: z.string().min(1),
  items: z.string().min(1).optional(),
  by: actedBy,
  at: instant,
});
const request = z.object({ items: z.string().min(1), dueDay: day, at: instant, by: actedBy });
const outcome = z.enum(["conforming", "minor", "violation", "refusal"]);
/** `demand` is what a violation calls for. */
const proposal = z.object({
  outcome,
  reasons: z.string().min(1),
  demand: z.string().min(1).optional(),
  by: actedBy,
  at: instant,
});
/** A conclusion, with the digests of the documents it rests on (C-04). */
const conclusion = proposal.extend({ evidence: z.array(digest) });
const hearing = z.object({
  heldOn: day,
  attendees: z.string(),
  notes: z.string().min(1),
  by: actedBy,
  at: instant,
});
/** What the provider did about the request: filed, refused, or nothing by the due day. */
const response = z.object({
  did: z.enum(["filed", "refused", "silent"]),
  statement: z.string(),
  documents: z.array(z.string()),
  at: instant,
  by: actedBy,
});

const common = {
  kind: z.literal("surveillance"),
  id: z.string().min(1),
  version,
  /** The number people know it by, e.g. `SV-2027-000001`. */
  number: z.string().min(1),
  ...certified,
  origin: surveillanceOrigin,
  suspicion: z.string().min(1),
  openedAt: instant,
  openedBy: actedBy,
  updatedAt: instant,
  ledger: chainTip,
  generation: z.int().min(0),
  handledBy: z.array(z.string()),
  conflictedStaff: z.array(z.string()),
};
const decided = { ...common, deliberation };
const asked = {
  ...decided,
  requests: z.array(request).min(1),
  responses: z.array(response),
  hearings: z.array(hearing),
};
const proposed = { ...asked, proposal, proposedBy: z.string() };
const concluded = { ...proposed, conclusion };
/** However far a case came, when its certification ended. */
const discontinued = {
  ...common,
  deliberation: deliberation.optional(),
  requests: z.array(request),
  responses: z.array(response),
  hearings: z.array(hearing),
  proposal: proposal.optional(),
  conclusion: conclusion.optional(),
  closedAt: instant,
};

/** A surveillance case; its status says what else is known of it. */
export const surveillanceRecord = z.discriminatedUnion("status", [
  z.object({ ...common, status: z.literal("registered") }),
  z.object({ ...decided, status: z.literal("notConducted") }),
  z.object({ ...decided, status: z.literal("decided") }),
  z.object({ ...asked, status: z.literal("evidence") }),
  z.object({ ...asked, status: z.literal("examination"), returned: z.string().optional() }),
  z.object({ ...proposed, status: z.literal("awaitingConclusion") }),
  z.object({ ...concluded, status: z.literal("conforming") }),
  z.object({ ...concluded, status: z.literal("minor") }),
  z.object({ ...concluded, status: z.literal("violation") }),
  z.object({ ...concluded, status: z.literal("refusedCooperation") }),
  z.object({ ...concluded, status: z.literal("closed"), closedAt: instant }),
  z.object({ ...discontinued, status: z.literal("discontinued") }),
]);
export type Surveillance = z.infer<typeof surveillanceRecord>;
export type SurveillanceIn<Status extends Surveillance["status"]> = Extract<Surveillance, { status: Status }>;

/** The corrective action that a surveillance case led to (S-05); a case has at most one. */
export const correctiveActionRecord = z.object({
  kind: z.literal("correctiveAction"),
  surveillanceId: z.string().min(1),
  version,
  status: z.enum(correctiveActionStatuses),
  ...certified,
  demand: z.string().min(1),
  demandedAt: instant,
  demandedBy: actedBy,
  /** The last day to have it done; never later than `latestDay`, extensions included. */
  dueDay: day,
  latestDay: day,
  plan: z.object({ text: z.string(), documents: z.array(z.string()), at: instant, by: actedBy }).optional(),
  report: z.object({ text: z.string(), documents: z.array(z.string()), at: instant, by: actedBy }).optional(),
  /** Whoever checked the plan or returned the report; somebody else confirms that it is done. */
  checkedBy: z.string().optional(),
  /** Why the plan or the report was returned last. */
  returned: z.string().optional(),
  /** What was found of it in the end: by a decider, or that the due day passed. */
  finding: z.object({ reasons: z.string(), by: actedBy, at: instant }).optional(),
  conflictedStaff: z.array(z.string()),
  ledger: chainTip,
});
export type CorrectiveAction = z.infer<typeof correctiveActionRecord>;
