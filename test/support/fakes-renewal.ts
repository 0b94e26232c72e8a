import type { InputOf } from "#contracts/route.ts";
import type { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import type { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { sha256Hex } from "#proof/digest.ts";
import { keys } from "#records/layout.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import { addDays, jstDay, validUntilAfterYears } from "#scheme/calendar.ts";
import type { PrerequisiteKind } from "#scheme/prerequisite-transitions.ts";
import type { Actor } from "#usecases/actor.ts";
import { checkRenewal } from "#usecases/check-renewal.ts";
import { declareRenewing } from "#usecases/declare-renewing.ts";
import { giveBackCertification } from "#usecases/give-back-certification.ts";
import { inspectDocument } from "#usecases/inspect-document.ts";
import { liftSuspension } from "#usecases/lift-suspension.ts";
import { reportPrerequisiteTrouble } from "#usecases/report-prerequisite-trouble.ts";
import { reportRenewal } from "#usecases/report-renewal.ts";
import { requestCertificationUpload } from "#usecases/request-certification-upload.ts";
import { reviewPrerequisite } from "#usecases/review-prerequisite.ts";
import { suspendCertification } from "#usecases/suspend-certification.ts";
import { accepted } from "./fakes-case.ts";
import { decider, drafterOf, reviewer, signatoryOf } from "./fakes-people.ts";
import { type Certified, prerequisiteOf } from "./fakes-upkeep.ts";

type Report = Omit<InputOf<typeof upkeepProviderRoutes.reportRenewal>, "number" | "prerequisite">;
type Check = InputOf<typeof upkeepSecretariatRoutes.checkRenewal>["outcome"];
type Action = InputOf<typeof upkeepSecretariatRoutes.reviewPrerequisite>["action"];

const reasons = "提出された資料に照らして判断した。";

/** Uploads a document of a certification as the company; it is inspected at once. */
export async function addUpkeepDocument(
  { world, of, number }: Certified,
  slot: DocumentSlot,
  content: string = slot,
): Promise<string> {
  const bytes = Buffer.from(content);
  const asked = accepted(
    await requestCertificationUpload(world.deps)({
      actor: drafterOf(of.company),
      number,
      slot,
      fileName: `${slot}.pdf`,
      contentType: "application/pdf",
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    }),
  );
  const key = `certifications/${number}/${asked.document.documentId}`;
  world.documents.quarantine.set(key, bytes);
  await inspectDocument(world.deps)({ key });
  return asked.document.documentId;
}

const certificateOf = {
  isms: "ismsCertificate",
  scs: "scsCertificate",
  serviceRegistration: "other",
} as const;

/** A report that goes on where the prerequisite ends, with its new certificate. */
export async function soundReport(made: Certified, kind: PrerequisiteKind): Promise<Report> {
  const { validUntil } = await prerequisiteOf(made.world, made.number, kind);
  const validFrom = addDays(validUntil, 1);
  const years = kind === "serviceRegistration" ? 2 : 3;
  const { company } = made.of;
  const content = [kind, company.name, company.department.name, "★4", validFrom].join("/");
  const document = await addUpkeepDocument(made, certificateOf[kind], content);
  return { validFrom, validUntil: validUntilAfterYears(validFrom, years), documents: [document] };
}

/** Has the existing register show a renewal of the certified services from a day on. */
export async function renewListings({ world, of }: Certified, renewedOn: string): Promise<void> {
  const application = await world.deps.register.get("application", keys.application(of.id));
  for (const { listingId } of application?.form.service?.services ?? []) {
    const listing = await world.deps.register.get("listing", keys.listing(listingId));
    if (listing !== undefined)
      await world.deps.register.commit([{ put: "upsert", record: { ...listing, renewedOn } }]);
  }
}

/** The acts of upkeep on one certification, each a real use case with a usual person and usual words. */
export function upkeepActs({ world, of, number }: Certified, given = world.deps) {
  const company = signatoryOf(of.company);
  return {
    declare: (prerequisite: PrerequisiteKind, documents: string[], actor: Actor = drafterOf(of.company)) =>
      declareRenewing(given)({ actor, number, prerequisite, documents, note: "更新審査を受審中。" }),
    report: (prerequisite: PrerequisiteKind, report: Report, actor: Actor = company) =>
      reportRenewal(given)({ actor, number, prerequisite, ...report }),
    check: (prerequisite: PrerequisiteKind, outcome: Check, actor: Actor = reviewer) =>
      outcome === "accept"
        ? checkRenewal(given)({ actor, number, prerequisite, outcome })
        : checkRenewal(given)({ actor, number, prerequisite, outcome, reasons }),
    trouble: (prerequisite: PrerequisiteKind, what: "suspended" | "lost", actor: Actor = company) =>
      reportPrerequisiteTrouble(given)({ actor, number, prerequisite, what, reasons }),
    review: (prerequisite: PrerequisiteKind, action: Action, actor: Actor = reviewer) =>
      reviewPrerequisite(given)({ actor, number, prerequisite, action, reasons }),
    giveBack: (actor: Actor = company) => giveBackCertification(given)({ actor, number, reason: reasons }),
    suspend: (actor: Actor = decider) => suspendCertification(given)({ actor, number, reasons }),
    lift: (actor: Actor = decider) => liftSuspension(given)({ actor, number, reasons }),
    today: () => jstDay(world.clock.now()),
  };
}
