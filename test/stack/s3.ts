import { createHash } from "node:crypto";
import * as z from "zod";
import { readMultipartUpload } from "#local/documents/multipart-upload.ts";
import { policyIn } from "#test/adapters/fake-s3.ts";
import type { Access } from "./access.ts";
import type { RequestContext } from "./evaluate.ts";
import { type ResolvedTemplate, region } from "./resolved-template.ts";
import { scopeOf, signatureOf, signerOfLink } from "./signatures.ts";
import { ServiceError, type WireAnswer, type WireRequest } from "./wire.ts";

type Stored = {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
};
export type Arrival = { readonly bucket: string; readonly key: string; readonly bytes: Buffer };

const bucketProperties = z.object({
  ObjectLockEnabled: z.boolean().default(false),
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z.tuple([
      z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string().optional() }) }),
    ]),
  }),
});

const kept = /^(content-type|content-disposition|x-amz-meta-.+)$/;
/** The emulation speaks HTTP where AWS has TLS 1.3 alone; the policies are asked as on AWS. */
const overTls = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
const empty = (status: number): WireAnswer => ({ status, headers: {}, body: "" });

/** S3 with the template's buckets, by paths (`/{bucket}/{key}`), as far as the adapters and browsers use it. */
export function templateBuckets(
  { ofType, refOf }: ResolvedTemplate,
  access: Access,
  arrived: (arrival: Arrival) => void,
) {
  const buckets = new Map(
    ofType("AWS::S3::Bucket").map((resource) => {
      const { BucketEncryption, ObjectLockEnabled } = bucketProperties.parse(resource.Properties);
      const [{ ServerSideEncryptionByDefault }] = BucketEncryption.ServerSideEncryptionConfiguration;
      const keyArn = ServerSideEncryptionByDefault.KMSMasterKeyID;
      return [refOf(resource), { keyArn, isLocked: ObjectLockEnabled, objects: new Map<string, Stored>() }];
    }),
  );
  const bucketNamed = (name: string) => {
    const found = buckets.get(name);
    if (found === undefined) throw new ServiceError("NoSuchBucket", { status: 404 });
    return found;
  };

  const authorise = (
    role: string,
    action: string,
    bucket: string,
    key: string,
    more: RequestContext = {},
  ) => {
    const resource = key === "" ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
    const request = { action: `s3:${action}`, resource, context: { ...overTls, ...more } };
    access.authorise(role, request, access.bucketPolicy(bucket));
  };
  /** S3 uses the bucket's key in the caller's name. */
  const authoriseKey = (role: string, operation: "Decrypt" | "GenerateDataKey", bucket: string) => {
    const { keyArn } = bucketNamed(bucket);
    // Encrypted by S3 itself: there is no key to ask.
    if (keyArn === undefined) return;
    const context = { "kms:ViaService": `s3.${region}.amazonaws.com` };
    const request = { action: `kms:${operation}`, resource: keyArn, context };
    access.authorise(role, request, access.keyPolicy(keyArn));
  };

  const find = (role: string, bucket: string, key: string): Stored => {
    const found = bucketNamed(bucket).objects.get(key);
    if (found !== undefined) return found;
    // Only who may list learns that there is nothing.
    authorise(role, "ListBucket", bucket, "");
    throw new ServiceError("NoSuchKey", { status: 404 });
  };

  const get = (role: string, bucket: string, key: string, disposition: string | null): WireAnswer => {
    authorise(role, "GetObject", bucket, key);
    const { bytes, headers } = find(role, bucket, key);
    authoriseKey(role, "Decrypt", bucket);
    const asked = disposition === null ? {} : { "content-disposition": disposition };
    return { status: 200, headers: { ...headers, ...asked }, body: bytes };
  };

  const tagging = (role: string, bucket: string, key: string): WireAnswer => {
    authorise(role, "GetObjectTagging", bucket, key);
    const tags = Object.entries(find(role, bucket, key).tags)
      .map(([name, value]) => `<Tag><Key>${name}</Key><Value>${value}</Value></Tag>`)
      .join("");
    const body = `<?xml version="1.0"?><Tagging><TagSet>${tags}</TagSet></Tagging>`;
    return { status: 200, headers: { "content-type": "application/xml" }, body };
  };

  const put = (role: string, bucket: string, key: string, { headers, body }: WireRequest): WireAnswer => {
    if (headers["content-encoding"] === "aws-chunked") throw new Error("Chunked bodies are not emulated");
    const ifNoneMatch = headers["if-none-match"];
    authorise(role, "PutObject", bucket, key, {
      "s3:ObjectCreationOperation": "true",
      ...(ifNoneMatch === undefined ? {} : { "s3:if-none-match": ifNoneMatch }),
    });
    authoriseKey(role, "GenerateDataKey", bucket);
    const { objects, isLocked } = bucketNamed(bucket);
    // What is to be locked must come with its digest (S3 User Guide, "Object Lock considerations").
    if (isLocked && !Object.keys(headers).some((name) => /^(content-md5|x-amz-checksum-\w+)$/.test(name)))
      throw new ServiceError("InvalidRequest");
    if (ifNoneMatch === "*" && objects.has(key))
      throw new ServiceError("PreconditionFailed", { status: 412 });
    const own = Object.entries(headers).filter(([name]) => kept.test(name));
    objects.set(key, { bytes: body, headers: Object.fromEntries(own), tags: {} });
    return empty(200);
  };

  /** A presigned POST: judged by its policy, and done in the name of the role that signed it. */
  const post = async (bucket: string, { headers, body }: WireRequest): Promise<WireAnswer> => {
    const chunks = (async function* () {
      yield new Uint8Array(body);
    })();
    const { fields, file } = await readMultipartUpload(headers["content-type"], chunks);
    const parts: Uint8Array[] = [];
    for await (const part of file) parts.push(part);
    const bytes = Buffer.concat(parts);
    const credential = fields.get("x-amz-credential") ?? "";
    const encodedPolicy = fields.get("policy") ?? "";
    if (signatureOf(credential, encodedPolicy) !== fields.get("x-amz-signature"))
      throw new ServiceError("SignatureDoesNotMatch", { status: 403 });
    const { expiration, fixed, sizes } = policyIn({ Policy: encodedPolicy });
    if (Date.now() >= Date.parse(expiration))
      throw new ServiceError("AccessDenied", { status: 403, message: "Policy expired" });
    const given = new Map([...fields, ["bucket", bucket]]);
    for (const [name, value] of fixed)
      if (given.get(name) !== value)
        throw new ServiceError("AccessDenied", { status: 403, message: `${name} differs` });
    for (const name of fields.keys())
      if (!fixed.has(name) && !["policy", "x-amz-signature"].includes(name))
        throw new ServiceError("AccessDenied", { status: 403, message: `Extra input fields: ${name}` });
    if (bytes.length < sizes[0]) throw new ServiceError("EntityTooSmall");
    if (bytes.length > sizes[1]) throw new ServiceError("EntityTooLarge");
    const { role } = scopeOf(credential);
    const key = fields.get("key") ?? "";
    authorise(role, "PutObject", bucket, key, { "s3:ObjectCreationOperation": "true" });
    authoriseKey(role, "GenerateDataKey", bucket);
    const own = [...fields].filter(([name]) => kept.test(name));
    bucketNamed(bucket).objects.set(key, { bytes, headers: Object.fromEntries(own), tags: {} });
    arrived({ bucket, key, bytes });
    return empty(204);
  };

  return {
    /** @param signer the role that signed the request's header, when one did */
    answer: async (signer: string | undefined, request: WireRequest): Promise<WireAnswer> => {
      const { method, url } = request;
      const [bucket = "", ...rest] = url.pathname.slice(1).split("/").map(decodeURIComponent);
      const key = rest.join("/");
      bucketNamed(bucket);
      if (method === "POST" && key === "") return post(bucket, request);
      const role = signer ?? signerOfLink(url);
      if (method === "PUT") return put(role, bucket, key, request);
      if (method !== "GET") throw new Error(`S3's ${method} is not emulated`);
      if (url.searchParams.has("tagging")) return tagging(role, bucket, key);
      return get(role, bucket, key, url.searchParams.get("response-content-disposition"));
    },
    /** Tags an object in a role's name, as the malware scan does after it has read it. */
    scan: (role: string, { bucket, key, bytes }: Arrival, tags: Readonly<Record<string, string>>): void => {
      authorise(role, "GetObject", bucket, key);
      authoriseKey(role, "Decrypt", bucket);
      authorise(role, "PutObjectTagging", bucket, key);
      const stored = bucketNamed(bucket).objects.get(key);
      // Another upload may have taken its place meanwhile: that one has not been scanned.
      if (stored?.bytes === bytes) bucketNamed(bucket).objects.set(key, { ...stored, tags });
    },
    /** The keys in a bucket. */
    keysIn: (bucket: string): readonly string[] => [...bucketNamed(bucket).objects.keys()],
    digestOf: (bucket: string, key: string): string =>
      createHash("sha256")
        .update(bucketNamed(bucket).objects.get(key)?.bytes ?? "")
        .digest("hex"),
  };
}
