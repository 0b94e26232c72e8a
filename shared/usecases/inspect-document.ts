import type { Deps } from "#ports";
import { documentRecord } from "#records/document.ts";
import { keys } from "#records/layout.ts";
import { documentKey, documentOfKey } from "./core/uploads.ts";

type Needs = Pick<Deps, "register" | "documents" | "malware" | "inspect" | "clock" | "log">;

/**
 * Looks into a document that has arrived in quarantine: clean ones become evidence, others are rejected with the
 * reason (C-03, C-04). Done twice, the second time changes nothing. Throws when the bytes cannot be read yet, or the
 * register is busy.
 */
export const inspectDocument =
  (deps: Needs) =>
  async ({ key }: { readonly key: string }): Promise<void> => {
    const named = documentOfKey(key);
    if (named === undefined) return;
    const document = await deps.register.get("document", keys.document(named.of, named.documentId));
    if (document === undefined || document.status !== "awaitingUpload") return;
    const bytes = await deps.documents.quarantined(documentKey(document));
    if (bytes === undefined) throw new Error(`Nothing has arrived for document ${document.id}`);

    const found = await deps.inspect(bytes, document, deps.malware);
    if (found.clean) await deps.documents.keep(documentKey(document));
    const inspected = { ...document, version: document.version + 1, inspectedAt: deps.clock.now() };
    const record = found.clean
      ? documentRecord.parse({ ...inspected, status: "clean", pages: found.pages, text: found.text })
      : documentRecord.parse({ ...inspected, status: "rejected", reason: found.reason });
    const outcome = await deps.register.commit([
      {
        put: "replace",
        record,
        when: [
          { field: "version", is: "oneOf", values: [document.version] },
          { field: "status", is: "oneOf", values: ["awaitingUpload"] },
        ],
      },
    ]);
    if (!outcome.committed && outcome.reason === "contention") throw new Error("The register is busy");
    deps.log("DOCUMENT_INSPECTED", { documentId: document.id, status: record.status });
  };
