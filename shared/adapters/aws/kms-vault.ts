import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Random, Vault } from "#ports";
import { envelopeVault } from "../envelope-vault.ts";

/**
 * A vault whose key never leaves KMS (SYMMETRIC_DEFAULT): KMS makes the data key of each text and unwraps it again. The
 * context is KMS's encryption context as well.
 * @param keyId key id, ARN or alias of the KMS key
 */
export function kmsVault(kms: KMSClient, keyId: string, random: Random): Vault {
  return envelopeVault(
    {
      make: async (context) => {
        const { Plaintext: key, CiphertextBlob: wrapped } = await kms.send(
          new GenerateDataKeyCommand({
            KeyId: keyId,
            KeySpec: "AES_256",
            EncryptionContext: { ...context },
          }),
        );
        if (key === undefined || wrapped === undefined) throw new Error(`KMS made no data key with ${keyId}`);
        return { key, wrapped };
      },
      unwrap: async (wrapped, context) => {
        const { Plaintext: key } = await kms.send(
          new DecryptCommand({
            KeyId: keyId,
            CiphertextBlob: wrapped,
            EncryptionContext: { ...context },
          }),
        );
        if (key === undefined) throw new Error(`KMS unwrapped nothing with ${keyId}`);
        return key;
      },
    },
    random,
  );
}
