import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { problem } from "#contracts/problems.ts";
import { apiGateway } from "#local/http/api.ts";
import { echoed, type SmallInstallation, smallInstallation } from "./small-installation.ts";

let here: SmallInstallation;
before(async () => {
  here = await smallInstallation();
});
after(() => here.stop());

const at = (path: string, init?: RequestInit) =>
  fetch(`${here.baseUrl}${path}`, { redirect: "manual", ...init });

async function refusal(response: Response) {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  assert.equal(response.headers.get("cache-control"), "no-store");
  const read = problem.parse(await response.json());
  assert.equal(read.status, response.status);
  assert.ok(read.reference, "a request id to quote");
  return { status: read.status, code: read.code };
}

/** What comes back for bytes written to the socket as they are, until an answer has come or the server closes it. */
function raw(bytes: string, port = here.port): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      received += chunk;
      socket.end();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}

describe("Requests become the events of API Gateway", () => {
  it("with path, query, headers and body as it writes them", async () => {
    const body = JSON.stringify({ name: "髙﨑𠮷" });
    const response = await at("/things/a%20b/told?x=1&y=2&x=3&%E3%81%82=%2B", {
      method: "POST",
      headers: { "content-type": "application/json", "X-Other": "1", cookie: "secret=1" },
      body,
    });
    const event = await echoed(response);
    assert.equal(event.version, "2.0");
    assert.equal(event.routeKey, "POST /things/{thingId}/told");
    assert.equal(event.rawPath, "/things/a%20b/told");
    assert.equal(event.rawQueryString, "x=1&y=2&x=3&%E3%81%82=%2B");
    assert.deepEqual(event.queryStringParameters, { x: "1,3", y: "2", あ: "+" });
    assert.deepEqual(event.pathParameters, { thingId: "a b" });
    assert.equal(event.headers["x-other"], "1");
    assert.equal(event.headers["cookie"], undefined);
    assert.equal(event.body, body);
    assert.equal(event.isBase64Encoded, false);
    assert.equal(event.requestContext.http.method, "POST");
    assert.equal(event.requestContext.requestId, response.headers.get("x-request-id"));
    assert.equal(event.requestContext.timeEpoch, Date.parse("2027-04-01T00:00:00.000Z"));
    assert.equal(event.requestContext.authorizer, undefined);
  });

  it("without what is not there", async () => {
    const event = await echoed(await at("/things/newest"));
    assert.equal(event.routeKey, "GET /things/newest");
    for (const absent of ["body", "pathParameters", "queryStringParameters", "cookies"] as const) {
      assert.equal(absent in event, false, absent);
    }
  });

  for (const [name, type, body] of [
    ["another type", "application/octet-stream", Buffer.from("plain")],
    ["no UTF-8", "application/json", Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ] as const) {
    it(`${name} in base64`, async () => {
      const headers = { "content-type": type };
      const event = await echoed(await at("/things/1/told", { method: "POST", headers, body }));
      assert.equal(event.isBase64Encoded, true);
      assert.equal(event.body, body.toString("base64"));
    });
  }

  it("a public answer keeps its own caching", async () => {
    assert.equal((await at("/open")).headers.get("cache-control"), "max-age=60");
  });

  it("every route needs its function", () => {
    const checkToken = async () => undefined;
    assert.throws(
      () => apiGateway({ handlers: new Map(), checkToken, clock: here.clock }),
      /fileApplication/,
    );
  });
});

describe("What cannot be answered is refused as problem details", () => {
  for (const [method, path, status, code] of [
    ["GET", "/nowhere", 404, "not-found"],
    ["GET", "/who-am-i/", 404, "not-found"],
    ["GET", "//who-am-i", 404, "not-found"],
    ["GET", "/things/%", 404, "not-found"],
    ["GET", "/oidc/nowhere", 404, "not-found"],
    ["GET", "/oidc", 404, "not-found"],
    ["GET", "/oidcx", 404, "not-found"],
    ["DELETE", "/open", 405, "method-not-allowed"],
    ["OPTIONS", "/open", 405, "method-not-allowed"],
    ["DELETE", "/", 405, "method-not-allowed"],
    ["GET", "/who-am-i", 401, "not-signed-in"],
    ["GET", "/broken", 500, "our-fault"],
  ] as const) {
    it(`${method} ${path}: ${status} ${code}`, async () => {
      assert.deepEqual(await refusal(await at(path, { method })), { status, code });
    });
  }

  it("405 says what is allowed, 401 how to sign in", async () => {
    assert.equal((await at("/open", { method: "PUT" })).headers.get("allow"), "GET, HEAD");
    const posted = await at("/things/1/told", { method: "PUT" });
    assert.equal(posted.headers.get("allow"), "POST");
    assert.equal((await at("/who-am-i")).headers.get("www-authenticate"), "Bearer");
  });

  it("a fault of ours is logged by its code, and tells nobody anything", async () => {
    const response = await at("/broken");
    const id = response.headers.get("x-request-id");
    assert.doesNotMatch(await response.text(), /3141592|TypeError/);
    assert.deepEqual(here.logged.at(-1), {
      code: "REQUEST_FAILED",
      details: { requestId: id, error: "TypeError" },
    });
  });
});

describe("Under another name than its own it answers nothing", () => {
  const get = (host: string, path: string) =>
    raw(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);

  it("a name that somebody made point here", async () => {
    assert.match(await get("evil.example", "/open"), /^HTTP\/1\.1 404 /);
    assert.match(await get(`evil.example:${here.port}`, "/oidc/jwks"), /^HTTP\/1\.1 404 /);
  });

  it("localhost leads to the right address", async () => {
    const answer = await get(`localhost:${here.port}`, "/inbox?x=1");
    assert.match(answer, /^HTTP\/1\.1 303 /);
    assert.ok(answer.includes(`location: ${here.baseUrl}/inbox?x=1\r\n`));
    assert.match(await get(`localhost:${here.port}`, "//evil.example"), /^HTTP\/1\.1 404 /);
  });
});

describe("Bodies are read no further than allowed", () => {
  for (const [path, method, limit] of [
    ["/things/1/told", "POST", 65_536],
    ["/larger", "PUT", 200_000],
  ] as const) {
    it(`${path}: ${limit} bytes and not one more`, async () => {
      const send = (bytes: number) =>
        at(path, { method, headers: { "content-type": "text/plain" }, body: "x".repeat(bytes) });
      assert.equal((await echoed(await send(limit))).body?.length, limit);
      assert.deepEqual(await refusal(await send(limit + 1)), { status: 413, code: "body-too-large" });
    });
  }

  it("10 MB are refused with an answer the caller gets to read, and the connection ends", async () => {
    const response = await at("/things/1/told", { method: "POST", body: "x".repeat(10_000_000) });
    assert.equal(response.headers.get("connection"), "close");
    assert.deepEqual(await refusal(response), { status: 413, code: "body-too-large" });
  });

  it("a body of unknown length is cut off at the limit", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(120));
        sent += 65_536;
      },
    });
    const before = process.memoryUsage().arrayBuffers;
    const response = await at("/things/1/told", {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: endless,
      duplex: "half",
    });
    assert.equal(response.status, 413);
    assert.ok(process.memoryUsage().arrayBuffers - before < 8_000_000, "the body was kept in memory");
  });

  it("an announced length is refused before a byte of it came", async () => {
    const answer = await raw(
      `POST /things/1/told HTTP/1.1\r\nhost: 127.0.0.1:${here.port}\r\ncontent-length: 99999999\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 413 /);
  });

  it("without a sign-in nothing of the body is read", async () => {
    const answer = await raw(
      `GET /who-am-i HTTP/1.1\r\nhost: 127.0.0.1:${here.port}\r\ncontent-length: 50\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 401 /);
  });
});

describe("Hostile bytes", () => {
  for (const [name, bytes] of [
    ["no HTTP", "hello\r\n\r\n"],
    ["a header with a line break inside", "GET /open HTTP/1.1\r\nhost: a\r\nx: a\rb\r\n\r\n"],
    ["two lengths", "POST /open HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na"],
    [
      "length and chunks",
      "POST /open HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["no host", "GET /open HTTP/1.1\r\n\r\n"],
  ] as const) {
    it(`${name}: 400`, async () => assert.match(await raw(bytes), /^HTTP\/1\.1 400 /));
  }

  it("headers of 100 kB are refused", async () => {
    const answer = await raw(`GET /open HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(100_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 4\d\d /);
  });

  it("nothing of a path gets into the headers of the answer", async () => {
    const answer = await raw(
      `GET /open%0d%0aset-cookie:x=1 HTTP/1.1\r\nhost: 127.0.0.1:${here.port}\r\nconnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 404 /);
    assert.doesNotMatch(answer, /\nset-cookie/i);
  });
});

describe("Connections", () => {
  for (const path of ["/", "/open", "/assets/portal.css", "/oidc/jwks", "/nowhere"]) {
    it(`stay open after GET ${path}`, async () => {
      assert.equal((await at(path)).headers.get("connection"), "keep-alive");
    });
  }
});

describe("Who trickles is cut off", () => {
  let impatient: SmallInstallation;
  before(async () => {
    impatient = await smallInstallation({ patience: { headers: 200, request: 200, checkEvery: 20 } });
  });
  after(() => impatient.stop());

  for (const [name, beginning] of [
    ["headers that never end", "GET /open HTTP/1.1\r\nx: "],
    ["a body that never ends", "POST /things/1/told HTTP/1.1\r\nhost: HOST\r\ncontent-length: 100\r\n\r\n{"],
  ] as const) {
    it(`${name}: 408`, async () => {
      const answer = await raw(beginning.replace("HOST", `127.0.0.1:${impatient.port}`), impatient.port);
      assert.match(answer, /^HTTP\/1\.1 408 /);
      assert.equal(impatient.logged.length, 0);
    });
  }
});

describe("Stopping", () => {
  it("ends although a caller keeps a connection open", async () => {
    const stopping = await smallInstallation();
    const socket = connect(stopping.port, "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined);
    await stopping.stop();
    await closed;
    await assert.rejects(fetch(`${stopping.baseUrl}/open`));
  });
});
