import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { sendFile, type UploadFile } from "#local/demo/upload.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import {
  answerAs,
  type Case,
  certificate,
  decide,
  draft,
  file,
  propose,
  type Slot,
  save,
  standsAt,
} from "./case.ts";
import type { Scheme } from "./scheme.ts";

/** A form that is sent back once: the rating is one too low. */
export const lowRating = (good: ApplicationForm): ApplicationForm => ({
  ...good,
  scs: { ...good.scs, rating: 3 },
});

/** The reviewer accepts the form; nobody waits for what follows. */
export async function acceptOnly(of: Case): Promise<void> {
  const reviewer = await of.scheme.as("demo-reviewer");
  const params = { applicationId: of.applicationId };
  await replyTo(reviewer.call(secretariatRoutes.completeFormCheck, { params, body: { outcome: "accept" } }));
}

/**
 * A case that is sent back once and then certified.
 * @param interrupted called at every stage, and right after every act
 */
export async function playWithRemediation(
  scheme: Scheme,
  slot: Slot,
  interrupted: () => Promise<void>,
): Promise<Case> {
  const held: UploadFile[] = [];
  const documents = (good: readonly UploadFile[]) => {
    held.push(...good.filter((each) => each.slot === "pledge"));
    return good.filter((each) => each.slot !== "pledge");
  };
  const made = await draft(scheme, slot, { form: lowRating, documents });
  const [pledge] = held;
  assert.ok(pledge);
  await uploadSlowly(made, pledge, interrupted);
  await file(made);
  await interrupted();
  await standsAt(made, "remediation");
  await interrupted();
  await save(made, made.form);
  await file(made);
  await interrupted();
  await standsAt(made, "formCheck");
  await interrupted();
  await acceptOnly(made);
  await interrupted();
  await standsAt(made, "inquiry");
  await replyTo(answerAs(made, "meti", { answer: "noObjection" }));
  await interrupted();
  for (const body of ["nco", "npa"]) await replyTo(answerAs(made, body, { answer: "noObjection" }));
  await interrupted();
  await standsAt(made, "review");
  await interrupted();
  await propose(made, "certify");
  await interrupted();
  await replyTo(decide(made, "certify"));
  await interrupted();
  await certificate(made);
  return made;
}

/** Asks for a place to upload a document, and sends nothing yet. */
export async function askToUpload(of: Case, { slot, fileName, bytes }: UploadFile) {
  const params = { applicationId: of.applicationId };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const body = { slot, fileName, contentType: "application/pdf", bytes: bytes.byteLength, sha256 };
  return replyTo((await of.provider()).call(providerRoutes.requestUpload, { params, body }));
}

/** Uploads a document, interrupted before it is sent and right after it has arrived. */
async function uploadSlowly(of: Case, pledge: UploadFile, interrupted: () => Promise<void>): Promise<void> {
  const { document, upload } = await askToUpload(of, pledge);
  await interrupted();
  assert.equal((await sendFile(upload, pledge)).status, 204);
  await interrupted();
  await until("the inspection", async () => {
    const { documents } = await of.shown();
    return documents.find(
      ({ documentId, status }) => documentId === document.documentId && status === "clean",
    );
  });
}
