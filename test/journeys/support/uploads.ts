import { createHash } from "node:crypto";
import type { Answer, Client } from "#contracts/client.ts";
import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { incidentRoutes } from "#contracts/incident-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { sendFile, type UploadFile } from "#local/demo/upload.ts";

type Ticket = ReplyOf<typeof upkeepProviderRoutes.requestCertificationUpload>;
type Read = ReplyOf<typeof delegationRoutes.readCertificationDocument>;

function requestOf({ slot, fileName, bytes }: UploadFile) {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { slot, fileName, contentType: "application/pdf", bytes: bytes.byteLength, sha256 };
}

async function upload(
  file: UploadFile,
  ticket: Promise<Answer<Ticket>>,
  read: (documentId: string) => Promise<Answer<Read>>,
): Promise<string> {
  const { document, upload: place } = await replyTo(ticket);
  const sent = await sendFile(place, file);
  if (!sent.ok) throw new Error(`The upload was refused: ${sent.status}`);
  return until(`the inspection of ${file.fileName}`, async () => {
    const found = await replyTo(read(document.documentId));
    return found.document.status === "clean" ? document.documentId : undefined;
  });
}

/** Uploads a document of a certification, and waits until it was found clean. */
export function uploadToCertification(client: Client, number: string, file: UploadFile): Promise<string> {
  return upload(
    file,
    client.call(upkeepProviderRoutes.requestCertificationUpload, {
      params: { number },
      body: requestOf(file),
    }),
    (documentId) =>
      client.call(delegationRoutes.readCertificationDocument, { params: { number, documentId } }),
  );
}

/** Uploads a document of an incident, and waits until it was found clean. */
export function uploadToIncident(client: Client, incidentId: string, file: UploadFile): Promise<string> {
  return upload(
    file,
    client.call(incidentRoutes.requestIncidentUpload, { params: { incidentId }, body: requestOf(file) }),
    (documentId) =>
      client.call(incidentRoutes.readOwnIncidentDocument, { params: { incidentId, documentId } }),
  );
}
