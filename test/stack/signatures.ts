import { createHash, createHmac } from "node:crypto";
import { secretOf } from "./functions.ts";
import { ServiceError } from "./wire.ts";

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Whose credentials something was signed with: `{access key}/{day}/{region}/{service}/aws4_request`. */
export function scopeOf(credential: string) {
  const [role = "", day = "", region = "", service = "", end = ""] = credential.split("/");
  if (end !== "aws4_request")
    throw new ServiceError("AccessDenied", { status: 403, message: "Malformed credential" });
  return { role, day, region, service };
}

/** A signature of version 4 under a role's secret key. */
export function signatureOf(credential: string, text: string): string {
  const { role, day, region, service } = scopeOf(credential);
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretOf(role)}`);
  return hmac(key, text).toString("hex");
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const timeOf = (basic: string): number =>
  Date.parse(basic.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/**
 * Checks a presigned URL as S3 does, and says by whose role it was signed.
 * @throws ServiceError when it has expired, or was not signed as it stands
 */
export function signerOfLink(url: URL): string {
  const get = (name: string): string => url.searchParams.get(name) ?? "";
  const credential = get("X-Amz-Credential");
  const [time, seconds] = [get("X-Amz-Date"), Number(get("X-Amz-Expires"))];
  if (!(Date.now() < timeOf(time) + seconds * 1000))
    throw new ServiceError("AccessDenied", { status: 403, message: "Request has expired" });
  const query = [...url.searchParams]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join("&");
  const request = ["GET", url.pathname, query, `host:${url.host}`, "", "host", "UNSIGNED-PAYLOAD"].join("\n");
  const digest = createHash("sha256").update(request).digest("hex");
  const { role } = scopeOf(credential);
  const scope = credential.slice(role.length + 1);
  const signed = signatureOf(credential, ["AWS4-HMAC-SHA256", time, scope, digest].join("\n"));
  if (signed !== get("X-Amz-Signature")) throw new ServiceError("SignatureDoesNotMatch", { status: 403 });
  return role;
}
