import { createHash, randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { readMultipartUpload } from "./multipart-upload.ts";
import { type S3Error, s3ErrorBody, UploadRefused } from "./s3-error.ts";
import { storageName } from "./storage-name.ts";
import { type AllowedUpload, allowedUpload } from "./upload-policy.ts";

export type UploadRequest = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
};
export type UploadAnswer = { readonly status: number; readonly body?: string };

type Place = {
  readonly incoming: string;
  readonly quarantine: string;
  readonly secret: string;
  readonly now: () => string;
};

/**
 * Takes one upload as S3 takes a presigned POST: the policy is judged before the file is read, no more is written than
 * it allows, and the file appears in quarantine whole or not at all.
 * @returns the answer, and the key when something arrived
 */
export async function receiveUpload(
  request: UploadRequest,
  place: Place,
): Promise<{ answer: UploadAnswer; arrived?: string }> {
  try {
    const { fields, file } = await readMultipartUpload(request.headers["content-type"], request.body);
    const allowed = allowedUpload(fields, place.secret, place.now());
    if ("error" in allowed) throw new UploadRefused(allowed.error);
    await writeWhole(file, allowed, place);
    return { answer: { status: 204 }, arrived: allowed.key };
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error;
    return { answer: { status: error.error.status, body: s3ErrorBody(error.error) } };
  }
}

async function writeWhole(
  file: AsyncIterable<Uint8Array>,
  allowed: AllowedUpload,
  place: Place,
): Promise<void> {
  const temporary = join(place.incoming, randomUUID());
  try {
    const sha256 = await writeWithin(file, temporary, allowed);
    if (sha256 !== allowed.sha256)
      throw refusal("BadDigest", "The SHA-256 you specified is not that of the file.");
    await rename(temporary, join(place.quarantine, storageName(allowed.key)));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Writes the file and returns its SHA-256; refuses one that is larger or smaller than allowed. */
async function writeWithin(
  file: AsyncIterable<Uint8Array>,
  path: string,
  allowed: AllowedUpload,
): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of file) {
      bytes += chunk.length;
      if (bytes > allowed.mostBytes) {
        throw refusal("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
      }
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (bytes < allowed.fewestBytes) {
    throw refusal("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
  }
  return hash.digest("hex");
}

function refusal(code: string, message: string): UploadRefused {
  const error: S3Error = { status: 400, code, message };
  return new UploadRefused(error);
}
