import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { planPhases } from "./plan.ts";
import { runInPool } from "./pool.ts";

describe("order of the tests", () => {
  it("goes from the parts to the whole, and forgets no file", () => {
    const paths = [
      "test/journeys/good-case.test.ts",
      "test/stack/template-stack.test.ts",
      "test/infra/template.test.ts",
      "test/asl/application.test.ts",
      "test/contract/register.test.ts",
      "test/usecases/file-application.test.ts",
      "test/adapters/aws/signer.test.ts",
      "test/scheme/calendar.test.ts",
    ];
    const phases = planPhases(paths);
    assert.deepEqual(
      phases.map((phase) => phase.files),
      [
        ["test/scheme/calendar.test.ts", "test/usecases/file-application.test.ts"],
        ["test/adapters/aws/signer.test.ts", "test/contract/register.test.ts"],
        ["test/asl/application.test.ts"],
        ["test/infra/template.test.ts"],
        ["test/stack/template-stack.test.ts"],
        ["test/journeys/good-case.test.ts"],
      ],
    );
  });
});

describe("pool", () => {
  it("keeps the order of the items and never works on more than its size at once", async () => {
    let working = 0;
    let most = 0;
    const results = await runInPool([5, 1, 4, 2, 3], 2, async (ticks) => {
      working += 1;
      most = Math.max(most, working);
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      working -= 1;
      return ticks * 10;
    });
    assert.deepEqual(results, [50, 10, 40, 20, 30]);
    assert.equal(most, 2);
  });

  it("fails when one piece of work fails", async () => {
    await assert.rejects(
      runInPool([1, 2], 2, (item) => (item === 2 ? Promise.reject(new Error("no")) : Promise.resolve())),
      /no/,
    );
  });
});
