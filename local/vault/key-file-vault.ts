import * as z from "zod";
import { decrypted, encrypted, keyBytes } from "#adapters/aes-gcm.ts";
import { envelopeVault } from "#adapters/envelope-vault.ts";
import { openKeyFile } from "#local/key-file.ts";
import type { Random, Vault } from "#ports";
import { canonicalJson } from "#proof/canonical.ts";

const secretJwk = z
  .object({ kty: z.literal("oct"), k: z.string() })
  .transform(({ k }) => Buffer.from(k, "base64url"))
  .refine((key) => key.length === keyBytes);

/**
 * A vault whose key lies in a file (JWK, RFC 7518, 6.4), readable by its owner alone, and made when it is missing. It
 * wraps the data key of each text by AES-256-GCM, with the context as additional data.
 * @throws Error when others may read the file, or it holds no key of 256 bits
 */
export async function openKeyFileVault(file: string, random: Random): Promise<Vault> {
  const wrapping = keyIn(
    file,
    await openKeyFile(file, () => ({
      kty: "oct",
      k: Buffer.from(random.bytes(keyBytes)).toString("base64url"),
    })),
  );
  const under = (context: Readonly<Record<string, string>>) => ({
    key: wrapping,
    additional: Buffer.from(canonicalJson(context)),
  });
  return envelopeVault(
    {
      make: async (context) => {
        const key = random.bytes(keyBytes);
        return { key, wrapped: encrypted(key, under(context), random) };
      },
      unwrap: async (wrapped, context) => decrypted(wrapped, under(context)),
    },
    random,
  );
}

function keyIn(file: string, content: unknown): Uint8Array {
  const key = secretJwk.safeParse(content);
  if (!key.success) throw new Error(`The key file ${file} holds no key of 256 bits (JWK)`);
  return key.data;
}
