import type { Deps } from "#ports";
import { certificatePayloadOf, signCertificate } from "#proof/certificate.ts";
import { renderCertificate } from "#proof/certificate-pdf.ts";
import { sha256Hex } from "#proof/digest.ts";
import { chainEvent } from "#proof/event-chain.ts";
import { type Certification, certificationRecord } from "#records/certification.ts";
import { keys, partitions } from "#records/layout.ts";
import type { Effect } from "#records/operation.ts";
import { certificationTransitions } from "#scheme/certification-transitions.ts";
import { transitionFor, writeConditions } from "#scheme/transition.ts";
import { system } from "./actor.ts";
import { notice, outboxWrites, toApplicant } from "./core/effects.ts";
import { aboutCase, loadForProcedure } from "./core/load.ts";
import { settledStep } from "./core/procedure-step.ts";
import { done, refused } from "./outcome.ts";

type Needs = Pick<Deps, "register" | "documents" | "signer" | "directory" | "clock" | "ids">;

/**
 * Signs the certificate, renders it and keeps it, then tells the applicant (F-03, F-04). Done twice, the second time
 * changes nothing: a certification has one certificate.
 */
export const issueCertificate = (deps: Needs) =>
  settledStep(async ({ applicationId }) => {
    const application = await loadForProcedure(deps, applicationId);
    if (application.status !== "certified") return done(undefined);
    const number = application.certificationNumber;
    const certification = await deps.register.get("certification", keys.certification(number));
    if (certification === undefined) throw new Error(`There is no certification ${number}`);
    if (certification.certificate !== undefined) return done(undefined);

    const certificate = await make(deps, certification);
    return record(deps, certification, certificate, [
      notice(toApplicant(applicationId), {
        template: "certified",
        ...aboutCase(application),
        certificationNumber: number,
        validFrom: certification.validFrom,
        validUntil: certification.validUntil,
        reasons: application.decision.reasons,
      }),
    ]);
  });

async function make(
  deps: Needs,
  certification: Certification,
): Promise<NonNullable<Certification["certificate"]>> {
  const issuedAt = deps.clock.now();
  const payload = certificatePayloadOf(certification, { portal: deps.directory.portal, issuedAt });
  const jws = await signCertificate(payload, deps.signer);
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
  const transition = transitionFor(certificationTransitions, certification.status, "certificateIssued");
  if (transition === undefined) return refused("not-possible-now");
  const event = chainEvent({
    tip: certification.ledger,
    event: {
      kind: "event",
      aggregate: partitions.certification(certification.number),
      act: "certificateIssued",
      from: certification.status,
      to: transition.to,
      by: system,
      at: certificate.issuedAt,
      data: { pdfSha256: certificate.pdfSha256, keyId: certificate.keyId },
    },
  });
  const issued = certificationRecord.parse({
    ...certification,
    version: certification.version + 1,
    status: transition.to,
    certificate,
    ledger: { sequence: event.sequence, hash: event.hash },
  });
  const outcome = await deps.register.commit([
    {
      put: "replace",
      record: issued,
      when: writeConditions(transition, certification.version, system.subject),
    },
    { put: "create", record: event },
    ...outboxWrites(deps, effects, certificate.issuedAt),
  ]);
  return outcome.committed ? done(undefined) : refused("changed-meanwhile");
}
