import { onAws } from "#functions/container.ts";
import { bringInspection } from "#functions/container-inspection.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { inspectArrival } from "./inspect-arrival.ts";

/** Inspects a document that has arrived in quarantine; on AWS not before GuardDuty has scanned it (decision 010). */
export const create = inspectArrival(inspectDocument);
export const handler = onAws(create, bringInspection);
