import type { Deps } from "#ports";
import { applicationCase } from "#records/common.ts";
import type { StoredDocument } from "#records/document.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { loadDocuments } from "./load.ts";

type Reads = Pick<Deps, "register">;

/**
 * The applicant's document that counts in every slot: the latest that was inspected. An earlier one stays as evidence;
 * one still awaited, or given up, replaces nothing.
 */
export async function currentDocuments(deps: Reads, applicationId: string): Promise<StoredDocument[]> {
  const documents = await applicantDocuments(deps, applicationId);
  return lastOfEverySlot(documents.filter((document) => document.status !== "awaitingUpload"));
}

/** Whether an upload of the applicant may still arrive that would count. */
export async function awaitsUpload(
  deps: Reads,
  applicationId: string,
  policy: Policy,
  now: string,
): Promise<boolean> {
  const latest = lastOfEverySlot(await applicantDocuments(deps, applicationId));
  return latest.some((document) => isStillAwaited(document, policy, now));
}

async function applicantDocuments(deps: Reads, applicationId: string): Promise<StoredDocument[]> {
  const documents = await loadDocuments(deps, applicationCase(applicationId));
  return documents.filter(
    (document) => document.addedBy === "applicant" && document.answersTask === undefined,
  );
}

function lastOfEverySlot(documents: readonly StoredDocument[]): StoredDocument[] {
  const bySlot = new Map<DocumentSlot, StoredDocument>();
  for (const document of documents) bySlot.set(document.slot, document);
  return [...bySlot.values()];
}

/** Whether an upload may still arrive: its ticket has not run out. An abandoned one holds nobody up. */
function isStillAwaited(document: StoredDocument, policy: Policy, now: string): boolean {
  if (document.status !== "awaitingUpload") return false;
  const age = Date.parse(now) - Date.parse(document.requestedAt);
  return age <= policy.documents.uploadSeconds.value * 1000;
}

/** The clean documents as they are filed and decided on: slot, id and digest (C-04). */
export function asFiled(documents: readonly StoredDocument[]) {
  return documents
    .filter((document) => document.status === "clean")
    .map(({ slot, id, fileName, sha256 }) => ({ slot, documentId: id, fileName, sha256 }));
}
