/** More than any text that a route takes, and well below what a record may have. */
const mostBytes = 65_536;

/**
 * A text as a vault seals it, in UTF-8.
 * @throws when it has no or more than 65 536 bytes, or holds half a character that would not come back the same
 */
export function bytesToSeal(plain: string): Uint8Array {
  if (!plain.isWellFormed()) throw new Error("A vault seals well-formed text only");
  const bytes = new TextEncoder().encode(plain);
  if (bytes.length === 0 || bytes.length > mostBytes)
    throw new Error(`A vault seals 1 to ${mostBytes} bytes; this text has ${bytes.length}`);
  return bytes;
}

/** Opened bytes as the text they were. */
export function openedText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Sealed bytes as they are stored: in base64. */
export function sealedText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/**
 * The sealed bytes of a stored text.
 * @throws when it is not base64 to the letter, since a text that was changed is not to be opened
 */
export function sealedBytes(sealed: string): Uint8Array {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.toString("base64") !== sealed) throw new Error("This was not sealed by a vault, or was changed");
  return bytes;
}
