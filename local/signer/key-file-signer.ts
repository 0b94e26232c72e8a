import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import * as z from "zod";
import { openKeyFile } from "#local/key-file.ts";
import type { Signer } from "#ports";

const privateJwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
const publicPart = privateJwk.omit({ d: true });

/**
 * A signer whose P-256 key lies in a file (JWK, RFC 7517), readable by its owner alone, and made when it is missing.
 * @throws Error when others may read the file, or it holds no P-256 private key
 */
export async function openKeyFileSigner(file: string): Promise<Signer> {
  const privateKey = keyIn(file, await openKeyFile(file, newKey));
  const { kty, crv, x, y } = publicPart.parse(createPublicKey(privateKey).export({ format: "jwk" }));
  const kid = await calculateJwkThumbprint({ kty, crv, x, y }, "sha256");
  return {
    keyId: async () => kid,
    publicKey: async () => ({ kty, crv, x, y, kid, alg: "ES256", use: "sig" }),
    sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  };
}

const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

function keyIn(file: string, content: unknown): KeyObject {
  const key = privateJwk.safeParse(content);
  if (!key.success) throw new Error(`The key file ${file} holds no P-256 private key (JWK)`);
  return createPrivateKey({ key: key.data, format: "jwk" });
}
