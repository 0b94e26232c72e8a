import {
  type CompactJWSHeaderParameters,
  compactVerify,
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
} from "jose";
import * as z from "zod";
import type { Signer } from "#ports";
import type { Certification } from "#records/certification.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { category, categoryOption } from "#scheme/categories.ts";
import { policyVersion } from "#scheme/policy/index.ts";
import type { CertificateFault } from "./certificate-faults.ts";
import { compactJws } from "./compact-jws.ts";

const certificateType = "csp-certificate+jwt";
const day = z.iso.date();

/**
 * What a certificate says (F-03, F-04): everything its page shows, so that page and signature can be compared.
 * Days are JST calendar days; `iat` is in seconds since 1970 (RFC 7519).
 */
export const certificatePayload = z.strictObject({
  /** Address of the portal that issued it. */
  iss: z.url(),
  iat: z.int().min(0),
  number: z.string().min(1),
  corporateNumber: z.string().regex(/^\d{13}$/),
  provider: bilingual,
  category,
  option: categoryOption.optional(),
  services: z.array(z.strictObject({ listingId: z.string().min(1), name: z.string().min(1) })).min(1),
  department: bilingual,
  operator: bilingual,
  decidedOn: day,
  validFrom: day,
  validUntil: day,
  policyVersion: z.string().min(1),
  /** Where the certification's present status is shown; the QR code leads there. */
  statusUrl: z.url(),
});
export type CertificatePayload = z.infer<typeof certificatePayload>;

export type CertificateVerdict =
  | { readonly valid: true; readonly payload: CertificatePayload }
  | { readonly valid: false; readonly why: CertificateFault };

/**
 * The payload for a certification, for the period it was certified for last. The status link is its public page on the portal.
 * @param issue the portal's address without a trailing slash, and the moment of issue (ISO 8601 in UTC)
 */
export function certificatePayloadOf(
  certification: Certification,
  issue: { readonly portal: string; readonly issuedAt: string },
): CertificatePayload {
  return certificatePayload.parse({
    iss: issue.portal,
    iat: Math.floor(Date.parse(issue.issuedAt) / 1000),
    number: certification.number,
    corporateNumber: certification.corporateNumber,
    provider: { ja: certification.providerName, en: certification.providerNameEn },
    category: certification.category,
    ...(certification.option === undefined ? {} : { option: certification.option }),
    services: certification.services,
    department: { ja: certification.departmentName, en: certification.departmentNameEn },
    operator: policyVersion(certification.policyVersion).operator,
    decidedOn: certification.decidedOn,
    validFrom: certification.periods.at(-1)?.from ?? certification.validFrom,
    validUntil: certification.validUntil,
    policyVersion: certification.policyVersion,
    statusUrl: `${issue.portal}/certifications/${certification.number}`,
  });
}

const base64url = (content: Uint8Array | string) => Buffer.from(content).toString("base64url");

/**
 * Signs a certificate as a compact JWS (RFC 7515) with ES256, and verifies what was signed before handing it out.
 * @throws Error when the signer's own public key does not verify the signature
 */
export async function signCertificate(payload: CertificatePayload, signer: Signer): Promise<string> {
  const jws = await compactJws(certificatePayload.parse(payload), certificateType, signer);
  const verdict = await verifyCertificate(jws, { keys: [{ ...(await signer.publicKey()) }] });
  if (!verdict.valid) throw new Error(`The certificate just signed does not verify: ${verdict.why}`);
  return jws;
}

/**
 * Verifies a certificate offline against published keys. Only ES256 and the certificate's own type are taken.
 * Whether the certification still stands today is not in the certificate: the status link tells.
 * @param jws compact JWS
 * @param jwks the published JWK Set (RFC 7517)
 */
export async function verifyCertificate(jws: string, jwks: JSONWebKeySet): Promise<CertificateVerdict> {
  if (!writtenOnlyWay(jws)) return { valid: false, why: "not-a-certificate" };
  try {
    const verified = await compactVerify(jws, createLocalJWKSet(jwks), { algorithms: ["ES256"] });
    return readPayload(verified.protectedHeader, verified.payload);
  } catch (error) {
    return { valid: false, why: faultOf(error) };
  }
}

/** One certificate, one text: base64url with stray bits would let the same signature be written in several ways. */
function writtenOnlyWay(jws: string): boolean {
  return jws.split(".").every((part) => base64url(Buffer.from(part, "base64url")) === part);
}

function readPayload(header: CompactJWSHeaderParameters, bytes: Uint8Array): CertificateVerdict {
  if (header.typ !== certificateType) return { valid: false, why: "not-a-certificate" };
  const content: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  const parsed = certificatePayload.safeParse(content);
  return parsed.success ? { valid: true, payload: parsed.data } : { valid: false, why: "not-a-certificate" };
}

function faultOf(error: unknown): CertificateFault {
  if (error instanceof errors.JWKSNoMatchingKey) return "unknown-key";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature-wrong";
  return "not-a-certificate";
}
