import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** What the server sends back. */
export type Answer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Uint8Array;
};

/** How long what is left of a request is read and thrown away after the answer, so that the caller gets to read it. */
const lingerMilliseconds = 2000;

/** Statuses whose answers have no body, nor say how long it is (RFC 9110, 8.6). */
const bodiless = new Set([204, 304]);

function unreadIsOver(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, lingerMilliseconds);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once("end", finish).once("close", finish).once("error", finish);
    request.resume();
  });
}

/**
 * Sends an answer. When the request has not been read to its end (refused for its size, for one), the answer goes out
 * first, the rest is thrown away for a short while, and the connection is closed.
 */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const closing = request.complete ? {} : { connection: "close" };
  const length = bodiless.has(answer.status) ? {} : { "content-length": body.byteLength };
  response.writeHead(answer.status, { ...answer.headers, ...closing, ...length });
  if (request.complete) {
    response.end(body);
    return;
  }
  response.write(body);
  await unreadIsOver(request);
  response.end();
}
