import type { JSONWebKeySet } from "jose";
import { type CertificateVerdict, verifyCertificate } from "./certificate.ts";
import { attachedName, renderCertificate } from "./certificate-pdf.ts";
import { openPdf } from "./open-pdf.ts";

const longestJws = 200_000;

/**
 * Verifies a certificate page offline: takes the signed data attached to it, verifies that, draws the page anew from
 * it and compares the bytes, so that a word changed on the page is found though the signature still holds (F-04).
 * @param jwks the published JWK Set (RFC 7517)
 */
export async function verifyCertificatePdf(
  pdf: Uint8Array,
  jwks: JSONWebKeySet,
): Promise<CertificateVerdict> {
  const attached = await readAttached(pdf);
  if ("why" in attached) return { valid: false, why: attached.why };
  const verdict = await verifyCertificate(attached.jws, jwks);
  if (!verdict.valid) return verdict;
  const drawn = await renderCertificate({ jws: attached.jws, payload: verdict.payload });
  return Buffer.compare(drawn, pdf) === 0 ? verdict : { valid: false, why: "page-differs" };
}

async function readAttached(
  pdf: Uint8Array,
): Promise<{ jws: string } | { why: "not-a-pdf" | "no-signed-data" }> {
  try {
    const { document, close } = await openPdf(pdf);
    try {
      const content = await document.getAttachmentContent(attachedName);
      if (content === null || content.length > longestJws) return { why: "no-signed-data" };
      return { jws: Buffer.from(content).toString("latin1") };
    } finally {
      await close();
    }
  } catch {
    return { why: "not-a-pdf" };
  }
}
