import assert from "node:assert/strict";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { type Problem, type ProblemCode, problem, problemCatalogue } from "#contracts/problems.ts";

/** A request as it goes over the wire: nothing of it is tidied, encoded or resolved. */
export type RawRequest = {
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export type RawReply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a request as it is. */
export function sendRaw(
  baseUrl: string,
  { method, path, headers = {}, body }: RawRequest,
): Promise<RawReply> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    let answered = false;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const options = { agent, hostname, port, method, path, headers: { ...length, ...headers } };
    const sending = request(options, (response) => {
      answered = true;
      const { statusCode = 0, headers: answeredHeaders } = response;
      text(response).then(
        (read) => resolve({ status: statusCode, headers: answeredHeaders, text: read }),
        reject,
      );
    });
    // A server that has refused the body need not read it to its end.
    sending.on("error", (error) => {
      if (!answered) reject(error);
    });
    sending.end(body);
  });
}

/** Whether a text is a code of the catalogue. */
function isCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemCatalogue, code);
}

/**
 * Asserts that an answer is a refusal as the contract has it: a code of the catalogue under its own status, what
 * happened and what to do in both languages, and nothing of how it came to be.
 */
export function assertRefusal(reply: RawReply, what: string): Problem & { readonly code: ProblemCode } {
  const shown = `${what}: ${reply.status} ${reply.text.slice(0, 300)}`;
  assert.ok(reply.status >= 400 && reply.status < 500, shown);
  assert.equal(reply.headers["content-type"], "application/problem+json", shown);
  assert.equal(reply.headers["cache-control"], "no-store", shown);
  assert.equal(reply.headers["x-content-type-options"], "nosniff", shown);
  const read = problem.parse(JSON.parse(reply.text));
  const { code } = read;
  assert.ok(isCode(code), shown);
  assert.equal(read.status, reply.status, shown);
  assert.equal(problemCatalogue[code].status, reply.status, shown);
  for (const words of [read.wrong, read.remedy, ...(read.violations ?? []).map(({ wrong }) => wrong)]) {
    assert.match(words.ja, /[ぁ-んァ-ヶ一-龠]/, shown);
    assert.match(words.en, /[a-z]/i, shown);
  }
  assert.doesNotMatch(reply.text, /node_modules|file:\/\/|\bat [\w.]+ \(|Error:|SQLITE|undefined/, shown);
  return { ...read, code };
}

/** Does something for every one of many things, a few at a time. */
export async function forEvery<Thing>(
  things: readonly Thing[],
  act: (thing: Thing) => Promise<void>,
): Promise<void> {
  const left = [...things];
  const work = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(thing);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}
