import {
  createCipheriv,
  createDecipheriv,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import * as z from "zod";
import type { Access } from "./access.ts";
import type { RequestContext } from "./evaluate.ts";
import type { ResolvedTemplate } from "./resolved-template.ts";
import { jsonAnswer, ServiceError, type WireAnswer } from "./wire.ts";

const bytes = z.base64().transform((text) => Buffer.from(text, "base64"));
const context = z.record(z.string(), z.string()).default({});
const inputs = {
  GenerateDataKey: z.object({
    KeyId: z.string(),
    KeySpec: z.literal("AES_256"),
    EncryptionContext: context,
  }),
  Decrypt: z.object({ KeyId: z.string(), CiphertextBlob: bytes, EncryptionContext: context }),
  GetPublicKey: z.object({ KeyId: z.string() }),
  Sign: z.object({
    KeyId: z.string(),
    Message: bytes,
    MessageType: z.literal("DIGEST"),
    SigningAlgorithm: z.literal("ECDSA_SHA_256"),
  }),
};
const keyProperties = z.object({ KeySpec: z.string().optional(), KeyUsage: z.string().optional() });

type Key =
  | { readonly is: "pair"; readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  | { readonly is: "secret"; readonly secret: Buffer };

function newKey(properties: unknown): Key {
  const { KeySpec, KeyUsage } = keyProperties.parse(properties);
  if (KeySpec === undefined) return { is: "secret", secret: randomBytes(32) };
  if (KeySpec !== "ECC_NIST_P256" || KeyUsage !== "SIGN_VERIFY") throw new Error(`No ${KeySpec} is emulated`);
  return { is: "pair", ...generateKeyPairSync("ec", { namedCurve: "P-256" }) };
}

const bound = (of: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(of).toSorted()));

function seal(secret: Buffer, plain: Buffer, of: Readonly<Record<string, string>>): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, nonce).setAAD(bound(of));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(secret: Buffer, blob: Buffer, of: Readonly<Record<string, string>>): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", secret, blob.subarray(0, 12))
    .setAAD(bound(of))
    .setAuthTag(blob.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(blob.subarray(28)), decipher.final()]);
  } catch (error) {
    throw new ServiceError("InvalidCiphertextException", { cause: error });
  }
}

/** Node.js signs no digest that was made elsewhere. */
function signDigest(digest: Buffer, privateKey: KeyObject): Buffer {
  const { d = "" } = privateKey.export({ format: "jwk" });
  const secret = Buffer.from(d, "base64url");
  return Buffer.from(p256.sign(digest, secret, { prehash: false, format: "der" }));
}

/** KMS with the template's keys, as far as the adapters use it: sealing, opening, signing and the public key. */
export function templateKeys({ ofType, arnOf }: ResolvedTemplate, access: Access) {
  const keys = new Map(ofType("AWS::KMS::Key").map((key) => [arnOf(key), newKey(key.Properties)]));

  const keyFor = (role: string, operation: string, keyArn: string, context: RequestContext = {}): Key => {
    const found = keys.get(keyArn);
    if (found === undefined) throw new ServiceError("NotFoundException");
    const request = { action: `kms:${operation}`, resource: keyArn, context };
    access.authorise(role, request, access.keyPolicy(keyArn));
    return found;
  };
  const secretFor = (...asked: Parameters<typeof keyFor>): Buffer => {
    const key = keyFor(...asked);
    if (key.is !== "secret") throw new ServiceError("InvalidKeyUsageException");
    return key.secret;
  };
  const pairFor = (...asked: Parameters<typeof keyFor>) => {
    const key = keyFor(...asked);
    if (key.is !== "pair") throw new ServiceError("InvalidKeyUsageException");
    return key;
  };

  return {
    answer: (operation: string, role: string, body: unknown): WireAnswer => {
      switch (operation) {
        case "GenerateDataKey": {
          const { KeyId, EncryptionContext } = inputs.GenerateDataKey.parse(body);
          const plain = randomBytes(32);
          const blob = seal(secretFor(role, operation, KeyId), plain, EncryptionContext);
          return jsonAnswer({
            KeyId,
            Plaintext: plain.toString("base64"),
            CiphertextBlob: blob.toString("base64"),
          });
        }
        case "Decrypt": {
          const { KeyId, CiphertextBlob, EncryptionContext } = inputs.Decrypt.parse(body);
          const plain = open(secretFor(role, operation, KeyId), CiphertextBlob, EncryptionContext);
          return jsonAnswer({ KeyId, Plaintext: plain.toString("base64") });
        }
        case "GetPublicKey": {
          const { KeyId } = inputs.GetPublicKey.parse(body);
          const spki = pairFor(role, operation, KeyId).publicKey.export({ format: "der", type: "spki" });
          return jsonAnswer({ KeyId, PublicKey: spki.toString("base64") });
        }
        case "Sign": {
          const { KeyId, Message, SigningAlgorithm } = inputs.Sign.parse(body);
          const context = { "kms:SigningAlgorithm": SigningAlgorithm };
          const { privateKey } = pairFor(role, operation, KeyId, context);
          return jsonAnswer({ KeyId, Signature: signDigest(Message, privateKey).toString("base64") });
        }
        default:
          throw new Error(`KMS's ${operation} is not emulated`);
      }
    },
  };
}
