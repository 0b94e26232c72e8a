import type { Deps } from "#ports";
import type { StoredDocument } from "#records/document.ts";
import { documentKey } from "./uploads.ts";

/** How long a link to a document opens it. */
const linkSeconds = 300;

/** A short-lived link to a clean document. */
export function linkTo(deps: Pick<Deps, "documents">, document: StoredDocument): Promise<string> {
  return deps.documents.link(documentKey(document), {
    fileName: document.fileName,
    expiresSeconds: linkSeconds,
  });
}
