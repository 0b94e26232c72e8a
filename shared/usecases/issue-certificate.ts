import type { Deps } from "#ports";
import { certificatePayloadOf, signCertificate } from "#proof/certificate.ts";
import { sha256Hex } from "#proof/digest.ts";
import type { ApplicationIn } from "#records/application.ts";
import type { Certification } from "#records/certification.ts";
import type { Effect } from "#records/operation.ts";
import { system } from "./actor.ts";
import { commitTogether } from "./core/act.ts";
import { awaitsCertificate, certificationStep, loadCertification } from "./core/certifications.ts";
import { certifiedNotice } from "./core/certified-notice.ts";
import { notice, toApplicant } from "./core/effects.ts";
import { aboutCase, loadForProcedure } from "./core/load.ts";
import { settledStep } from "./core/procedure-step.ts";
import { done } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "documents" | "signer" | "directory" | "clock" | "ids">;

/**
 * Signs the certificate, renders it and keeps it, then tells the applicant (F-03, F-04). Done twice, the second time
 * changes nothing: a certification has one certificate, for the application it rests on.
 */
export const issueCertificate = (deps: Needs) =>
  settledStep(async ({ applicationId }) => {
    const application = await loadForProcedure(deps, applicationId);
    if (application.status !== "certified") return done(undefined);
    const number = application.certificationNumber;
    const certification = await loadCertification(deps, number);
    if (certification === undefined) throw new Error(`There is no certification ${number}`);
    if (!awaitsCertificate(certification, applicationId)) return done(undefined);

    const certificate = await make(deps, certification);
    return record(deps, certification, certificate, [
      wasIssuedBefore(application, certification)
        ? replacedNotice(application, certification)
        : certifiedNotice(application, certification, application.decision.reasons),
    ]);
  });

/** Whether a certificate was issued on the same decision: then a light change has made another necessary (M-06). */
function wasIssuedBefore(application: ApplicationIn<"certified">, certification: Certification): boolean {
  return certification.formerCertificates.some(({ issuedAt }) => issuedAt >= application.decision.at);
}

function replacedNotice(application: ApplicationIn<"certified">, certification: Certification): Effect {
  return notice(toApplicant(application.id), {
    template: "certificateReplaced",
    ...aboutCase(application),
    certificationNumber: certification.number,
    validUntil: certification.validUntil,
  });
}

async function make(
  deps: Needs,
  certification: Certification,
): Promise<NonNullable<Certification["certificate"]>> {
  const issuedAt = deps.clock.now();
  const payload = certificatePayloadOf(certification, { portal: deps.directory.portal, issuedAt });
  const jws = await signCertificate(payload, deps.signer);
  // What draws a page is large, and a procedure that comes again finds the certificate issued.
  const { renderCertificate } = await import("#proof/certificate-pdf.ts");
  const pdf = await renderCertificate({ jws, payload });
  const pdfSha256 = sha256Hex(pdf);
  const pdfKey = `certificates/${certification.number}-${pdfSha256.slice(0, 16)}.pdf`;
  await deps.documents.store(pdfKey, pdf, "application/pdf");
  return { issuedAt, jws, keyId: await deps.signer.keyId(), pdfSha256, pdfKey };
}

async function record(
  deps: Needs,
  certification: Certification,
  certificate: NonNullable<Certification["certificate"]>,
  effects: readonly Effect[],
) {
  const stepped = certificationStep(deps, {
    certification,
    act: "certificateIssued",
    by: system,
    changes: { certificate },
    data: { pdfSha256: certificate.pdfSha256, keyId: certificate.keyId },
  });
  return stepped.done ? commitTogether(deps, stepped.value.writes, effects) : stepped;
}
