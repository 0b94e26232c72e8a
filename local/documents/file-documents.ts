import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { safeFileName } from "#adapters/documents/file-name.ts";
import type { Clock, Documents } from "#ports";
import { evidenceLink, readEvidenceLink } from "./evidence-link.ts";
import { receiveUpload, type UploadAnswer, type UploadRequest } from "./receive-upload.ts";
import { storageName } from "./storage-name.ts";
import { uploadFields } from "./upload-policy.ts";

const quarantineDays = 7;
const dayMilliseconds = 86_400_000;

export type OpenedEvidence = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly contentType: string;
};

export type FileDocuments = Documents & {
  /** Takes a POST made from a ticket, as S3 does (at `{baseUrl}/upload`). */
  readonly receiveUpload: (request: UploadRequest) => Promise<UploadAnswer>;
  /** What a link to evidence opens (below `{baseUrl}/evidence/`). */
  readonly openLink: (url: string) => Promise<OpenedEvidence | "expired" | "forged" | "missing">;
};

/**
 * Documents as files: uploads by signed tickets into quarantine, evidence written once. Survives a crash at any point:
 * a file is there whole or not at all.
 * @param options.secret signs tickets and links; keep it over restarts, or those given out end
 * @param options.baseUrl address of the server, without a trailing slash
 * @param options.onArrival told each key that has arrived in quarantine
 */
export async function openFileDocuments(options: {
  readonly folder: string;
  readonly secret: string;
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly onArrival: (key: string) => void;
}): Promise<FileDocuments> {
  const { folder, secret, baseUrl, clock } = options;
  const [incoming, quarantine, evidence] = [
    join(folder, "incoming"),
    join(folder, "quarantine"),
    join(folder, "evidence"),
  ];
  for (const each of [incoming, quarantine, evidence]) await mkdir(each, { recursive: true, mode: 0o700 });
  await forgetOld(incoming, 1);
  await forgetOld(quarantine, quarantineDays);

  const inQuarantine = (key: string) => join(quarantine, storageName(key));
  const inEvidence = (key: string) => join(evidence, storageName(key));

  return {
    async ticket(upload) {
      const expiration = new Date(Date.parse(clock.now()) + upload.expiresSeconds * 1000).toISOString();
      return { url: `${baseUrl}/upload`, fields: uploadFields({ ...upload, expiration }, secret) };
    },

    quarantined: (key) => bytesOf(inQuarantine(key)),

    async keep(key) {
      const kept = await linkOnce(inQuarantine(key), inEvidence(key));
      if (kept === "missing" && (await bytesOf(inEvidence(key))) === undefined) {
        throw new Error(`There is nothing in quarantine under ${key}`);
      }
    },

    async store(key, bytes) {
      const temporary = join(incoming, randomUUID());
      await writeFile(temporary, bytes, { flag: "wx", mode: 0o400, flush: true });
      try {
        if ((await linkOnce(temporary, inEvidence(key))) === "created") return;
      } finally {
        await rm(temporary, { force: true });
      }
      const found = await bytesOf(inEvidence(key));
      if (found === undefined || Buffer.compare(found, bytes) !== 0) {
        throw new Error(`Other evidence is kept under ${key}`);
      }
    },

    evidence: (key) => bytesOf(inEvidence(key)),

    async link(key, { fileName, expiresSeconds }) {
      const expiresAt = Math.floor(Date.parse(clock.now()) / 1000) + expiresSeconds;
      return evidenceLink({ url: baseUrl, secret }, { key, fileName: safeFileName(fileName) }, expiresAt);
    },

    async receiveUpload(request) {
      const place = { incoming, quarantine, secret, now: clock.now };
      const { answer, arrived } = await receiveUpload(request, place);
      if (arrived !== undefined) options.onArrival(arrived);
      return answer;
    },

    async openLink(url) {
      const linked = readEvidenceLink(url, secret, Date.parse(clock.now()) / 1000);
      if (linked === "expired" || linked === "forged") return linked;
      const bytes = await bytesOf(inEvidence(linked.key));
      if (bytes === undefined) return "missing";
      return { bytes, fileName: linked.fileName, contentType: contentTypeOf(linked.key, bytes) };
    },
  };
}

/** What a browser is told it gets: one of the kinds kept here, never what it could run. */
function contentTypeOf(key: string, bytes: Uint8Array): string {
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-") return "application/pdf";
  return key.endsWith(".eml") ? "message/rfc822" : "application/octet-stream";
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Gives a file a second name unless the name is taken; so evidence appears whole and is never overwritten. */
async function linkOnce(from: string, to: string): Promise<"created" | "taken" | "missing"> {
  try {
    await link(from, to);
    return "created";
  } catch (error) {
    if (isCode(error, "EEXIST")) return "taken";
    if (isCode(error, "ENOENT")) return "missing";
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Uploads broken off and files never found clean go after some days, as the bucket's lifecycle has it on AWS. */
async function forgetOld(folder: string, days: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > days * dayMilliseconds) await rm(file, { force: true });
  }
}
