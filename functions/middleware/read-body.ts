import type { HttpEvent } from "./http-event.ts";
import { RequestRefused } from "./problem.ts";
import { readStrictJson } from "./strict-json.ts";

const usualMaximum = 65_536;

function isJson(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith("charset="));
  return type?.trim() === "application/json" && /^(charset="?utf-8"?)?$/.test(charset ?? "");
}

/**
 * The JSON value in the body of a request; an empty body counts as an object without fields.
 * @param maximumBytes largest body that is read, in bytes
 * @throws RequestRefused `body-too-large`, `unsupported-type` or `bad-json`
 */
export function readBody(event: HttpEvent, maximumBytes: number = usualMaximum): unknown {
  if (event.body === undefined || event.body === "") return {};
  const encoding = event.isBase64Encoded ? "base64" : "utf8";
  if (Buffer.byteLength(event.body, encoding) > maximumBytes)
    throw new RequestRefused({ code: "body-too-large" });
  if (!isJson(event.headers["content-type"])) throw new RequestRefused({ code: "unsupported-type" });
  const value = readStrictJson(Buffer.from(event.body, encoding));
  if (value === undefined) throw new RequestRefused({ code: "bad-json" });
  return value;
}
