import assert from "node:assert/strict";
import { digestOf } from "#proof/digest.ts";
import { createRegisterAudit } from "#proof/register-audit.ts";
import type { Application, Filing } from "#records/application.ts";
import { type RecordKind, type RecordOf, recordSchemas } from "#records/index.ts";
import { keyOf } from "#records/layout.ts";
import type { LedgerEvent } from "#records/operation.ts";
import type { Inquiry, Task } from "#records/procedure.ts";
import { readRecord } from "#records/read-record.ts";
import type { ApplicationStatus } from "#scheme/application-transitions.ts";
import { type InquiryStatus, isAnswered } from "#scheme/inquiry-transitions.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import { shownDigest } from "#usecases/core/filing.ts";
import type { MemoryRegister } from "./memory-register.ts";

/** Where the stored records are, a world made by hand or the file of a register. */
type Stored = { readonly memory: Pick<MemoryRegister, "records"> };

/** Every stored record of a kind, parsed. */
export function recordsOf<Kind extends RecordKind>({ memory }: Stored, kind: Kind): RecordOf<Kind>[];
export function recordsOf({ memory }: Stored, kind: RecordKind): unknown[] {
  return memory
    .records()
    .filter((fields) => fields["kind"] === kind)
    .map((fields) => recordSchemas[kind].parse(fields));
}

/** The ledger by aggregate, each in its own order. */
export function chainsOf(world: Stored): ReadonlyMap<string, LedgerEvent[]> {
  const events = recordsOf(world, "event").toSorted((one, other) => one.sequence - other.sequence);
  return Map.groupBy(events, ({ aggregate }) => aggregate);
}

const waitsIn: Partial<Record<ApplicationStatus, readonly string[]>> = {
  remediation: ["remediation"],
  formCheck: ["formCheck"],
  review: ["proposal"],
  awaitingDecision: ["decision"],
};

const waitsOnBody: Readonly<Record<InquiryStatus, readonly Task["taskKind"][]>> = {
  sent: ["inquiryAnswer"],
  acknowledged: ["inquiryAnswer"],
  overdue: ["inquiryAnswer"],
  moreInformation: ["inquirySupplement"],
  applicantAsked: ["applicantInformation"],
  escalated: ["inquiryAnswer", "silentBody"],
  noObjection: [],
  objection: [],
  notConcerned: [],
  deemedNoObjection: [],
  cancelled: [],
};

const ended: readonly ApplicationStatus[] = ["certified", "refused", "withdrawn", "lapsed"];

function assertTasksFit(
  application: Application,
  inquiries: readonly Inquiry[],
  tasks: readonly Task[],
): void {
  const open = tasks
    .filter(({ caseId, status }) => caseId === application.id && status === "open")
    .map(({ taskKind, body }) => (body === undefined ? taskKind : `${taskKind} ${body}`));
  const theirs = application.status === "inquiry" ? inquiries : [];
  const expected = [
    ...(waitsIn[application.status] ?? []),
    ...theirs.flatMap(({ body, status }) => waitsOnBody[status].map((kind) => `${kind} ${body}`)),
  ];
  assert.deepEqual(
    open.toSorted(),
    expected.toSorted(),
    `tasks of ${application.id} in ${application.status}`,
  );
}

function assertDecidedRightly(
  application: Application,
  inquiries: readonly Inquiry[],
  filings: readonly Filing[],
): void {
  if (application.status !== "certified" && application.status !== "refused") return;
  const { decision, proposedBy, reviewedBy, conflictedStaff } = application;
  assert.notEqual(decision.by.subject, proposedBy);
  assert.ok(!reviewedBy.includes(decision.by.subject));
  assert.ok(!conflictedStaff.includes(decision.by.subject));
  if (application.status === "refused") return;
  const filing = filings.find(
    ({ applicationId, round }) => applicationId === application.id && round === application.filing.round,
  );
  assert.ok(filing && filing.digest === decision.filingDigest, "decided on something else than was filed");
  for (const body of policyVersion(application.policyVersion).inquiry.bodies.value) {
    const inquiry = inquiries.find((each) => each.body === body.code);
    assert.ok(inquiry && isAnswered(inquiry.status), `certified without the answer of ${body.code}`);
    assert.equal(inquiry.shownDigest, shownDigest(body, filing), `${body.code} answered on something else`);
  }
  assert.equal(application.proposal.outcome, "certify");
}

function assertChains({ memory }: Stored): void {
  const audit = createRegisterAudit();
  for (const fields of memory.records()) {
    const record = readRecord(fields);
    assert.ok(record, JSON.stringify(fields));
    audit.take(keyOf(record), record);
  }
  assert.deepEqual(audit.conclude().findings, []);
}

/** What was said cannot be changed unseen: of each turn, as it is stored, the digest is in the ledger (E-05, N-04). */
function assertAnswersProven(world: Stored): void {
  const chains = chainsOf(world);
  for (const answer of recordsOf(world, "inquiryAnswer")) {
    const events = chains.get(`inquiry#${answer.applicationId}#${answer.body}`) ?? [];
    const proven = events.some(({ data }) => data["answerDigest"] === digestOf(answer));
    assert.ok(proven, `turn ${answer.number} of ${answer.body} is not in the ledger as it is stored`);
  }
}

/** What holds in the register at every moment, whatever happened before. */
export function assertInvariants(world: Stored): void {
  const applications = recordsOf(world, "application");
  const inquiries = recordsOf(world, "inquiry");
  const tasks = recordsOf(world, "task");
  const filings = recordsOf(world, "filing");
  for (const application of applications) {
    const theirs = inquiries.filter(({ applicationId }) => applicationId === application.id);
    assertTasksFit(application, theirs, tasks);
    assertDecidedRightly(application, theirs, filings);
    assert.equal(
      theirs.some(({ status }) => status === "cancelled") && application.status !== "withdrawn",
      false,
    );
  }
  const open = applications.filter(({ status }) => !ended.includes(status));
  const claims = recordsOf(world, "claim");
  assert.deepEqual(
    claims
      .filter(({ name }) => name.startsWith("open#"))
      .map(({ name, heldBy }) => `${name} ${heldBy}`)
      .toSorted(),
    open.map(({ id, corporateNumber, category }) => `open#${corporateNumber}#${category} ${id}`).toSorted(),
  );
  for (const filing of filings) {
    assert.equal(filing.digest, digestOf({ form: filing.form, documents: filing.documents }));
  }
  assertChains(world);
  assertAnswersProven(world);
}
