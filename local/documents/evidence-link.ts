import { createHmac, timingSafeEqual } from "node:crypto";

const prefix = "/evidence/";

export type LinkedEvidence = { readonly key: string; readonly fileName: string };

/**
 * A link that opens a piece of evidence until it expires; key, name and time are signed.
 * @param expiresAt seconds since 1970
 */
export function evidenceLink(
  base: { readonly url: string; readonly secret: string },
  evidence: LinkedEvidence,
  expiresAt: number,
): string {
  const path = evidence.key.split("/").map(encodeURIComponent).join("/");
  const query = new URLSearchParams({
    name: evidence.fileName,
    expires: String(expiresAt),
    signature: signatureOf(base.secret, evidence, String(expiresAt)),
  });
  return `${base.url}${prefix}${path}?${query}`;
}

/**
 * What a link opens.
 * @param now seconds since 1970
 */
export function readEvidenceLink(
  link: string,
  secret: string,
  now: number,
): LinkedEvidence | "expired" | "forged" {
  const url = URL.parse(link);
  const [name, expires, signature] = ["name", "expires", "signature"].map((each) =>
    url?.searchParams.get(each),
  );
  if (url === null || !name || !expires || !signature) return "forged";
  const key = keyIn(url.pathname);
  if (key === undefined) return "forged";
  const evidence = { key, fileName: name };
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(secret, evidence, expires))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return "forged";
  return now < Number(expires) ? evidence : "expired";
}

function keyIn(pathname: string): string | undefined {
  if (!pathname.startsWith(prefix)) return undefined;
  try {
    return pathname.slice(prefix.length).split("/").map(decodeURIComponent).join("/");
  } catch {
    return undefined;
  }
}

function signatureOf(secret: string, { key, fileName }: LinkedEvidence, expires: string): string {
  const signed = JSON.stringify(["link", key, fileName, expires]);
  return createHmac("sha256", secret).update(signed).digest("hex");
}
