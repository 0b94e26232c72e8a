import { UploadRefused } from "./s3-error.ts";

/** S3's limit for everything before the file. */
const longestHead = 20_000;

export type MultipartUpload = {
  /** By lower-case name, as S3 reads them. */
  readonly fields: ReadonlyMap<string, string>;
  /** The file's bytes, not read before they are asked for. */
  readonly file: AsyncIterable<Uint8Array>;
};

const malformed = (cause?: unknown) =>
  new UploadRefused(
    {
      status: 400,
      code: "MalformedPOSTRequest",
      message: "The body of your POST request is not well-formed multipart/form-data.",
    },
    { cause },
  );

/**
 * Reads a multipart/form-data body (RFC 7578) whose part `file` comes last, without holding the file in memory: the
 * fields first, so that they can be judged before the file is read. What follows the file is not read.
 * @throws UploadRefused with S3's error for a body that is something else
 */
export async function readMultipartUpload(
  contentType: string | undefined,
  body: AsyncIterable<Uint8Array>,
): Promise<MultipartUpload> {
  const boundary = boundaryOf(contentType);
  const chunks = body[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let part = findFilePart(held, boundary);
  while (part === undefined) {
    refuseLongHead(held.length);
    const next = await chunks.next();
    if (next.done === true) throw malformed();
    held = Buffer.concat([held, next.value]);
    part = findFilePart(held, boundary);
  }
  refuseLongHead(part.start);
  const fields = await readFields(held.subarray(0, part.start), boundary);
  const file = readFile(held.subarray(part.content), chunks, Buffer.from(`\r\n--${boundary}`));
  return { fields, file };
}

function refuseLongHead(length: number): void {
  if (length <= longestHead) return;
  throw new UploadRefused({
    status: 400,
    code: "MaxPostPreDataLengthExceeded",
    message: "Your POST request fields preceding the upload file were too large.",
  });
}

function boundaryOf(contentType: string | undefined): string {
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? "",
  );
  const boundary = found?.[1] ?? found?.[2];
  if (boundary !== undefined) return boundary;
  throw new UploadRefused({
    status: 412,
    code: "PreconditionFailed",
    message: "Bucket POST must be of the enclosure-type multipart/form-data",
  });
}

/** Where the part named `file` starts and where its content starts, once both have arrived. */
function findFilePart(held: Buffer, boundary: string): { start: number; content: number } | undefined {
  let start = held.indexOf(`--${boundary}\r\n`);
  while (start !== -1) {
    const headersEnd = held.indexOf("\r\n\r\n", start);
    if (headersEnd === -1) return undefined;
    const headers = held.toString("latin1", start, headersEnd);
    if (/^content-disposition:.*;\s*name="?file"?\s*(;|$)/im.test(headers)) {
      return { start, content: headersEnd + 4 };
    }
    const next = held.indexOf(`\r\n--${boundary}\r\n`, headersEnd);
    start = next === -1 ? -1 : next + 2;
  }
  return undefined;
}

async function readFields(head: Buffer, boundary: string): Promise<Map<string, string>> {
  const closed = Buffer.concat([head, Buffer.from(`--${boundary}--\r\n`)]);
  const headers = { "content-type": `multipart/form-data; boundary="${boundary}"` };
  const fields = new Map<string, string>();
  for (const [name, value] of await formData(new Response(new Uint8Array(closed), { headers }))) {
    if (typeof value !== "string" || fields.has(name.toLowerCase())) throw malformed();
    fields.set(name.toLowerCase(), value);
  }
  return fields;
}

async function formData(response: Response): Promise<FormData> {
  try {
    return await response.formData();
  } catch (error) {
    throw malformed(error);
  }
}

/** Everything up to the delimiter. The end of what has arrived is held back, for it may be the delimiter's beginning. */
async function* readFile(
  begun: Buffer,
  chunks: AsyncIterator<Uint8Array>,
  delimiter: Buffer,
): AsyncGenerator<Uint8Array> {
  let held = begun;
  for (;;) {
    const end = held.indexOf(delimiter);
    if (end !== -1) {
      yield held.subarray(0, end);
      return;
    }
    const certain = Math.max(0, held.length - delimiter.length + 1);
    yield held.subarray(0, certain);
    const next = await chunks.next();
    if (next.done === true) throw malformed();
    held = Buffer.concat([held.subarray(certain), next.value]);
  }
}
