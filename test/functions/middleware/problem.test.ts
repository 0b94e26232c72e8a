import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ProblemCode, problem, problemCatalogue } from "#contracts/problems.ts";
import { problemResponse } from "#functions/middleware/problem.ts";

const codes = Object.keys(problemCatalogue).filter((code): code is ProblemCode => code in problemCatalogue);

describe("problemResponse", () => {
  for (const code of codes) {
    it(`answers ${code} with problem details in both languages`, () => {
      const reply = problemResponse({ code });
      const details = problem.parse(JSON.parse(reply.body));
      assert.equal(reply.statusCode, details.status);
      assert.equal(details.type, `urn:problem:${code}`);
      assert.equal(details.code, code);
      assert.match(details.wrong.ja, /[ぁ-んァ-ヶ一-龠]/);
      assert.match(details.remedy.ja, /[ぁ-んァ-ヶ一-龠]/);
      assert.match(details.wrong.en, /^[A-Z][\x20-\x7e]+\.$/);
      assert.match(details.remedy.en, /^[A-Z][\x20-\x7e]+\.$/);
      assert.equal(details.title, details.wrong.en);
    });
  }

  it("carries violations, findings and what stands in the way", () => {
    const text = { ja: "誤り", en: "Wrong" };
    const finding = {
      code: "D-01/missing",
      item: "company.name",
      weight: "stops",
      wrong: text,
      remedy: text,
      basis: "審査項目",
    } as const;
    const violation = { path: "form", wrong: text };
    const refusal = {
      code: "nothing-filed",
      violations: [violation],
      findings: [finding],
      reference: "A1",
    } as const;
    const details = problem.parse(JSON.parse(problemResponse(refusal, "request").body));
    assert.deepEqual(details.violations, [violation]);
    assert.deepEqual(details.findings, [finding]);
    assert.equal(details.reference, "A1");
  });

  it("gives a reference to quote where the refusal names nothing", () => {
    assert.equal(JSON.parse(problemResponse({ code: "our-fault" }, "request").body).reference, "request");
  });

  it("asks for a token where one is missing, and there alone", () => {
    assert.equal(problemResponse({ code: "not-signed-in" }).headers["www-authenticate"], "Bearer");
    assert.equal(problemResponse({ code: "not-allowed" }).headers["www-authenticate"], undefined);
  });
});
