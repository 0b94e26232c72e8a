import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical.ts";

/** SHA-256 as 64 lower-case hex digits; a string counts as its UTF-8 bytes. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The digest of a JSON value: SHA-256 of its canonical JSON (RFC 8785), 64 lower-case hex digits.
 * @throws TypeError for what JSON cannot carry
 */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
