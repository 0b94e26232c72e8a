import { createHash } from "node:crypto";
import type * as z from "zod";
import type { Client } from "#contracts/client.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import type { documentView } from "#contracts/shapes.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import { replyTo } from "./expect-reply.ts";
import { until } from "./until.ts";

export type UploadFile = {
  readonly slot: DocumentSlot;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};
type DocumentView = z.infer<typeof documentView>;

/** Sends a file with a ticket to where the ticket says, as a browser's form does. */
export async function sendFile(
  ticket: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  file: UploadFile,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(file.bytes)], { type: "application/pdf" }), file.fileName);
  return fetch(ticket.url, { method: "POST", body: form });
}

/** Uploads a document of an application and waits until it has been inspected. */
export async function uploadDocument(
  client: Client,
  applicationId: string,
  file: UploadFile,
): Promise<DocumentView> {
  const { document, upload } = await replyTo(
    client.call(providerRoutes.requestUpload, {
      params: { applicationId },
      body: {
        slot: file.slot,
        fileName: file.fileName,
        contentType: "application/pdf",
        bytes: file.bytes.byteLength,
        sha256: createHash("sha256").update(file.bytes).digest("hex"),
      },
    }),
  );
  const sent = await sendFile(upload, file);
  if (!sent.ok) throw new Error(`The upload was refused: ${sent.status} ${await sent.text()}`);
  return until(`the inspection of ${file.fileName}`, async () => {
    const read = await replyTo(
      client.call(providerRoutes.readOwnDocument, {
        params: { applicationId, documentId: document.documentId },
      }),
    );
    return read.document.status === "awaitingUpload" ? undefined : read.document;
  });
}
