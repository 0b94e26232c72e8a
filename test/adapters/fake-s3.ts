import assert from "node:assert/strict";
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import * as z from "zod";
import { presignedUrl } from "#adapters/aws/presigned-get.ts";

const region = "ap-northeast-1";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "session" };

type Stored = {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly metadata: Record<string, string>;
};

const postPolicy = z.strictObject({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal("content-length-range"), z.int(), z.int()]),
      z.tuple([z.literal("eq"), z.string().startsWith("$"), z.string()]),
      z.record(z.string(), z.string()).refine((entry) => Object.keys(entry).length === 1),
    ]),
  ),
});

/** The policy of a presigned POST, by meaning: the fields that are fixed, the sizes and the end. */
export function policyIn(fields: Readonly<Record<string, string>>) {
  const text = Buffer.from(fields["Policy"] ?? "", "base64").toString("utf8");
  const { expiration, conditions } = postPolicy.parse(JSON.parse(text));
  const fixed = new Map<string, string>();
  let sizes: readonly [number, number] = [0, Number.POSITIVE_INFINITY];
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition)) fixed.set(name.toLowerCase(), value);
    } else if (condition[0] === "eq") fixed.set(condition[1].slice(1).toLowerCase(), condition[2]);
    else sizes = [condition[1], condition[2]];
  }
  return { expiration, fixed, sizes };
}

/** S3 as far as documents go: two buckets in memory, conditional writes, presigned POSTs and GETs. */
export function fakeS3(options: { readonly endpoint?: string; readonly forcePathStyle?: boolean } = {}) {
  const client = new S3Client({ region, credentials, ...options });
  const mock = mockClient(client);
  const objects = new Map<string, Stored>();
  const tickets = new Set<string>();
  let passed = 0;
  const now = () => Date.now() + passed * 1000;
  const failure = (name: string, status: number) =>
    new S3ServiceException({ name, message: name, $fault: "client", $metadata: { httpStatusCode: status } });

  mock.on(GetObjectCommand).callsFake(async ({ Bucket, Key }: GetObjectCommand["input"]) => {
    const found = objects.get(`${Bucket}/${Key}`);
    if (found === undefined) throw new NoSuchKey({ message: "none", $metadata: { httpStatusCode: 404 } });
    const Body = { transformToByteArray: async () => Uint8Array.from(found.bytes) };
    return { Body, ContentType: found.type, Metadata: found.metadata };
  });
  mock.on(PutObjectCommand).callsFake(async (input: PutObjectCommand["input"]) => {
    const name = `${input.Bucket}/${input.Key}`;
    assert.equal(input.IfNoneMatch, "*", "evidence is never overwritten");
    if (objects.has(name)) throw failure("PreconditionFailed", 412);
    assert.ok(input.Body instanceof Uint8Array);
    objects.set(name, { bytes: input.Body, type: input.ContentType ?? "", metadata: input.Metadata ?? {} });
    return {};
  });

  return {
    client,
    mock,
    objects,
    pass: (seconds: number) => {
      passed += seconds;
    },
    /** Remembers what was signed, since the signature's own arithmetic is the SDK's. */
    issued: (fields: Readonly<Record<string, string>>) => {
      tickets.add(`${fields["Policy"]} ${fields["X-Amz-Signature"]}`);
    },
    post: async (bucket: string, fields: Readonly<Record<string, string>>, bytes: Uint8Array) => {
      if (!tickets.has(`${fields["Policy"]} ${fields["X-Amz-Signature"]}`)) return 403;
      const { expiration, fixed, sizes } = policyIn(fields);
      if (now() >= Date.parse(expiration)) return 403;
      const given = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
      for (const [name, value] of fixed) if (given.get(name) !== value) return 403;
      for (const name of given.keys()) {
        if (!fixed.has(name) && !["policy", "x-amz-signature"].includes(name)) return 403;
      }
      if (bytes.length < sizes[0] || bytes.length > sizes[1]) return 400;
      objects.set(`${bucket}/${given.get("key")}`, {
        bytes: Uint8Array.from(bytes),
        type: given.get("content-type") ?? "",
        metadata: { sha256: given.get("x-amz-meta-sha256") ?? "" },
      });
      return 204;
    },
    open: async (link: string) => {
      const url = new URL(link);
      const get = (name: string) => url.searchParams.get(name) ?? "";
      const time = get("X-Amz-Date").replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z");
      if (Number.isNaN(Date.parse(time))) return "refused";
      const signed = presignedUrl({
        place: { protocol: url.protocol, host: url.host, path: url.pathname },
        query: { "response-content-disposition": get("response-content-disposition") },
        credentials,
        region,
        at: new Date(time),
        expiresSeconds: Number(get("X-Amz-Expires")),
      });
      if (signed !== link) return "refused";
      if (now() > Date.parse(time) + Number(get("X-Amz-Expires")) * 1000) return "refused";
      const bucket = url.hostname.split(".")[0];
      const found = objects.get(`${bucket}${decodeURIComponent(url.pathname)}`);
      const name = /^attachment; filename\*=UTF-8''(\S+)$/.exec(get("response-content-disposition"))?.[1];
      if (found === undefined || name === undefined) return "refused";
      return { bytes: found.bytes, savedAs: decodeURIComponent(name) };
    },
  } as const;
}
