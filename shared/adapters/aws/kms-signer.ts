import { createHash, createPublicKey } from "node:crypto";
import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { calculateJwkThumbprint } from "jose";
import * as z from "zod";
import type { Signer } from "#ports";
import { ecdsaFromDer } from "./ecdsa-from-der.ts";

const p256 = z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() });

/**
 * A signer whose P-256 key never leaves KMS (ECC_NIST_P256, SIGN_VERIFY). The public key is asked for once.
 * @param keyId key id, ARN or alias of the KMS key
 */
export function kmsSigner(kms: KMSClient, keyId: string): Signer {
  let known: Promise<Readonly<Record<string, string>>> | undefined;

  async function fetchPublicKey(): Promise<Readonly<Record<string, string>>> {
    const { PublicKey: der } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (der === undefined) throw new Error(`KMS gave no public key for ${keyId}`);
    const key = createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" });
    const { kty, crv, x, y } = p256.parse(key.export({ format: "jwk" }));
    const kid = await calculateJwkThumbprint({ kty, crv, x, y }, "sha256");
    return { kty, crv, x, y, kid, alg: "ES256", use: "sig" };
  }

  async function publicKey(): Promise<Readonly<Record<string, string>>> {
    known ??= fetchPublicKey();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  }

  return {
    publicKey,
    keyId: async () => z.string().parse((await publicKey())["kid"]),
    sign: async (bytes) => {
      const { Signature: der } = await kms.send(
        new SignCommand({
          KeyId: keyId,
          Message: createHash("sha256").update(bytes).digest(),
          MessageType: "DIGEST",
          SigningAlgorithm: "ECDSA_SHA_256",
        }),
      );
      if (der === undefined) throw new Error(`KMS gave no signature with ${keyId}`);
      return ecdsaFromDer(der);
    },
  };
}
