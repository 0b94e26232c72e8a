import type { CaseRef } from "./common.ts";
import type { AnyRecord, RecordKind } from "./index.ts";

/** Where a record stands: everything of one application shares a partition, so that one query reads the whole case. */
export type Key = { readonly partition: string; readonly sort: string };

/**
 * The three indexes, each a partition and a sort value:
 * - `group`: what belongs to somebody (a company's applications, a body's inquiries, a worklist's tasks)
 * - `standing`: what stands somewhere (applications by status, outbox entries still pending)
 * - `due`: what is due on a JST day, spread over shards (sweep)
 */
export const indexNames = ["group", "standing", "due"] as const;
export type IndexName = (typeof indexNames)[number];
export type IndexEntries = Partial<Record<IndexName, Key>>;

/** Shards of the due index: enough for the largest day planned for (a 31 March herd). */
export const dueShards = 16;

/** A number with leading zeros, so that its order as text is its order. */
export const pad = (number: number, width: number) => String(number).padStart(width, "0");

/** Everything of one case shares a partition. */
const casePartition = ({ caseKind, caseId }: CaseRef): string => `${caseKind}#${caseId}`;

export const keys = {
  application: (id: string): Key => ({ partition: `application#${id}`, sort: "application" }),
  filing: (applicationId: string, round: number): Key => ({
    partition: `application#${applicationId}`,
    sort: `filing#${pad(round, 4)}`,
  }),
  document: (of: CaseRef, id: string): Key => ({ partition: casePartition(of), sort: `document#${id}` }),
  task: (of: CaseRef, id: string): Key => ({ partition: casePartition(of), sort: `task#${id}` }),
  taskToken: (taskId: string): Key => ({ partition: `taskToken#${taskId}`, sort: "taskToken" }),
  inquiry: (applicationId: string, body: string): Key => ({
    partition: `application#${applicationId}`,
    sort: `inquiry#${body}`,
  }),
  inquiryAnswer: (applicationId: string, body: string, number: number): Key => ({
    partition: `inquiryAnswers#${applicationId}`,
    sort: `inquiryAnswer#${body}#${pad(number, 4)}`,
  }),
  answerAccess: (applicationId: string): Key => ({
    partition: `answerAccess#${applicationId}`,
    sort: "answerAccess",
  }),
  certification: (number: string): Key => ({ partition: `certification#${number}`, sort: "certification" }),
  prerequisite: (number: string, prerequisite: string): Key => ({
    partition: `certification#${number}`,
    sort: `prerequisite#${prerequisite}`,
  }),
  changeReport: (number: string, id: string): Key => ({
    partition: `certification#${number}`,
    sort: `changeReport#${id}`,
  }),
  surveillance: (id: string): Key => ({ partition: `surveillance#${id}`, sort: "surveillance" }),
  correctiveAction: (surveillanceId: string): Key => ({
    partition: `surveillance#${surveillanceId}`,
    sort: "correctiveAction",
  }),
  revocation: (id: string): Key => ({ partition: `revocation#${id}`, sort: "revocation" }),
  delegation: (number: string, id: string): Key => ({
    partition: `certification#${number}`,
    sort: `delegation#${id}`,
  }),
  secondment: (number: string, id: string): Key => ({
    partition: `certification#${number}`,
    sort: `secondment#${id}`,
  }),
  incident: (id: string): Key => ({ partition: `incident#${id}`, sort: "incident" }),
  tip: (id: string): Key => ({ partition: `tip#${id}`, sort: "tip" }),
  tipMessage: (tipId: string, number: number): Key => ({
    partition: `tip#${tipId}`,
    sort: `tipMessage#${pad(number, 4)}`,
  }),
  tipIdentity: (tipId: string): Key => ({ partition: `tipIdentity#${tipId}`, sort: "tipIdentity" }),
  tipIdentityAccess: (tipId: string): Key => ({
    partition: `tipIdentityAccess#${tipId}`,
    sort: "tipIdentityAccess",
  }),
  listing: (id: string): Key => ({ partition: `listing#${id}`, sort: "listing" }),
  draw: (id: string): Key => ({ partition: `draw#${id}`, sort: "draw" }),
  listingUse: (listingId: string, number: string): Key => ({
    partition: `listing#${listingId}`,
    sort: `listingUse#${number}`,
  }),
  registerImport: (id: string): Key => ({ partition: `registerImport#${id}`, sort: "registerImport" }),
  provider: (corporateNumber: string): Key => ({
    partition: `provider#${corporateNumber}`,
    sort: "provider",
  }),
  outbox: (id: string): Key => ({ partition: `outbox#${id}`, sort: "outbox" }),
  notice: (of: CaseRef, id: string): Key => ({ partition: casePartition(of), sort: `notice#${id}` }),
  event: (aggregate: string, sequence: number): Key => ({
    partition: aggregate,
    sort: `event#${pad(sequence, 8)}`,
  }),
  claim: (name: string): Key => ({ partition: `claim#${name}`, sort: "claim" }),
  sequence: (name: string): Key => ({ partition: `sequence#${name}`, sort: "sequence" }),
  watermark: (name: string): Key => ({ partition: `watermark#${name}`, sort: "watermark" }),
} as const satisfies Record<RecordKind, (...parts: never[]) => Key>;

/** Partition names of aggregates and indexes, beside the keys they belong to. */
export const partitions = {
  case: casePartition,
  application: (id: string) => `application#${id}`,
  certification: (number: string) => `certification#${number}`,
  inquiry: (applicationId: string, body: string) => `inquiry#${applicationId}#${body}`,
  inquiryAnswers: (applicationId: string) => `inquiryAnswers#${applicationId}`,
  answerAccess: (applicationId: string) => `answerAccess#${applicationId}`,
  companyApplications: (corporateNumber: string) => `company#${corporateNumber}#applications`,
  companyCertifications: (corporateNumber: string) => `company#${corporateNumber}#certifications`,
  openTasks: (taskKind: string) => `openTasks#${taskKind}`,
  openInquiries: (body: string) => `body#${body}#open`,
  closedInquiries: (body: string) => `body#${body}#closed`,
  applicationsIn: (status: string) => `applications#${status}`,
  pendingOutbox: "outbox#pending",
  noticesThatCameBack: "notices#cameBack",
  draw: (id: string) => `draw#${id}`,
  draws: "draws",
  drawsIn: (status: string) => `draws#${status}`,
  /** The certifications that cover a service are beside it. */
  listing: (id: string) => `listing#${id}`,
  registerImport: (id: string) => `registerImport#${id}`,
  registerImports: "registerImports",
  listingsOf: (category: string) => `listings#${category}`,
  prerequisite: (number: string, prerequisite: string) => `prerequisite#${number}#${prerequisite}`,
  changeReport: (id: string) => `changeReport#${id}`,
  changeReportsIn: (status: string) => `changeReports#${status}`,
  surveillance: (id: string) => `surveillance#${id}`,
  correctiveAction: (surveillanceId: string) => `correctiveAction#${surveillanceId}`,
  revocation: (id: string) => `revocation#${id}`,
  tip: (id: string) => `tip#${id}`,
  tipsIn: (status: string) => `tips#${status}`,
  tipIdentityAccess: (tipId: string) => `tipIdentityAccess#${tipId}`,
  surveillancesOf: (certificationNumber: string) => `certification#${certificationNumber}#surveillances`,
  surveillancesIn: (status: string) => `surveillances#${status}`,
  revocationsOf: (certificationNumber: string) => `certification#${certificationNumber}#revocations`,
  revocationsIn: (status: string) => `revocations#${status}`,
  delegation: (number: string, id: string) => `delegation#${number}#${id}`,
  secondment: (number: string, id: string) => `secondment#${number}#${id}`,
  delegationsTo: (corporateNumber: string, category: string) =>
    `company#${corporateNumber}#delegatedTo#${category}`,
  delegateChecks: "delegations#checks",
  incident: (id: string) => `incident#${id}`,
  companyIncidents: (corporateNumber: string) => `company#${corporateNumber}#incidents`,
  incidentsIn: (status: string) => `incidents#${status}`,
  certifications: "certifications",
  unissuedCertifications: "certifications#unissued",
  awaitedDocuments: "documents#awaited",
  /** What of a kind of record is due on a day. */
  due: (kind: RecordKind, day: string, shard: number) => `due#${kind}#${day}#${pad(shard, 2)}`,
} as const;

/** The shard of a record in the due index, from its id. */
export function dueShard(id: string): number {
  let sum = 0;
  for (const unit of id) sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) % 65_521;
  return sum % dueShards;
}

/** The key a record is stored under. */
export function keyOf(record: AnyRecord): Key {
  switch (record.kind) {
    case "application":
      return keys.application(record.id);
    case "filing":
      return keys.filing(record.applicationId, record.round);
    case "document":
      return keys.document(record, record.id);
    case "task":
      return keys.task(record, record.id);
    case "taskToken":
      return keys.taskToken(record.taskId);
    case "inquiry":
      return keys.inquiry(record.applicationId, record.body);
    case "inquiryAnswer":
      return keys.inquiryAnswer(record.applicationId, record.body, record.number);
    case "answerAccess":
      return keys.answerAccess(record.applicationId);
    case "certification":
      return keys.certification(record.number);
    case "prerequisite":
      return keys.prerequisite(record.certificationNumber, record.prerequisite);
    case "changeReport":
      return keys.changeReport(record.certificationNumber, record.id);
    case "surveillance":
      return keys.surveillance(record.id);
    case "correctiveAction":
      return keys.correctiveAction(record.surveillanceId);
    case "revocation":
      return keys.revocation(record.id);
    case "delegation":
      return keys.delegation(record.certificationNumber, record.id);
    case "secondment":
      return keys.secondment(record.certificationNumber, record.id);
    case "incident":
      return keys.incident(record.id);
    case "tip":
      return keys.tip(record.id);
    case "tipMessage":
      return keys.tipMessage(record.tipId, record.number);
    case "tipIdentity":
      return keys.tipIdentity(record.tipId);
    case "tipIdentityAccess":
      return keys.tipIdentityAccess(record.tipId);
    case "listing":
      return keys.listing(record.id);
    case "draw":
      return keys.draw(record.id);
    case "listingUse":
      return keys.listingUse(record.listingId, record.certificationNumber);
    case "registerImport":
      return keys.registerImport(record.id);
    case "provider":
      return keys.provider(record.corporateNumber);
    case "outbox":
      return keys.outbox(record.id);
    case "notice":
      return keys.notice(record, record.id);
    case "event":
      return keys.event(record.aggregate, record.sequence);
    case "claim":
      return keys.claim(record.name);
    case "sequence":
      return keys.sequence(record.name);
    case "watermark":
      return keys.watermark(record.name);
  }
}
