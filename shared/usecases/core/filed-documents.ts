import type { Deps } from "#ports";
import type { StoredDocument } from "#records/document.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { loadDocuments } from "./load.ts";

/** The applicant's latest document of every slot; an earlier one stays as evidence but no longer counts. */
export async function latestDocuments(
  deps: Pick<Deps, "register">,
  applicationId: string,
): Promise<StoredDocument[]> {
  const bySlot = new Map<DocumentSlot, StoredDocument>();
  for (const document of await loadDocuments(deps, applicationId)) {
    if (document.addedBy === "applicant") bySlot.set(document.slot, document);
  }
  return [...bySlot.values()];
}

/** Whether an upload may still arrive: its ticket has not run out. An abandoned one holds nobody up. */
export function isStillAwaited(document: StoredDocument, policy: Policy, now: string): boolean {
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
