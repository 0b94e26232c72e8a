import { createHash, createHmac } from "node:crypto";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};
type Place = { readonly protocol: string; readonly host: string; readonly path: string };

const builtRequest = z.object({
  protocol: z.string(),
  hostname: z.string(),
  port: z.number().optional(),
  path: z.string(),
});

/**
 * A link that lets anybody fetch one object for a short time, under the credentials and region of the client.
 * @param object.disposition the Content-Disposition S3 answers with
 */
export async function presignedGet(
  client: S3Client,
  object: { readonly bucket: string; readonly key: string; readonly disposition: string },
  expiresSeconds: number,
): Promise<string> {
  const credentials = await client.config.credentials();
  return presignedUrl({
    place: await placeOf(client, object.bucket, object.key),
    query: { "response-content-disposition": object.disposition },
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken === undefined ? {} : { sessionToken: credentials.sessionToken }),
    },
    region: await client.config.region(),
    at: new Date(Date.now() + client.config.systemClockOffset),
    expiresSeconds,
  });
}

/** Where the client would fetch an object: the SDK builds the request as for any endpoint, and nothing is sent. */
async function placeOf(client: S3Client, bucket: string, key: string): Promise<Place> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key });
  let request: unknown;
  command.middlewareStack.add(
    () => async (args) => {
      request = args.request;
      return { response: undefined, output: { $metadata: {} } };
    },
    { step: "finalizeRequest", priority: "high", name: "buildOnly" },
  );
  await command.resolveMiddleware(client.middlewareStack, client.config, {})(command);
  const { protocol, hostname, port, path } = builtRequest.parse(request);
  return { protocol, host: port === undefined ? hostname : `${hostname}:${port}`, path };
}

/**
 * A presigned URL of a GET (AWS Signature Version 4, query parameters).
 * @param of.place.path already percent-encoded
 */
export function presignedUrl(of: {
  readonly place: Place;
  readonly query: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  readonly region: string;
  readonly at: Date;
  readonly expiresSeconds: number;
}): string {
  const { place, credentials, region } = of;
  const time = of.at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const query = canonicalQuery({
    ...of.query,
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${credentials.accessKeyId}/${scope}`,
    "X-Amz-Date": time,
    "X-Amz-Expires": String(of.expiresSeconds),
    "X-Amz-SignedHeaders": "host",
    ...(credentials.sessionToken === undefined ? {} : { "X-Amz-Security-Token": credentials.sessionToken }),
  });
  const canonical = ["GET", place.path, query, `host:${place.host}`, "", "host", "UNSIGNED-PAYLOAD"].join(
    "\n",
  );
  const digest = createHash("sha256").update(canonical).digest("hex");
  const signed = ["AWS4-HMAC-SHA256", time, scope, digest].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  return `${place.protocol}//${place.host}${place.path}?${query}&X-Amz-Signature=${hmac(key, signed).toString("hex")}`;
}

function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join("&");
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
