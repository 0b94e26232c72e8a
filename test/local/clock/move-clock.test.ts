import assert from "node:assert/strict";
import { createServer } from "node:http";
import { describe, it, type TestContext } from "node:test";
import { moveClock } from "#local/tools/clock.ts";

/** A server that answers everything alike, and what it was asked. */
async function setup(t: TestContext, status: number, body: string) {
  const asked: { request: string; type: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    asked.push({
      request: `${request.method} ${request.url}`,
      type: request.headers["content-type"],
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(status).end(body);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return { asked, port: String(address.port) };
}

describe("npm run clock", () => {
  it("moves the clock of the running server and tells the time in Japan", async (t) => {
    const { asked, port } = await setup(t, 200, JSON.stringify({ now: "2027-04-14T15:30:00.000Z" }));
    const { code, text } = await moveClock(["+14d"], { port });
    assert.equal(code, 0);
    assert.match(text, /2027-04-15 00:30 JST（令和9年4月15日）/);
    assert.deepEqual(asked, [
      { request: "POST /demo/clock", type: "application/json", body: '{"move":"+14d"}' },
    ]);
  });

  const answers: [string, number, string, RegExp][] = [
    ["a server outside demo mode", 404, "{}", /not in demo mode/],
    ["a server that refuses", 422, "{}", /not moved \(422\)/],
    ["another program on the port", 200, "<html>", /not moved \(200\)/],
    ["a program that answers no time", 200, '{"now":"soon"}', /not moved \(200\)/],
  ];
  for (const [name, status, body, message] of answers) {
    it(`says so of ${name}`, async (t) => {
      const { port } = await setup(t, status, body);
      const { code, text } = await moveClock(["+14d"], { port });
      assert.equal(code, 1);
      assert.match(text, message);
    });
  }

  it("says so when no server is running", async () => {
    const refused: typeof fetch = () => Promise.reject(new TypeError("fetch failed"));
    const { code, text } = await moveClock(["+14d"], { port: "3000" }, refused);
    assert.equal(code, 1);
    assert.match(text, /does not answer \(http:\/\/127\.0\.0\.1:3000\/demo\/clock\)/);
  });

  for (const args of [[], ["-1d"], ["tomorrow"], ["+1d", "+2d"]]) {
    it(`asks nobody for ${JSON.stringify(args)}`, async (t) => {
      const { asked, port } = await setup(t, 200, "{}");
      const { code, text } = await moveClock(args, { port });
      assert.equal(code, 2);
      assert.match(text, /Usage: npm run clock/);
      assert.deepEqual(asked, []);
    });
  }
});
