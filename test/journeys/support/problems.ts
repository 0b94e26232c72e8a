import assert from "node:assert/strict";
import type { Answer } from "#contracts/client.ts";
import { type Problem, type ProblemCode, problemCatalogue } from "#contracts/problems.ts";

/** Asserts that a call was refused with a code of the catalogue, in both languages, and gives the problem. */
export async function refusedWith<Reply>(
  answer: Promise<Answer<Reply>>,
  code: ProblemCode,
): Promise<Problem> {
  const settled = await answer;
  assert.ok(!settled.ok, `it was not refused: ${JSON.stringify(settled).slice(0, 300)}`);
  assert.equal(settled.problem.code, code);
  assert.equal(settled.status, problemCatalogue[code].status);
  assert.match(settled.problem.wrong.ja, /[ぁ-んァ-ヶ一-龠]/);
  assert.match(settled.problem.remedy.en, /[a-z]/);
  return settled.problem;
}
