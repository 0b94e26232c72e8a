import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Answer } from "#contracts/client.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { sendFile } from "#local/demo/upload.ts";
import { goodDocument } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import { keys } from "#records/layout.ts";
import type { ApplicationForm, DocumentSlot } from "#scheme/application-form.ts";
import { addDays, daysBetween, validUntilAfterYears } from "#scheme/calendar.ts";
import type { PrerequisiteKind } from "#scheme/prerequisite-transitions.ts";
import { type Case, caseAt, type Slot, today } from "./case.ts";
import type { SchemeHere } from "./in-process.ts";

export type OwnView = ReplyOf<typeof upkeepProviderRoutes.readOwnCertification>;
export type PrerequisiteView = OwnView["prerequisites"][number];
export type Certified = Case & { readonly number: string; readonly here: SchemeHere };
export type Report = {
  readonly validFrom: string;
  readonly validUntil: string;
  readonly documents: string[];
  readonly isms?: ApplicationForm["isms"];
  readonly scs?: ApplicationForm["scs"];
};

export const upkeepReasons = "提出された資料に照らして、このように判断した。";

/** A company that is certified, by the usual way of an application; its registration was renewed two months before. */
export async function certifiedBy(here: SchemeHere, slot: Slot): Promise<Certified> {
  const day = await today(here);
  const form = goodForm({ company: slot.company, category: slot.category, today: day });
  await renewOnRegister(here, form, addDays(day, -60));
  const made = await caseAt(here, slot, "certified");
  const { certificationNumber } = await made.shown();
  assert.ok(certificationNumber);
  await here.installation().idle();
  return { ...made, number: certificationNumber, here };
}

/** What the provider sees of its certification today. */
export async function own(of: Certified): Promise<OwnView> {
  const params = { number: of.number };
  return replyTo((await of.provider()).call(upkeepProviderRoutes.readOwnCertification, { params }));
}

/** What anybody is shown of it. */
export async function publicStatus(of: Certified): Promise<string> {
  const { number } = of;
  const shown = await replyTo(of.here.anybody().call(publicRoutes.readCertification, { params: { number } }));
  return shown.status;
}

export async function prerequisite(of: Certified, kind: PrerequisiteKind): Promise<PrerequisiteView> {
  const found = (await own(of)).prerequisites.find((each) => each.prerequisite === kind);
  assert.ok(found);
  return found;
}

/** Moves the clock to a day, when it is still to come, and waits until everything due has happened. */
export async function moveToDay(here: SchemeHere, day: string): Promise<void> {
  const days = daysBetween(await today(here), day);
  if (days > 0) await here.move(`+${days}d`);
  await here.installation().idle();
}

/** Uploads a document of the certification and waits until it is found clean. */
async function uploadUpkeep(
  of: Certified,
  file: { readonly slot: DocumentSlot; readonly fileName: string; readonly bytes: Uint8Array },
): Promise<string> {
  const provider = await of.provider();
  const params = { number: of.number };
  const { document, upload } = await replyTo(
    provider.call(upkeepProviderRoutes.requestCertificationUpload, {
      params,
      body: {
        slot: file.slot,
        fileName: file.fileName,
        contentType: "application/pdf",
        bytes: file.bytes.byteLength,
        sha256: createHash("sha256").update(file.bytes).digest("hex"),
      },
    }),
  );
  assert.ok((await sendFile(upload, file)).ok);
  return until(`the inspection of ${file.fileName}`, async () => {
    const view = await replyTo(provider.call(upkeepProviderRoutes.readOwnCertification, { params }));
    const found = view.documents.find(({ documentId }) => documentId === document.documentId);
    return found?.status === "clean" ? found.documentId : undefined;
  });
}

/** The keeper of the existing register renews the services that a form names. */
async function renewOnRegister(here: SchemeHere, form: ApplicationForm, renewedOn: string): Promise<void> {
  const { register } = here.installation().deps;
  for (const { listingId } of form.service?.services ?? []) {
    const listing = await register.get("listing", keys.listing(listingId));
    assert.ok(listing);
    await register.commit([{ put: "upsert", record: { ...listing, renewedOn } }]);
  }
}

/** A renewal that goes on where the prerequisite ends, with the paper that shows it. */
export async function renewalOf(of: Certified, kind: PrerequisiteKind): Promise<Report> {
  const { validUntil } = await prerequisite(of, kind);
  const validFrom = addDays(validUntil, 1);
  if (kind === "serviceRegistration") {
    await renewOnRegister(of.here, of.form, validFrom);
    return { validFrom, validUntil: validUntilAfterYears(validFrom, 2), documents: [] };
  }
  const days = { validFrom, validUntil: validUntilAfterYears(validFrom, 3) };
  const form = { ...of.form, [kind]: { ...of.form[kind], ...days } };
  const slot = kind === "isms" ? "ismsCertificate" : "scsCertificate";
  const paper = await goodDocument(slot, { form, company: of.slot.company, today: await today(of.here) });
  return { ...days, documents: [await uploadUpkeep(of, paper)] };
}

/** Evidence of an application for renewal. */
export async function evidenceFor(of: Certified): Promise<string> {
  const day = await today(of.here);
  return uploadUpkeep(
    of,
    await goodDocument("other", { form: of.form, company: of.slot.company, today: day }),
  );
}

export async function report(of: Certified, kind: PrerequisiteKind, body: Report): Promise<Answer<OwnView>> {
  const params = { number: of.number, prerequisite: kind };
  return (await of.provider()).call(upkeepProviderRoutes.reportRenewal, { params, body });
}

export async function check(of: Certified, kind: PrerequisiteKind, outcome: "accept" | "return") {
  const params = { number: of.number, prerequisite: kind };
  const body = outcome === "accept" ? { outcome } : { outcome, reasons: upkeepReasons };
  const reviewer = await of.here.as("demo-reviewer");
  return replyTo(reviewer.call(upkeepSecretariatRoutes.checkRenewal, { params, body }));
}

/** Reports the renewal of a prerequisite, and a reviewer accepts it. */
export async function renew(of: Certified, kind: PrerequisiteKind): Promise<void> {
  await replyTo(report(of, kind, await renewalOf(of, kind)));
  await check(of, kind, "accept");
}
