import type * as z from "zod";
import type { documentView as shape } from "#contracts/shapes.ts";
import type { StoredDocument } from "#records/document.ts";

/** A document as everybody who may see the case sees it. */
export function documentView(document: StoredDocument): z.infer<typeof shape> {
  const { id, slot, fileName, bytes, sha256, status, addedBy } = document;
  return {
    documentId: id,
    slot,
    fileName,
    bytes,
    sha256,
    status,
    addedBy,
    ...(document.status === "rejected" ? { rejection: document.reason } : {}),
  };
}
