import * as z from "zod";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { actedBy, certified, chainTip, day, instant, version } from "./common.ts";

/** The case that gave the ground, where there is one. */
const origin = z.object({
  kind: z.enum(["surveillance", "prerequisite", "staff"]),
  /** The id of the surveillance case, or the prerequisite. */
  reference: z.string().optional(),
});
export type RevocationOrigin = z.infer<typeof origin>;

/** The planned decision as the provider was told it, and until when it may be answered. */
const notice = z.object({ plannedDecision: z.string().min(1), dueDay: day, at: instant, by: actedBy });
/**
 * That the provider was heard: what it explained, the notes of the hearing, or that it was given the chance and let
 * the due day pass. No revocation becomes final without one.
 */
const hearing = z.object({
  form: z.enum(["explanation", "hearing", "silence"]),
  text: z.string(),
  documents: z.array(z.string()),
  /** The JST day of a hearing; it is recorded afterwards. */
  heldOn: day.optional(),
  at: instant,
  by: actedBy,
});
const report = z.object({
  text: z.string().min(1),
  opinion: z.enum(["revoke", "doNotRevoke"]),
  at: instant,
  by: actedBy,
});
const proposal = z.object({
  outcome: z.enum(["revoke", "doNotRevoke"]),
  reasons: z.string().min(1),
  by: actedBy,
  at: instant,
});
const decision = z.object({ reasons: z.string().min(1), by: actedBy, at: instant, day });
/** Why a revocation could not wait for the hearing. */
const urgency = z.object({
  justification: z.string().min(1),
  reasons: z.string().min(1),
  by: actedBy,
  at: instant,
  day,
});
const objection = z.object({
  text: z.string().min(1),
  documents: z.array(z.string()),
  at: instant,
  by: actedBy,
});

const common = {
  kind: z.literal("revocation"),
  id: z.string().min(1),
  version,
  /** The number people know it by, e.g. `RV-2027-000001`. */
  number: z.string().min(1),
  ...certified,
  ground: z.enum(revocationGrounds),
  facts: z.string().min(1),
  origin,
  openedAt: instant,
  openedBy: z.string(),
  updatedAt: instant,
  ledger: chainTip,
  generation: z.int().min(0),
  handledBy: z.array(z.string()),
  decidedBy: z.array(z.string()),
  conflictedStaff: z.array(z.string()),
};
const noticed = { ...common, notice };
const chaired = { chairedBy: z.string().optional() };
const heard = { ...noticed, ...chaired, hearings: z.array(hearing).min(1) };
const reported = { ...heard, chairedBy: z.string(), report };
const proposed = { ...reported, proposal, proposedBy: z.string() };
/** What may have happened before it ended in the provider's favour: it stays on the record. */
const soFar = {
  ...common,
  ...chaired,
  notice: notice.optional(),
  hearings: z.array(hearing).optional(),
  report: report.optional(),
  proposal: proposal.optional(),
  proposedBy: z.string().optional(),
};
const urgent = { ...common, urgency };
const urgentNoticed = { ...urgent, notice };
const urgentHeard = { ...urgentNoticed, ...chaired, hearings: z.array(hearing).min(1) };
const urgentReported = { ...urgentHeard, chairedBy: z.string(), report };
/** However it came to it, a revocation that stands for good rests on a hearing. */
const revoked = {
  ...reported,
  proposal: proposal.optional(),
  proposedBy: z.string().optional(),
  urgency: urgency.optional(),
  decision,
  objectionUntil: day,
};

/**
 * A revocation; its status says what else is known of it. That nobody is revoked unheard is a matter of its shape: a
 * status in which the certification stands revoked has a hearing, or the justification of an urgent revocation.
 */
export const revocationRecord = z.discriminatedUnion("status", [
  z.object({ ...common, status: z.literal("planned") }),
  z.object({ ...noticed, status: z.literal("noticed") }),
  z.object({ ...heard, status: z.literal("heard") }),
  z.object({ ...reported, status: z.literal("reported"), returned: z.string().optional() }),
  z.object({ ...proposed, status: z.literal("awaitingDecision") }),
  z.object({ ...urgent, status: z.literal("revokedUrgently") }),
  z.object({ ...urgentNoticed, status: z.literal("urgentNoticed") }),
  z.object({ ...urgentHeard, status: z.literal("urgentHeard") }),
  z.object({ ...urgentReported, status: z.literal("urgentReported") }),
  z.object({ ...revoked, status: z.literal("revoked") }),
  z.object({ ...revoked, objection, status: z.literal("objected") }),
  z.object({
    ...revoked,
    objection: objection.optional(),
    objectionDecision: decision.optional(),
    status: z.literal("final"),
  }),
  z.object({
    ...soFar,
    status: z.literal("setAside"),
    urgency: urgency.optional(),
    decision: decision.optional(),
    objectionUntil: day.optional(),
    objection: objection.optional(),
    /** Why it was set aside: on an objection, or before an urgent revocation was confirmed. */
    settingAside: decision,
  }),
  z.object({ ...proposed, status: z.literal("notRevoked"), decision }),
  z.object({ ...soFar, status: z.literal("discontinued"), discontinuation: decision }),
]);
export type Revocation = z.infer<typeof revocationRecord>;
export type RevocationIn<Status extends Revocation["status"]> = Extract<Revocation, { status: Status }>;
