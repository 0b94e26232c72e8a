import { createHash } from "node:crypto";
import { bls12_381 } from "@noble/curves/bls12-381.js";

const { shortSignatures } = bls12_381;
const domain = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/** A round of a public beacon; key and signature as lower-case hex of the compressed points. */
export type SignedRound = { readonly publicKey: string; readonly round: number; readonly signature: string };

/** drand signs the SHA-256 of the round's number, eight bytes big-endian, and nothing else. */
function messageOf(round: number): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(round));
  return createHash("sha256").update(number).digest();
}

/**
 * Whether a beacon signed a round: BLS on BLS12-381 with the public key on G2 and the signature on G1, scheme
 * `bls-unchained-g1-rfc9380` of drand (quicknet). A signature has exactly one encoding that is accepted, so that nobody
 * can choose among several randomnesses.
 * @returns false for anything else, hex that is none and points off the curve included
 */
export function verifyBeacon({ publicKey, round, signature }: SignedRound): boolean {
  if (!/^[0-9a-f]{192}$/.test(publicKey) || !/^[0-9a-f]{96}$/.test(signature)) return false;
  if (!Number.isSafeInteger(round) || round < 1) return false;
  const message = shortSignatures.hash(messageOf(round), domain);
  try {
    return shortSignatures.verify(Buffer.from(signature, "hex"), message, Buffer.from(publicKey, "hex"));
  } catch {
    return false;
  }
}
