import { createHmac, timingSafeEqual } from "node:crypto";

const stepSeconds = 30;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 without padding (RFC 4648, 6), as authenticator apps take secrets. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, "0"), 2))).join("");
}

/** The bytes of a base32 text; throws on other characters. */
export function fromBase32(text: string): Buffer {
  const values = [...text.toUpperCase()].map((letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) throw new Error("Not a base32 text");
  const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** The time step of a moment (RFC 6238, 4): 30-second periods since 1970. */
export function timeStep(now: string): number {
  return Math.floor(Date.parse(now) / 1000 / stepSeconds);
}

/**
 * The one-time code of a time step: HMAC-SHA-1, truncated (RFC 6238 with RFC 4226, 5.3).
 * @param digits 6 for people; the vectors of the RFC have 8
 */
export function totpCode(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/**
 * The time step a code belongs to: this one, the one before or the one after (RFC 6238, 5.2); undefined when it belongs
 * to none of them or to a step that was used already.
 */
export function acceptedStep(
  secret: Uint8Array,
  code: string,
  now: string,
  lastUsedStep: number,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const current = timeStep(now);
  return [current, current - 1, current + 1].find(
    (step) => step > lastUsedStep && timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code)),
  );
}
