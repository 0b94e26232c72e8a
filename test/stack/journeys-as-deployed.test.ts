import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { playedOnTemplate } from "./journeys-on-template.ts";

describe("F-03 F-04 E-01 S-01 X-02 on what the templates make, the journeys of any deployed stack", () => {
  playedOnTemplate(["good-case", "tips", "what-answers-stand-for", "revocation-urgent"], { offers: false });
});

describe("npm run journeys", () => {
  it("says how it is used when it is not told of a stack, and plays nothing", () => {
    const { status, stderr } = spawnSync(process.execPath, ["test/journeys/run.ts"], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /^Usage: npm run journeys -- --url/);
  });
});
