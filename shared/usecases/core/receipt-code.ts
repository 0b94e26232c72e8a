import type { Random } from "#ports";
import { sha256Hex } from "#proof/digest.ts";

/** Crockford's base 32: without letters that are taken for a digit or for each other. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 24 characters, 120 bits: nobody guesses one. */
const characters = 24;
const groupLength = 4;

/** A new receipt code, in groups to be read out and typed: `7Q2M-…`. It is shown once and stored nowhere. */
export function newReceiptCode(random: Random): string {
  // 256 is a multiple of 32, so that every character is as likely.
  const letters = [...random.bytes(characters)].map((byte) => alphabet[byte % alphabet.length] ?? "");
  const groups = Array.from({ length: characters / groupLength }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(""),
  );
  return groups.join("-");
}

/** The code as it was given out, however it was typed: case, spaces and hyphens do not matter, nor O for 0, I or L for 1. */
function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
}

/** The name of the claim that leads from a receipt code to its tip: all that is stored of the code is this digest. */
export function receiptClaim(code: string): string {
  return `tipCode#${sha256Hex(Buffer.from(plainCode(code)))}`;
}
