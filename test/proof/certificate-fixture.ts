import { generateKeyPairSync, sign } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import * as z from "zod";
import type { Signer } from "#ports";
import type { CertificatePayload } from "#proof/certificate.ts";

const publicPart = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string() });

/** A signer with a new P-256 key in memory. */
export async function signerInMemory(): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = publicPart.parse(publicKey.export({ format: "jwk" }));
  const kid = await calculateJwkThumbprint(jwk);
  return {
    keyId: async () => kid,
    publicKey: async () => ({ ...jwk, kid, alg: "ES256", use: "sig" }),
    sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  };
}

export async function keySetOf(signer: Signer) {
  const key = publicPart.loose().parse(await signer.publicKey());
  return { keys: [key] };
}

/** A certificate of a fictional company, whose name has kanji that many fonts lack. */
export const payload: CertificatePayload = {
  iss: "https://portal.example",
  iat: 1_811_808_000,
  number: "CSP-2027-VA-0001",
  corporateNumber: "7123456789012",
  provider: { ja: "株式会社髙﨑サイバー𠮷野研究所", en: "Takasaki Cyber Yoshino Laboratory, Inc." },
  category: "vulnerabilityAssessment",
  option: "penetrationTest",
  services: [
    { listingId: "018-0007-20", name: "Webアプリケーション脆弱性診断「みはり」" },
    { listingId: "018-0008-20", name: "プラットフォーム診断・侵入試験" },
  ],
  department: { ja: "セキュリティサービス本部 診断部", en: "Assessment Department" },
  operator: { ja: "サイバーセキュリティ・サービス事業者認定制度 事務局", en: "Secretariat of the scheme" },
  decidedOn: "2027-06-01",
  validFrom: "2027-06-01",
  validUntil: "2030-05-31",
  policyVersion: "2027-04-01.1",
  statusUrl: "https://portal.example/certifications/CSP-2027-VA-0001",
};
