import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { calculateJwkThumbprint } from "jose";
import * as z from "zod";
import type { Signer } from "#ports";

const privateJwk = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/**
 * A signer whose P-256 key lies in a file (JWK, RFC 7517), readable by its owner alone. The key is made when the
 * file is missing; two processes that start at once end up with the same key.
 * @throws Error when others may read the file, or it holds no P-256 private key
 */
export async function openKeyFileSigner(file: string): Promise<Signer> {
  await createWhenMissing(file);
  const privateKey = await readKey(file);
  const { kty, crv, x, y } = publicPart.parse(createPublicKey(privateKey).export({ format: "jwk" }));
  const kid = await calculateJwkThumbprint({ kty, crv, x, y }, "sha256");
  return {
    keyId: async () => kid,
    publicKey: async () => ({ kty, crv, x, y, kid, alg: "ES256", use: "sig" }),
    sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  };
}

const publicPart = privateJwk.omit({ d: true });

async function createWhenMissing(file: string): Promise<void> {
  if (existsSync(file)) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const written = `${file}.${randomUUID()}.new`;
  await writeFile(written, JSON.stringify(privateKey.export({ format: "jwk" })), {
    mode: 0o600,
    flush: true,
  });
  try {
    await link(written, file);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  } finally {
    await rm(written);
  }
}

async function readKey(file: string): Promise<KeyObject> {
  const found = await stat(file);
  const looseBits = found.mode & 0o077;
  if (process.platform !== "win32" && looseBits !== 0) {
    throw new Error(`The signing key ${file} can be read by others; set its mode to 0600`);
  }
  const parsed = privateJwk.safeParse(jsonOf(await readFile(file, "utf8")));
  if (!parsed.success) throw new Error(`The signing key ${file} is no P-256 private key (JWK)`);
  return createPrivateKey({ key: parsed.data, format: "jwk" });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
