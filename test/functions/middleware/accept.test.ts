import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { prefersPage } from "#functions/middleware/accept.ts";

describe("prefersPage", () => {
  const table: readonly (readonly [string | undefined, boolean])[] = [
    [undefined, false],
    ["", false],
    ["*/*", false],
    ["application/json", false],
    ["text/html", true],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true],
    ["application/json, text/html", false],
    ["application/json;q=0.5, text/html", true],
    ["text/html;q=0.5, application/json", false],
    ["text/*", true],
    ["TEXT/HTML", true],
    ["text/html;q=0", false],
    ["text/html;q=nonsense", false],
    ["text/html;level=1;q=0.7, */*;q=0.1", true],
  ];
  for (const [accept, expected] of table) {
    it(`${accept}: ${expected ? "page" : "JSON"}`, () => assert.equal(prefersPage(accept), expected));
  }
});
