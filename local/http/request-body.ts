import type { IncomingMessage } from "node:http";
import { RequestRefused } from "#functions/middleware/problem.ts";

/**
 * The bytes of a request body, read no further than allowed: a longer one is refused when its length is announced, or as
 * soon as one byte too many has arrived.
 * @throws RequestRefused `body-too-large`
 */
export async function readRequestBody(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > maximumBytes) throw new RequestRefused({ code: "body-too-large" });
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    received += chunk.byteLength;
    if (received > maximumBytes) throw new RequestRefused({ code: "body-too-large" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
