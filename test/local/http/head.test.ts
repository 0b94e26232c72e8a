import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { type SmallInstallation, smallInstallation } from "./small-installation.ts";

let here: SmallInstallation;
before(async () => {
  here = await smallInstallation();
});
after(() => here.stop());

const at = (path: string, init?: RequestInit) =>
  fetch(`${here.baseUrl}${path}`, { redirect: "manual", ...init });

describe("HEAD answers like GET, without a body", () => {
  const paths = ["/", "/api", "/assets/portal.css", "/inbox", "/demo/clock", "/open", "/things/newest"];
  const refused = ["/nowhere", "/who-am-i", "/inbox/01A", "/broken"];
  for (const path of [...paths, ...refused]) {
    it(`${path}`, async () => {
      const [got, headed] = [await at(path), await at(path, { method: "HEAD" })];
      assert.equal(headed.status, got.status);
      assert.equal(headed.status < 400, paths.includes(path));
      // An echo is as long as what was asked.
      const isEcho = ["/open", "/things/newest"].includes(path);
      const own = ["date", "x-request-id", "connection", "keep-alive", ...(isEcho ? ["content-length"] : [])];
      const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => !own.includes(name));
      assert.deepEqual(headersOf(headed), headersOf(got));
      assert.equal(await headed.text(), "");
    });
  }

  it("not a byte follows the headers", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let received = "";
      const socket = connect(here.port, "127.0.0.1", () =>
        socket.write(`HEAD / HTTP/1.1\r\nhost: 127.0.0.1:${here.port}\r\nconnection: close\r\n\r\n`),
      );
      socket.setEncoding("latin1").on("data", (chunk) => {
        received += chunk;
      });
      socket.on("error", reject).on("close", () => resolve(received));
    });
    assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
    assert.ok(answer.endsWith("\r\n\r\n"));
    assert.equal(answer.split("\r\n\r\n").length, 2);
  });

  it("what only POST takes is refused", async () => {
    const response = await at("/things/1/told", { method: "HEAD" });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get("allow"), "POST");
  });
});
