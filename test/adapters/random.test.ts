import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemRandom } from "#adapters/random.ts";
import { fakeRandom } from "#test/support/fakes-ports.ts";

describe("Chance", () => {
  for (const [name, random] of [
    ["of the system", systemRandom],
    ["of the tests", fakeRandom()],
  ] as const)
    it(`${name} has as many bytes as asked for, other ones each time`, () => {
      for (const count of [1, 16, 32, 100]) assert.equal(random.bytes(count).length, count);
      const drawn = Array.from({ length: 100 }, () => Buffer.from(random.bytes(16)).toString("hex"));
      assert.equal(new Set(drawn).size, drawn.length);
    });

  it("of the tests is the same in every run", () => {
    const drawn = () => {
      const random = fakeRandom("seed");
      return [random.bytes(8), random.bytes(8)];
    };
    assert.deepEqual(drawn(), drawn());
  });
});
