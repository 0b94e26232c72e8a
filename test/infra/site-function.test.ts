import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import * as z from "zod";
import { siteErrorFiles, sitePages } from "#contracts/site-pages.ts";
import { siteRequestCode, siteResponseCode } from "#infra/site-function.ts";

const request = z.object({ uri: z.string() });
const response = z.object({ statusCode: z.number(), headers: z.unknown().optional() });

/** Runs a function as CloudFront does: `handler` of its code, with an event. */
const run = (code: string, event: unknown): unknown => runInNewContext(`${code};handler(event)`, { event });
const asked = (uri: string) => run(siteRequestCode, { request: { uri, querystring: { a: { value: "b" } } } });
const sent = (uri: string) =>
  response.parse(run(siteResponseCode, { request: { uri }, response: { statusCode: 200 } })).statusCode;

describe("The functions at the edge", () => {
  it("lead the address of each page to its file, and say it was found", () => {
    for (const [path, file] of Object.entries(sitePages)) {
      assert.equal(request.parse(asked(path)).uri, `/${file}`);
      // Whichever of the two addresses CloudFront shows in the answer.
      for (const uri of [path, `/${file}`]) assert.equal(sent(uri), 200, uri);
    }
  });

  it("lead any other address to the page that says so in its language, with 404", () => {
    const { ja, en } = siteErrorFiles.notFound;
    for (const [path, file] of [
      ["/nowhere", ja],
      ["/ja/nowhere", ja],
      ["/en/nowhere", en],
      ["/ja/index.html", ja],
      ["/toString", ja],
      ["/__proto__", ja],
    ] as const) {
      assert.equal(request.parse(asked(path)).uri, `/${file}`, path);
      assert.equal(sent(`/${file}`), 404);
    }
    for (const path of ["/nowhere", "/en/nowhere"]) assert.equal(sent(path), 404);
  });

  it("add the slash to a language", () => {
    for (const path of ["/ja", "/en"]) {
      const { statusCode, headers } = response.parse(asked(path));
      assert.deepEqual([statusCode, JSON.stringify(headers)], [301, `{"location":{"value":"${path}/"}}`]);
    }
  });

  it("are within the 10 KB CloudFront allows", () => {
    for (const code of [siteRequestCode, siteResponseCode]) assert.ok(code.length < 10_000);
  });
});
