import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer, Client } from "#contracts/client.ts";
import { governmentRoutes } from "#contracts/government-routes.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { sendFile, type UploadFile } from "#local/demo/upload.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import { type ApplicantView, reasons, type SecretariatView, type Slot, today } from "./case.ts";
import type { Scheme } from "./scheme.ts";

/** What a person does about these is to look again: somebody, perhaps they themselves, was faster. */
const lookAgain = ["task-closed", "not-possible-now", "changed-meanwhile", "document-awaited"];

function settled<Reply>(answered: Answer<Reply>): void {
  if (answered.ok || lookAgain.includes(answered.problem.code)) return;
  throw new Error(`${answered.status} ${answered.problem.code}: ${answered.problem.wrong.en}`);
}

/** How often people look before they give up. */
const patience = 3000;

/** Whether the server was not there, or went away in the middle of an answer. */
function isGone(error: unknown): boolean {
  return error instanceof TypeError && ["fetch failed", "terminated"].includes(error.message);
}

type Prepared = {
  readonly slot: Slot;
  readonly day: string;
  readonly documents: readonly UploadFile[];
  /** Documents that the server said have arrived. */
  readonly arrived: Set<string>;
};

/** Makes the documents of a good case, before the going gets rough. */
export async function prepare(scheme: Scheme, slot: Slot): Promise<Prepared> {
  const day = await today(scheme);
  const form = goodForm({ company: slot.company, today: day, category: slot.category });
  const documents = await goodDocuments({ form, company: slot.company, today: day });
  return { slot, day, documents, arrived: new Set() };
}

/**
 * Plays a good case to its certificate, as people do whose connection keeps breaking: they look where it stands, do
 * the next thing, and when no answer comes they look again.
 * @returns the application's id
 */
export async function playThroughAnything(scheme: Scheme, prepared: Prepared): Promise<string> {
  for (let tried = 0; tried < patience; tried += 1) {
    try {
      const done = await doNextThing(scheme, prepared);
      if (done !== undefined) return done;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    await pause(20);
  }
  throw new Error(`Played in vain in ${prepared.slot.category}`);
}

async function doNextThing(scheme: Scheme, prepared: Prepared): Promise<string | undefined> {
  const provider = await scheme.as(prepared.slot.account);
  const own = await ownApplication(provider, prepared.slot);
  if (own === undefined) return;
  if (own.status === "draft") {
    await fillIn(provider, own, prepared);
    return;
  }
  const params = { applicationId: own.applicationId };
  const auditor = await scheme.as("demo-auditor");
  const seen = await replyTo(auditor.call(secretariatRoutes.readApplication, { params }));
  if (seen.status !== "certified") {
    await doNextThingInside(scheme, seen);
    return;
  }
  const certificate = await provider.call(providerRoutes.readOwnCertificate, { params });
  return certificate.ok ? own.applicationId : undefined;
}

async function ownApplication(provider: Client, { category }: Slot): Promise<ApplicantView | undefined> {
  const { applications } = await replyTo(provider.call(providerRoutes.listOwnApplications, {}));
  const found = applications.find((each) => each.category === category);
  if (found === undefined) {
    settled(await provider.call(providerRoutes.createApplication, { body: { kind: "new", category } }));
    return;
  }
  const params = { applicationId: found.applicationId };
  return replyTo(provider.call(providerRoutes.readOwnApplication, { params }));
}

async function fillIn(provider: Client, own: ApplicantView, prepared: Prepared): Promise<void> {
  const { slot, day, documents, arrived } = prepared;
  const params = { applicationId: own.applicationId };
  if (own.form.company === undefined) {
    const form = goodForm({ company: slot.company, today: day, category: slot.category });
    settled(await provider.call(providerRoutes.saveForm, { params, body: { version: own.version, form } }));
    return;
  }
  const isThere = (file: UploadFile) =>
    own.documents.some((each) => each.slot === file.slot && each.status === "clean");
  const isInspected = (file: UploadFile) =>
    !own.documents.some(
      (each) => each.slot === file.slot && each.status === "awaitingUpload" && arrived.has(each.documentId),
    );
  const missing = documents.filter((file) => !isThere(file));
  if (missing.length === 0) {
    settled(await provider.call(providerRoutes.fileApplication, { params, body: {} }));
    return;
  }
  for (const file of missing.filter(isInspected)) await upload(provider, own, file, arrived);
}

async function upload(provider: Client, own: ApplicantView, file: UploadFile, arrived: Set<string>) {
  const params = { applicationId: own.applicationId };
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const { slot, fileName, bytes } = file;
  const body = { slot, fileName, contentType: "application/pdf", bytes: bytes.byteLength, sha256 };
  const asked = await provider.call(providerRoutes.requestUpload, { params, body });
  settled(asked);
  if (!asked.ok) return;
  const sent = await sendFile(asked.reply.upload, file);
  if (sent.ok) arrived.add(asked.reply.document.documentId);
}

async function doNextThingInside(scheme: Scheme, seen: SecretariatView): Promise<void> {
  const params = { applicationId: seen.applicationId };
  const reviewer = await scheme.as("demo-reviewer");
  if (seen.status === "formCheck") {
    const body = { outcome: "accept" } as const;
    settled(await reviewer.call(secretariatRoutes.completeFormCheck, { params, body }));
  } else if (seen.status === "inquiry") {
    for (const { body } of seen.inquiries.filter((inquiry) => inquiry.status === "sent")) {
      const responder = await scheme.as(`demo-responder-${body}`);
      settled(
        await responder.call(governmentRoutes.answerInquiry, { params, body: { answer: "noObjection" } }),
      );
    }
  } else if (seen.status === "review") {
    const body = { outcome: "certify", reasons } as const;
    settled(await reviewer.call(secretariatRoutes.proposeDecision, { params, body }));
  } else if (seen.status === "awaitingDecision") {
    const decider = await scheme.as("demo-decider");
    const body = { outcome: "certify", reasons } as const;
    settled(await decider.call(secretariatRoutes.decideApplication, { params, body }));
  }
}
