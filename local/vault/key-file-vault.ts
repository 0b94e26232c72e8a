import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import * as z from "zod";
import { bytesToSeal, openedText, sealedBytes, sealedText } from "#adapters/sealed-text.ts";
import { openKeyFile } from "#local/key-file.ts";
import type { Random, Vault } from "#ports";
import { canonicalJson } from "#proof/canonical.ts";

const cipher = "aes-256-gcm";
const keyBytes = 32;
/** As NIST SP 800-38D asks for: a nonce of 96 bits from chance, and the whole tag. */
const nonceBytes = 12;
const tagBytes = 16;

const secretJwk = z
  .object({ kty: z.literal("oct"), k: z.string() })
  .transform(({ k }) => Buffer.from(k, "base64url"))
  .refine((key) => key.length === keyBytes);

/**
 * A vault whose key lies in a file (JWK, RFC 7518, 6.4), readable by its owner alone, and made when it is missing. What
 * is sealed is nonce, AES-256-GCM ciphertext and tag, with the context as additional data.
 * @throws Error when others may read the file, or it holds no key of 256 bits
 */
export async function openKeyFileVault(file: string, random: Random): Promise<Vault> {
  const key = keyIn(
    file,
    await openKeyFile(file, () => ({
      kty: "oct",
      k: Buffer.from(random.bytes(keyBytes)).toString("base64url"),
    })),
  );
  return {
    seal: async (plain, context) => {
      const nonce = random.bytes(nonceBytes);
      const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
      sealing.setAAD(Buffer.from(canonicalJson(context)));
      const sealed = [sealing.update(bytesToSeal(plain)), sealing.final()];
      return sealedText(Buffer.concat([nonce, ...sealed, sealing.getAuthTag()]));
    },
    open: async (sealed, context) => {
      const bytes = sealedBytes(sealed);
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      opening.setAAD(Buffer.from(canonicalJson(context)));
      opening.setAuthTag(bytes.subarray(-tagBytes));
      const plain = opening.update(bytes.subarray(nonceBytes, -tagBytes));
      return openedText(Buffer.concat([plain, opening.final()]));
    },
  };
}

function keyIn(file: string, content: unknown): KeyObject {
  const key = secretJwk.safeParse(content);
  if (!key.success) throw new Error(`The key file ${file} holds no key of 256 bits (JWK)`);
  return createSecretKey(key.data);
}
