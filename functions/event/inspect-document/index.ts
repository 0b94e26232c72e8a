import { onAws } from "#functions/container.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { inspectArrived, inspectScanned } from "./inspect.ts";

/** Inspects a document that has arrived in quarantine. On AWS not before GuardDuty has scanned it (decision 010). */
export const create = inspectArrived(inspectDocument);
export const handler = onAws(inspectScanned(inspectDocument));
