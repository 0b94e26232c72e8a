import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { revocationRecord } from "#records/revocation.ts";
import { categoryCodes } from "#scheme/categories.ts";
import { revocationGrounds } from "#scheme/revocation-grounds.ts";
import { revocationStatuses, standsRevoked } from "#scheme/revocation-transitions.ts";

const at = "2027-06-01T01:00:00.000Z";
const day = "2027-06-01";
const words = fc.constantFrom("理由", "");
const subject = fc.constantFrom("a", "b", "c");
const by = fc.record({
  subject,
  name: fc.constant("担当"),
  role: fc.constantFrom("decider", "reviewer", "signatory", "system"),
});
const decision = fc.record({ reasons: words, by, at: fc.constant(at), day: fc.constant(day) });
const opinion = fc.constantFrom("revoke", "doNotRevoke");
const hearing = fc.record({
  form: fc.constantFrom("explanation", "hearing", "silence", "guess"),
  text: words,
  documents: fc.constant([]),
  at: fc.constant(at),
  by,
});

/** What may be written of a revocation, any part of it missing or empty. */
const anything = fc.record(
  {
    status: fc.constantFrom(...revocationStatuses),
    notice: fc.record({ plannedDecision: words, dueDay: fc.constant(day), at: fc.constant(at), by }),
    hearings: fc.array(hearing, { maxLength: 2 }),
    chairedBy: subject,
    report: fc.record({ text: words, opinion, at: fc.constant(at), by }),
    proposal: fc.record({ outcome: opinion, reasons: words, at: fc.constant(at), by }),
    proposedBy: subject,
    urgency: fc.record({
      justification: words,
      reasons: words,
      by,
      at: fc.constant(at),
      day: fc.constant(day),
    }),
    decision,
    objectionUntil: fc.constant(day),
    objection: fc.record({ text: words, documents: fc.constant([]), at: fc.constant(at), by }),
    objectionDecision: decision,
    settingAside: decision,
    discontinuation: decision,
    ground: fc.constantFrom(...revocationGrounds),
    category: fc.constantFrom(...categoryCodes),
  },
  { requiredKeys: ["status", "ground", "category"] },
);

const common = {
  kind: "revocation",
  id: "01R",
  version: 1,
  number: "RV-2027-000001",
  certificationNumber: "CSP-2027-VA-0001",
  corporateNumber: "6012345678901",
  providerName: "見本",
  policyVersion: "2027-04-01.1",
  facts: "事実",
  origin: { kind: "staff" },
  openedAt: at,
  openedBy: "a",
  updatedAt: at,
  ledger: { sequence: 1, hash: "ab".repeat(32) },
  generation: 1,
  handledBy: [],
  decidedBy: [],
  conflictedStaff: [],
};

const runs = { numRuns: 20_000 };

describe("X-02 a record of a revocation cannot say that somebody was revoked unheard", () => {
  it("whatever is written: where the certification stands revoked, there is a hearing or a justification", async () => {
    let standing = 0;
    await fc.assert(
      fc.property(anything, (fields) => {
        const parsed = revocationRecord.safeParse({ ...common, ...fields });
        if (!parsed.success || !standsRevoked(parsed.data.status)) return;
        standing += 1;
        const { data } = parsed;
        const heard = "hearings" in data && (data.hearings?.length ?? 0) > 0;
        const urgent = "urgency" in data && (data.urgency?.justification.length ?? 0) > 0;
        assert.ok(heard || urgent, data.status);
        if (["revoked", "objected", "final"].includes(data.status))
          assert.ok(heard && "report" in data && "notice" in data, `${data.status} without a hearing`);
      }),
      runs,
    );
    assert.ok(standing > 100, `only ${standing} of the records could be read at all`);
  });

  it("a decision without its reasons or its author is none", async () => {
    await fc.assert(
      fc.property(anything, (fields) => {
        const parsed = revocationRecord.safeParse({ ...common, ...fields });
        if (!parsed.success || !("decision" in parsed.data) || parsed.data.decision === undefined) return;
        assert.ok(parsed.data.decision.reasons.length > 0 && parsed.data.decision.by.subject.length > 0);
      }),
      runs,
    );
  });
});
