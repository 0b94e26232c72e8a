import type { Random, Vault } from "#ports";
import { canonicalJson } from "#proof/canonical.ts";
import { decrypted, encrypted } from "./aes-gcm.ts";
import { bytesToSeal, openedText, sealedBytes, sealedText } from "./sealed-text.ts";

type Context = Readonly<Record<string, string>>;

/** What gives out data keys: each of 256 bits, for one text, and worth nothing without the key that wraps it. */
export type DataKeys = {
  /** A new data key, as it is and wrapped. Whoever asked for it may overwrite it. */
  make(context: Context): Promise<{ readonly key: Uint8Array; readonly wrapped: Uint8Array }>;
  /** @throws when it was wrapped in another context or by another key, or was changed */
  unwrap(wrapped: Uint8Array, context: Context): Promise<Uint8Array>;
};

/** The first byte of all that is sealed this way. */
const version = 1;
/** Version, and the length of the wrapped key in two bytes. */
const prefixBytes = 3;

/**
 * A vault that seals each text under a data key of its own, and keeps that key with it, wrapped. What is sealed is, in
 * base64: version (1), length of the wrapped key (2, big-endian), wrapped key, nonce (12), AES-256-GCM ciphertext, tag
 * (16). All that stands before the nonce is bound to the text, and so is the context, as canonical JSON.
 */
export function envelopeVault(keys: DataKeys, random: Random): Vault {
  return {
    seal: async (plain, context) => {
      const bytes = bytesToSeal(plain);
      const { key, wrapped } = await keys.make(context);
      const header = headerOf(wrapped);
      const additional = bound(header, context);
      const sealed = overwritten(key, () => encrypted(bytes, { key, additional }, random));
      return sealedText(Buffer.concat([header, sealed]));
    },
    open: async (sealed, context) => {
      const { header, wrapped, rest } = partsOf(sealedBytes(sealed));
      const key = await keys.unwrap(wrapped, context);
      const additional = bound(header, context);
      return openedText(overwritten(key, () => decrypted(rest, { key, additional })));
    },
  };
}

/** Uses a data key and overwrites it, whatever happens. */
function overwritten(key: Uint8Array, use: () => Uint8Array): Uint8Array {
  try {
    return use();
  } finally {
    key.fill(0);
  }
}

function headerOf(wrapped: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt8(version);
  prefix.writeUInt16BE(wrapped.length, 1);
  return Buffer.concat([prefix, wrapped]);
}

function partsOf(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes);
  if (buffer.length < prefixBytes || buffer.readUInt8() !== version)
    throw new Error(`This was not sealed in version ${version}`);
  const end = prefixBytes + buffer.readUInt16BE(1);
  return {
    header: buffer.subarray(0, end),
    wrapped: buffer.subarray(prefixBytes, end),
    rest: buffer.subarray(end),
  };
}

function bound(header: Uint8Array, context: Context): Uint8Array {
  return Buffer.concat([header, Buffer.from(canonicalJson(context))]);
}
