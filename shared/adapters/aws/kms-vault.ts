import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Vault } from "#ports";
import { bytesToSeal, openedText, sealedBytes, sealedText } from "../sealed-text.ts";

/**
 * A vault whose key never leaves KMS (SYMMETRIC_DEFAULT). The context is KMS's encryption context.
 * @param keyId key id, ARN or alias of the KMS key
 */
export function kmsVault(kms: KMSClient, keyId: string): Vault {
  return {
    seal: async (plain, context) => {
      const { CiphertextBlob: sealed } = await kms.send(
        new EncryptCommand({
          KeyId: keyId,
          Plaintext: bytesToSeal(plain),
          EncryptionContext: { ...context },
        }),
      );
      if (sealed === undefined) throw new Error(`KMS sealed nothing with ${keyId}`);
      return sealedText(sealed);
    },
    open: async (sealed, context) => {
      const { Plaintext: opened } = await kms.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: sealedBytes(sealed),
          EncryptionContext: { ...context },
        }),
      );
      if (opened === undefined) throw new Error(`KMS opened nothing with ${keyId}`);
      return openedText(opened);
    },
  };
}
