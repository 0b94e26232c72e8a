import assert from "node:assert/strict";
import { digestOf } from "#proof/digest.ts";
import { verifyChain } from "#proof/event-chain.ts";
import type { Application, Filing } from "#records/application.ts";
import { type RecordKind, type RecordOf, recordSchemas } from "#records/index.ts";
import { partitions } from "#records/layout.ts";
import type { LedgerEvent } from "#records/operation.ts";
import type { Inquiry, Task } from "#records/procedure.ts";
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

function assertChains(world: Stored): void {
  const chains = chainsOf(world);
  for (const [aggregate, events] of chains) assert.ok(verifyChain(events), `the chain of ${aggregate}`);
  const tips = [
    ...recordsOf(world, "application").map(({ id, ledger }) => ({
      aggregate: partitions.application(id),
      ledger,
    })),
    ...recordsOf(world, "certification").map(({ number, ledger }) => ({
      aggregate: partitions.certification(number),
      ledger,
    })),
    ...recordsOf(world, "prerequisite").map(({ certificationNumber, prerequisite, ledger }) => ({
      aggregate: partitions.prerequisite(certificationNumber, prerequisite),
      ledger,
    })),
    ...recordsOf(world, "revocation").map(({ id, ledger }) => ({
      aggregate: partitions.revocation(id),
      ledger,
    })),
    ...recordsOf(world, "changeReport").map(({ id, ledger }) => ({
      aggregate: partitions.changeReport(id),
      ledger,
    })),
    ...recordsOf(world, "surveillance").map(({ id, ledger }) => ({
      aggregate: partitions.surveillance(id),
      ledger,
    })),
    ...recordsOf(world, "inquiry").map(({ applicationId, body, ledger }) => ({
      aggregate: `inquiry#${applicationId}#${body}`,
      ledger,
    })),
    // One that was declared in an application has no event of its own before the first act on it.
    ...recordsOf(world, "delegation")
      .filter(({ ledger }) => ledger.sequence > 0)
      .map(({ certificationNumber, id, ledger }) => ({
        aggregate: partitions.delegation(certificationNumber, id),
        ledger,
      })),
    ...recordsOf(world, "secondment").map(({ certificationNumber, id, ledger }) => ({
      aggregate: partitions.secondment(certificationNumber, id),
      ledger,
    })),
    ...recordsOf(world, "incident").map(({ id, ledger }) => ({ aggregate: partitions.incident(id), ledger })),
    ...recordsOf(world, "correctiveAction").map(({ surveillanceId, ledger }) => ({
      aggregate: partitions.correctiveAction(surveillanceId),
      ledger,
    })),
    ...recordsOf(world, "tip").map(({ id, ledger }) => ({ aggregate: partitions.tip(id), ledger })),
    ...recordsOf(world, "draw").map(({ id, ledger }) => ({ aggregate: partitions.draw(id), ledger })),
    ...recordsOf(world, "registerImport").map(({ id, ledger }) => ({
      aggregate: partitions.registerImport(id),
      ledger,
    })),
    ...recordsOf(world, "answerAccess").map(({ applicationId, ledger }) => ({
      aggregate: partitions.answerAccess(applicationId),
      ledger,
    })),
    ...recordsOf(world, "tipIdentityAccess").map(({ tipId, ledger }) => ({
      aggregate: partitions.tipIdentityAccess(tipId),
      ledger,
    })),
  ];
  assert.deepEqual(tips.map(({ aggregate }) => aggregate).toSorted(), [...chains.keys()].toSorted());
  for (const { aggregate, ledger } of tips) {
    const last = chains.get(aggregate)?.at(-1);
    assert.deepEqual(ledger, { sequence: last?.sequence, hash: last?.hash }, `the tip of ${aggregate}`);
  }
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
