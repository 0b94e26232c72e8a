import type { Deps } from "#ports";
import { digestOf } from "#proof/digest.ts";
import type { Revocation } from "#records/revocation.ts";
import type { JsonObject } from "./json.ts";
import { loadDocuments } from "./load.ts";
import { revocationCase } from "./revocations.ts";

/**
 * What a decision on a revocation rests on, for the ledger (F-02): the policy, the digest of what was said in the case
 * until then, and the exact documents.
 */
export async function restsOn(deps: Pick<Deps, "register">, revocation: Revocation): Promise<JsonObject> {
  const documents = await loadDocuments(deps, revocationCase(revocation));
  const evidence = documents
    .filter(({ status }) => status === "clean")
    .map(({ id, sha256 }) => ({ documentId: id, sha256 }));
  return { policyVersion: revocation.policyVersion, caseDigest: digestOf(revocation), evidence };
}
