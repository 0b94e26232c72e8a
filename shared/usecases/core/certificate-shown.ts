import { digestOf } from "#proof/digest.ts";
import type { Certification } from "#records/certification.ts";

/** A certification that awaits a new certificate; the one it had is kept among the former ones (C-04). */
export function withoutCertificate(certification: Certification): Certification {
  const { certificate, ...kept } = certification;
  if (certificate === undefined) return kept;
  return { ...kept, formerCertificates: [...kept.formerCertificates, certificate] };
}

/** All that a certificate shows of what can change with a certification, as one value to compare. */
export function onCertificate(certification: Certification): string {
  const { providerName, providerNameEn, option, services, departmentName, departmentNameEn } = certification;
  const shown = { providerName, providerNameEn, services, departmentName, departmentNameEn };
  return digestOf(option === undefined ? shown : { ...shown, option });
}
