import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Random } from "#ports";

const cipher = "aes-256-gcm";
/** As NIST SP 800-38D asks for: a nonce of 96 bits from chance, and the whole tag. */
const nonceBytes = 12;
const tagBytes = 16;

/** The length of a key: 256 bits. */
export const keyBytes = 32;

/** A key of 256 bits, and what is bound to the bytes without being among them. */
type Under = { readonly key: Uint8Array; readonly additional: Uint8Array };

/** The bytes under AES-256-GCM (NIST SP 800-38D): nonce, ciphertext and tag, one behind the other. */
export function encrypted(plain: Uint8Array, { key, additional }: Under, random: Random): Uint8Array {
  const nonce = random.bytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  sealing.setAAD(additional);
  return Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
}

/**
 * The bytes that `encrypted` was given.
 * @throws when the key or what is bound to them is another, or a byte was changed
 */
export function decrypted(bytes: Uint8Array, { key, additional }: Under): Uint8Array {
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(additional);
  opening.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
}
