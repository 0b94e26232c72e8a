import { sha256Hex } from "#proof/digest.ts";

/** What an honest uploader announces of a file. */
export function announced(bytes: Uint8Array) {
  return { bytes: bytes.length, sha256: sha256Hex(bytes), contentType: "application/pdf" };
}
