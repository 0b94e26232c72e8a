import type { Signer } from "#ports";
import { canonicalJson } from "./canonical.ts";

const base64url = (content: Uint8Array | string) => Buffer.from(content).toString("base64url");

/**
 * A compact JWS (RFC 7515) with ES256 over the canonical JSON (RFC 8785) of a payload.
 * @param type the `typ` of the header: what is signed, so that no signature serves for anything else
 */
export async function compactJws(payload: object, type: string, signer: Signer): Promise<string> {
  const header = { alg: "ES256", kid: await signer.keyId(), typ: type };
  const signed = `${base64url(canonicalJson(header))}.${base64url(canonicalJson(payload))}`;
  return `${signed}.${base64url(await signer.sign(Buffer.from(signed)))}`;
}
