import type { ChainTip } from "./common.ts";
import type { AnyRecord } from "./index.ts";
import { partitions } from "./layout.ts";

/** A chain of events: the ledger's name of what it is about, and where the record says it ends (N-04). */
export type ChainEnd = { readonly aggregate: string; readonly tip: ChainTip };

/** The chain of events of a record, or undefined when records of its kind have none of their own. */
export function chainEndOf(record: AnyRecord): ChainEnd | undefined {
  if (!("ledger" in record)) return undefined;
  return { aggregate: aggregateOf(record), tip: record.ledger };
}

function aggregateOf(record: Extract<AnyRecord, { ledger: ChainTip }>): string {
  switch (record.kind) {
    case "application":
      return partitions.application(record.id);
    case "inquiry":
      return partitions.inquiry(record.applicationId, record.body);
    case "certification":
      return partitions.certification(record.number);
    case "prerequisite":
      return partitions.prerequisite(record.certificationNumber, record.prerequisite);
    case "changeReport":
      return partitions.changeReport(record.id);
    case "surveillance":
      return partitions.surveillance(record.id);
    case "correctiveAction":
      return partitions.correctiveAction(record.surveillanceId);
    case "revocation":
      return partitions.revocation(record.id);
    case "draw":
      return partitions.draw(record.id);
    case "delegation":
      return partitions.delegation(record.certificationNumber, record.id);
    case "secondment":
      return partitions.secondment(record.certificationNumber, record.id);
    case "incident":
      return partitions.incident(record.id);
    case "tip":
      return partitions.tip(record.id);
    case "answerAccess":
      return partitions.answerAccess(record.applicationId);
    case "tipIdentityAccess":
      return partitions.tipIdentityAccess(record.tipId);
    case "registerImport":
      return partitions.registerImport(record.id);
  }
}
