import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileDocuments, openFileDocuments } from "#local/documents/file-documents.ts";
import type { DocumentsWorld } from "./documents-contract.ts";

export type FileWorld = DocumentsWorld & {
  readonly documents: FileDocuments;
  readonly folder: string;
  readonly arrived: string[];
  readonly now: () => string;
};

/** A form as a browser sends it: its fields, then the file. */
export function formOf(fields: Readonly<Record<string, string>>, file: Uint8Array): Response {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(file)], { type: "application/pdf" }), "書類.pdf");
  return new Response(form);
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Posts a form to the upload address, in pieces of a size. */
export async function postForm(documents: FileDocuments, form: Response, size = 65_536) {
  const body = new Uint8Array(await form.clone().arrayBuffer());
  const headers = { "content-type": form.headers.get("content-type") ?? undefined };
  return documents.receiveUpload({ headers, body: chunksOf(body, size) });
}

/** Documents as files in a new folder, with a clock that is moved by hand. */
export async function fileWorld(): Promise<FileWorld> {
  const folder = await mkdtemp(join(tmpdir(), "documents-"));
  const arrived: string[] = [];
  let at = Date.parse("2027-06-01T00:00:00.000Z");
  const now = () => new Date(at).toISOString();
  const documents = await openFileDocuments({
    folder,
    secret: "a secret of this test",
    baseUrl: "http://127.0.0.1:3000",
    clock: { now },
    onArrival: (key) => arrived.push(key),
  });
  return {
    documents,
    folder,
    arrived,
    now,
    post: async (fields, file) => (await postForm(documents, formOf(fields, file))).status,
    open: async (link) => {
      const opened = await documents.openLink(link);
      return typeof opened === "string" ? "refused" : { bytes: opened.bytes, savedAs: opened.fileName };
    },
    pass: (seconds) => {
      at += seconds * 1000;
    },
  };
}
