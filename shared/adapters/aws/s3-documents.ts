import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { attachmentDisposition } from "#adapters/documents/file-name.ts";
import type { Documents } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { presignedGet } from "./presigned-get.ts";

type S3Object = { readonly bytes: Uint8Array; readonly contentType: string; readonly sha256?: string };

/**
 * Documents in two buckets: quarantine, which forgets after some days, and evidence, versioned and locked.
 * Evidence is written only where nothing is yet (`If-None-Match: *`), so that a repetition makes no second version.
 */
export function s3Documents(options: {
  readonly client: S3Client;
  readonly quarantine: string;
  readonly evidence: string;
}): Documents {
  const { client, quarantine, evidence } = options;

  async function read(bucket: string, key: string): Promise<S3Object | undefined> {
    try {
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (found.Body === undefined) throw new Error(`S3 gave no body for ${key}`);
      const sha256 = found.Metadata?.["sha256"];
      return {
        bytes: await found.Body.transformToByteArray(),
        contentType: found.ContentType ?? "application/octet-stream",
        ...(sha256 === undefined ? {} : { sha256 }),
      };
    } catch (error) {
      if (isAnswer(error, 404)) return undefined;
      throw error;
    }
  }

  async function writeOnce(key: string, object: S3Object): Promise<"created" | "taken"> {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: evidence,
          Key: key,
          Body: object.bytes,
          ContentType: object.contentType,
          ContentDisposition: "attachment",
          Metadata: { sha256: sha256Hex(object.bytes) },
          IfNoneMatch: "*",
        }),
      );
      return "created";
    } catch (error) {
      if (isAnswer(error, 412)) return "taken";
      throw error;
    }
  }

  return {
    async ticket({ key, contentType, bytes, sha256, expiresSeconds }) {
      const Fields = { "Content-Type": contentType, "x-amz-meta-sha256": sha256 };
      return createPresignedPost(client, {
        Bucket: quarantine,
        Key: key,
        Fields,
        Conditions: [["content-length-range", bytes, bytes]],
        Expires: expiresSeconds,
      });
    },

    quarantined: async (key) => (await read(quarantine, key))?.bytes,

    /**
     * Keeps the very bytes whose digest the ticket fixed: S3 does not compare them with the metadata, and a ticket can
     * be used again between an inspection and this.
     */
    async keep(key) {
      const found = await read(quarantine, key);
      if (found === undefined) throw new Error(`There is nothing in quarantine under ${key}`);
      if (sha256Hex(found.bytes) !== found.sha256)
        throw new Error(`What is in quarantine under ${key} was replaced`);
      await writeOnce(key, found);
    },

    async store(key, bytes, contentType) {
      if ((await writeOnce(key, { bytes, contentType })) === "created") return;
      const found = await read(evidence, key);
      if (found === undefined || Buffer.compare(found.bytes, bytes) !== 0) {
        throw new Error(`Other evidence is kept under ${key}`);
      }
    },

    evidence: async (key) => (await read(evidence, key))?.bytes,

    link: (key, { fileName, expiresSeconds }) =>
      presignedGet(
        client,
        { bucket: evidence, key, disposition: attachmentDisposition(fileName) },
        expiresSeconds,
      ),
  };
}

function isAnswer(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
}
