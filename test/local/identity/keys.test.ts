import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { identityKeys } from "#local/identity/keys.ts";

describe("The issuer's keys", () => {
  const folder = mkdtempSync(join(tmpdir(), "identity-keys-"));
  after(() => rmSync(folder, { recursive: true }));

  it("are made once, even when two start at the same time, and only their owner may read them", async () => {
    const [one, other] = await Promise.all([identityKeys(folder, false), identityKeys(folder, false)]);
    assert.deepEqual(one, other);
    assert.deepEqual(await identityKeys(folder, false), one);
    assert.deepEqual(readdirSync(folder), ["identity-keys.json"]);
    assert.equal(statSync(join(folder, "identity-keys.json")).mode & 0o777, 0o600);
  });

  it("are others in demo mode", async () => {
    const [pilot, demo] = [await identityKeys(folder, false), await identityKeys(folder, true)];
    assert.notEqual(pilot.signing.kid, demo.signing.kid);
    assert.notDeepEqual(pilot.cookies, demo.cookies);
  });
});
