import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hashPassword, passwordMatches, recommendedCost } from "#local/identity/passwords.ts";

describe("Password hashes", () => {
  it("have the recommended cost, and a salt of their own", async () => {
    const [one, other] = await Promise.all([
      hashPassword("horse battery staple", recommendedCost),
      hashPassword("horse battery staple", recommendedCost),
    ]);
    assert.match(one, /^32768\.8\.3\.[\w-]{22}\.[\w-]{43}$/);
    assert.notEqual(one, other);
    assert.equal(await passwordMatches("horse battery staple", one), true);
    assert.equal(await passwordMatches("horse battery staples", one), false);
  });

  it("are read with the cost they were made with", async () => {
    const old = await hashPassword("horse battery staple", { N: 16, r: 1, p: 1 });
    assert.equal(await passwordMatches("horse battery staple", old), true);
  });
});
