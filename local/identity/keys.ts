import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import * as z from "zod";

const text = z.string().min(1);
const keysFile = z.strictObject({
  signing: z.strictObject({
    kty: z.literal("RSA"),
    kid: text,
    alg: z.literal("RS256"),
    use: z.literal("sig"),
    n: text,
    e: text,
    d: text,
    p: text,
    q: text,
    dp: text,
    dq: text,
    qi: text,
  }),
  cookies: z.array(z.string().min(40)).min(1),
});
export type IdentityKeys = z.infer<typeof keysFile>;

/** RS256, because API Gateway's JWT authorizer takes RSA signatures only: one token check serves both installations. */
async function newKeys(): Promise<IdentityKeys> {
  const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return keysFile.parse({
    signing: { ...jwk, kid, alg: "RS256", use: "sig" },
    cookies: [randomBytes(32).toString("base64url")],
  });
}

function read(file: string): IdentityKeys | undefined {
  try {
    return keysFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * The issuer's keys from the data folder, made at first use (mode 0600). Demo mode has keys of its own, so that no
 * token, code or cookie from demo mode is worth anything outside it.
 */
export async function identityKeys(folder: string, demo: boolean): Promise<IdentityKeys> {
  const file = join(folder, demo ? "identity-keys.demo.json" : "identity-keys.json");
  const present = read(file);
  if (present !== undefined) return present;

  mkdirSync(folder, { recursive: true });
  const made = await newKeys();
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, JSON.stringify(made), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    // Another process was first: its keys are the keys.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  return read(file) ?? made;
}
