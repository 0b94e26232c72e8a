import { hasEnded } from "#scheme/certification-transitions.ts";
import { isAnswered } from "#scheme/inquiry-transitions.ts";
import type { Delegation } from "./delegation.ts";
import type { AnyRecord, RecordKind } from "./index.ts";
import { dueShard, type IndexEntries, type Key, pad, partitions } from "./layout.ts";
import type { Inquiry } from "./procedure.ts";

/** The index entries of a record. */
export function indexesOf(record: AnyRecord): IndexEntries {
  switch (record.kind) {
    case "application":
      return {
        group: { partition: partitions.companyApplications(record.corporateNumber), sort: record.id },
        standing: { partition: partitions.applicationsIn(record.status), sort: record.updatedAt },
      };
    case "task":
      if (record.status !== "open") return {};
      return {
        group: { partition: partitions.openTasks(record.taskKind), sort: `${record.dueDay}#${record.id}` },
        ...dueEntry(record.kind, record.attentionDay, record.id),
      };
    case "document":
      if (record.status !== "awaitingUpload") return {};
      return { standing: { partition: partitions.awaitedDocuments, sort: record.id } };
    case "inquiry":
      return { group: inquiryEntry(record) };
    case "certification":
      return {
        group: { partition: partitions.companyCertifications(record.corporateNumber), sort: record.number },
        standing: {
          partition:
            record.certificate === undefined && !hasEnded(record.status)
              ? partitions.unissuedCertifications
              : partitions.certifications,
          sort: record.number,
        },
        ...dueEntry(record.kind, record.attentionDay, record.number),
      };
    case "prerequisite":
      return dueEntry(
        record.kind,
        record.attentionDay,
        `${record.certificationNumber}#${record.prerequisite}`,
      );
    case "changeReport":
      return {
        standing: { partition: partitions.changeReportsIn(record.status), sort: record.updatedAt },
      };
    case "surveillance":
      return {
        group: { partition: partitions.surveillancesOf(record.certificationNumber), sort: record.id },
        standing: { partition: partitions.surveillancesIn(record.status), sort: record.updatedAt },
      };
    case "revocation":
      return {
        group: { partition: partitions.revocationsOf(record.certificationNumber), sort: record.id },
        standing: { partition: partitions.revocationsIn(record.status), sort: record.updatedAt },
      };
    case "draw":
      return {
        group: { partition: partitions.draws, sort: `draw#${pad(record.sequence, 6)}` },
        standing: { partition: partitions.drawsIn(record.status), sort: record.updatedAt },
      };
    case "delegation":
      return delegationEntries(record);
    case "incident":
      return {
        group: { partition: partitions.companyIncidents(record.corporateNumber), sort: record.id },
        standing: { partition: partitions.incidentsIn(record.status), sort: record.updatedAt },
      };
    case "registerImport":
      return { standing: { partition: partitions.registerImports, sort: record.id } };
    case "tip":
      return { standing: { partition: partitions.tipsIn(record.status), sort: record.updatedAt } };
    case "listing":
      if (record.dropped !== undefined) return {};
      return { group: { partition: partitions.listingsOf(record.category), sort: record.id } };
    case "outbox":
      if (record.status !== "pending") return {};
      return { standing: { partition: partitions.pendingOutbox, sort: record.id } };
    case "notice":
      if (record.cameBack === undefined) return {};
      return {
        standing: { partition: partitions.noticesThatCameBack, sort: `${record.cameBack.at}#${record.id}` },
      };
    default:
      return {};
  }
}

/** Where the sweep finds a record on a day, or nowhere. */
function dueEntry(kind: RecordKind, attentionDay: string | undefined, id: string): IndexEntries {
  if (attentionDay === undefined) return {};
  return { due: { partition: partitions.due(kind, attentionDay, dueShard(id)), sort: id } };
}

/**
 * By its delegate, work that rests on the delegate's certification, by its last day: who loses it finds them at once.
 * And every check of a delegate that was passed on to bodies, by when it was.
 */
function delegationEntries(record: Delegation): IndexEntries {
  const { declared, status, passedOn, certificationNumber, id } = record;
  const { delegateCorporateNumber, form, directlyRelated, workUntil } = declared;
  const rests = status === "running" && directlyRelated && form === "quasiMandate";
  return {
    ...(rests && delegateCorporateNumber !== undefined
      ? {
          group: {
            partition: partitions.delegationsTo(delegateCorporateNumber, record.category),
            sort: `${workUntil}#${certificationNumber}#${id}`,
          },
        }
      : {}),
    ...(passedOn === undefined
      ? {}
      : {
          standing: {
            partition: partitions.delegateChecks,
            sort: `${passedOn.at}#${certificationNumber}#${id}`,
          },
        }),
  };
}

/** Open inquiries by due day, apart from the closed, which only grow in number, by the moment they were put. */
function inquiryEntry({ body, status, dueDay, sentAt, applicationId }: Inquiry): Key {
  const closed = isAnswered(status) || status === "cancelled";
  return closed
    ? { partition: partitions.closedInquiries(body), sort: `${sentAt}#${applicationId}` }
    : { partition: partitions.openInquiries(body), sort: `${dueDay}#${applicationId}` };
}
