import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problemPage } from "#functions/middleware/html-page.ts";
import { problemOf } from "#functions/middleware/problem.ts";

describe("problemPage", () => {
  it("gives the reference that our own fault asks to be quoted, in both languages and escaped", () => {
    const problem = problemOf({ code: "our-fault" }, "request-<1>");
    assert.match(problem.remedy.ja, /参照番号.*お知らせください/);
    assert.match(problem.remedy.en, /quote the reference/);
    const page = problemPage(problem);
    assert.ok(page.includes(problem.remedy.ja));
    assert.match(page, /参照番号<span lang="en">Reference to quote<\/span> <code>request-&lt;1&gt;<\/code>/);
    assert.match(page, /<code>our-fault<\/code>/);
  });

  it("speaks of no reference where there is none", () => {
    assert.doesNotMatch(problemPage(problemOf({ code: "not-found" })), /参照番号/);
  });
});
