import * as z from "zod";
import { bilingual } from "#scheme/bilingual.ts";
import { category } from "#scheme/categories.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { revocationStatuses } from "#scheme/revocation-transitions.ts";
import { documentView, eventView, taskView } from "./shapes.ts";

const instant = z.iso.datetime();
const day = z.iso.date();

export const ground = z.enum(revocationGrounds);

const decided = z.object({ reasons: z.string(), byName: z.string(), at: instant, day });
/** The same as the provider reads it: what was decided and why, not by whom. */
const told = z.object({ reasons: z.string(), day });

/** What secretariat and provider both see of a revocation. */
const common = {
  revocationId: z.string(),
  number: z.string(),
  certificationNumber: z.string(),
  corporateNumber: z.string(),
  providerName: z.string(),
  category,
  status: z.enum(revocationStatuses),
  statusName: bilingual,
  ground,
  groundName: bilingual,
  updatedAt: instant,
};

export const revocationSummary = z.object({ ...common, openedAt: instant });

const hearingShown = {
  form: z.enum(["explanation", "hearing", "silence"]),
  text: z.string(),
  documents: z.array(z.string()),
  heldOn: day.optional(),
  at: instant,
};
const noticeShown = { plannedDecision: z.string(), dueDay: day, at: instant };
const reportShown = { text: z.string(), opinion: z.enum(["revoke", "doNotRevoke"]), at: instant };

/** A revocation as the secretariat sees it. */
export const secretariatRevocation = z.object({
  ...common,
  version: z.int(),
  policyVersion: z.string(),
  facts: z.string(),
  origin: z.object({ kind: z.string(), reference: z.string().optional() }),
  openedAt: instant,
  openedBy: z.string(),
  handledBy: z.array(z.string()),
  decidedBy: z.array(z.string()),
  chairedBy: z.string().optional(),
  conflictedStaff: z.array(z.string()),
  notice: z.object({ ...noticeShown, byName: z.string() }).optional(),
  hearings: z.array(z.object({ ...hearingShown, byName: z.string() })),
  report: z.object({ ...reportShown, byName: z.string() }).optional(),
  proposal: z
    .object({
      outcome: z.enum(["revoke", "doNotRevoke"]),
      reasons: z.string(),
      byName: z.string(),
      at: instant,
    })
    .optional(),
  returned: z.string().optional(),
  urgency: decided.extend({ justification: z.string() }).optional(),
  decision: decided.optional(),
  objectionUntil: day.optional(),
  objection: z
    .object({ text: z.string(), documents: z.array(z.string()), byName: z.string(), at: instant })
    .optional(),
  objectionDecision: decided.optional(),
  settingAside: decided.optional(),
  discontinuation: decided.optional(),
  documents: z.array(documentView),
  tasks: z.array(taskView),
  possibleActs: z.array(z.string()),
});

/** The same with every act on it, and whether its hash chain is unbroken and ends where the record says (S-06, N-04). */
export const secretariatRevocationWithTimeline = secretariatRevocation.extend({
  events: z.array(eventView),
  intact: z.boolean(),
});

/**
 * A revocation as the provider sees it (X-02, 資料の閲覧): the ground, the facts, what was said, and its own documents of
 * the case that gave the ground. Nothing of who reported it, of other bodies, or of who in the office thinks what.
 */
export const providerRevocation = z.object({
  ...common,
  facts: z.string(),
  basis: bilingual,
  notice: z.object({ ...noticeShown, howToAnswer: bilingual }).optional(),
  hearings: z.array(z.object(hearingShown)),
  report: z.object(reportShown).optional(),
  urgency: told.extend({ justification: z.string() }).optional(),
  decision: told.optional(),
  objectionUntil: day.optional(),
  objectionText: bilingual.optional(),
  objectionAddressee: bilingual.optional(),
  objection: z.object({ text: z.string(), documents: z.array(z.string()), at: instant }).optional(),
  objectionDecision: told.optional(),
  settingAside: told.optional(),
  discontinuation: told.optional(),
  documents: z.array(documentView),
  /** The company's own documents of the case that gave the ground. */
  file: z.array(documentView),
});
