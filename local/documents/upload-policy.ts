import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { canonicalJson } from "#proof/canonical.ts";
import type { S3Error } from "./s3-error.ts";

const algorithm = "HMAC-SHA256";

const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal("content-length-range"), z.int(), z.int()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});
type UploadPolicy = z.infer<typeof policySchema>;

export type AllowedUpload = {
  readonly key: string;
  readonly sha256: string;
  readonly fewestBytes: number;
  readonly mostBytes: number;
};

const signatureOf = (secret: string, policy: string) =>
  createHmac("sha256", secret).update(`upload\n${policy}`).digest("hex");

/**
 * The fields of a presigned POST: what is uploaded, and a signed policy that allows exactly that until it expires.
 * The names are those of S3, so that the page that uploads is the same on AWS and on one machine.
 */
export function uploadFields(
  upload: {
    readonly key: string;
    readonly contentType: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly expiration: string;
  },
  secret: string,
): Readonly<Record<string, string>> {
  const fixed = {
    key: upload.key,
    "Content-Type": upload.contentType,
    "x-amz-meta-sha256": upload.sha256,
    "X-Amz-Algorithm": algorithm,
  };
  const conditions: UploadPolicy["conditions"] = [
    ["content-length-range", upload.bytes, upload.bytes],
    ...Object.entries(fixed).map(([name, value]) => ({ [name]: value })),
  ];
  const policy = Buffer.from(canonicalJson({ expiration: upload.expiration, conditions })).toString("base64");
  return { ...fixed, Policy: policy, "X-Amz-Signature": signatureOf(secret, policy) };
}

/**
 * What the posted fields allow, or S3's error for them. Every field must be in the policy, and every condition met.
 * @param fields by lower-case name
 * @param now ISO 8601 in UTC
 */
export function allowedUpload(
  fields: ReadonlyMap<string, string>,
  secret: string,
  now: string,
): AllowedUpload | { readonly error: S3Error } {
  const policyField = fields.get("policy") ?? "";
  const signature = fields.get("x-amz-signature") ?? "";
  if (policyField === "" || signature === "") return denied("Bucket POST must contain a signed policy.");
  if (!sameText(signature, signatureOf(secret, policyField))) {
    return {
      error: { status: 403, code: "SignatureDoesNotMatch", message: "The signature does not match." },
    };
  }
  const policy = policySchema.parse(JSON.parse(Buffer.from(policyField, "base64").toString("utf8")));
  if (now >= policy.expiration) return denied("Invalid according to Policy: Policy expired.");
  return conditionsMet(policy, fields);
}

function conditionsMet(
  policy: UploadPolicy,
  fields: ReadonlyMap<string, string>,
): AllowedUpload | { readonly error: S3Error } {
  const covered = new Set(["policy", "x-amz-signature"]);
  let [fewestBytes, mostBytes] = [0, 0];
  for (const condition of policy.conditions) {
    if (Array.isArray(condition)) {
      [, fewestBytes, mostBytes] = condition;
      continue;
    }
    for (const [name, value] of Object.entries(condition)) {
      if (fields.get(name.toLowerCase()) !== value) {
        return denied(`Invalid according to Policy: Policy Condition failed: ["eq", "$${name}", "${value}"]`);
      }
      covered.add(name.toLowerCase());
    }
  }
  const extra = [...fields.keys()].find((name) => !covered.has(name));
  if (extra !== undefined) return denied(`Invalid according to Policy: Extra input fields: ${extra}`);
  const key = fields.get("key") ?? "";
  return { key, sha256: fields.get("x-amz-meta-sha256") ?? "", fewestBytes, mostBytes };
}

function denied(message: string): { readonly error: S3Error } {
  return { error: { status: 403, code: "AccessDenied", message } };
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
