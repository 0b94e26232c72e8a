import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findMissing, lockProblems, parseLock, prune } from "./prune-lock.ts";

const manifest = { dependencies: { tool: "1.0.0" }, optionalDependencies: { "own-platform": "1.0.0" } };

function lockText(own: object = manifest): string {
  return JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "": own,
      "node_modules/own-platform": { version: "1.0.0" },
      "node_modules/tool": {
        version: "1.0.0",
        optionalDependencies: { "tool-linux": "1.0.0", "tool-moon": "1.0.0", "tool-nested": "1.0.0" },
      },
      "node_modules/tool/node_modules/tool-nested": { optionalDependencies: { "tool-mars": "1.0.0" } },
      "node_modules/tool-linux": { version: "1.0.0" },
    },
  });
}

describe("lock check", () => {
  it("finds optional dependencies that have no entry, looking outwards as npm does", () => {
    assert.deepEqual(findMissing(parseLock(lockText())), [
      { at: "node_modules/tool", name: "tool-moon" },
      { at: "node_modules/tool/node_modules/tool-nested", name: "tool-mars" },
    ]);
  });

  it("removes exactly those names and keeps the order of everything else", () => {
    const pruned = prune(parseLock(lockText()));
    assert.deepEqual(findMissing(pruned), []);
    const expected = lockText()
      .replace(',"tool-moon":"1.0.0"', "")
      .replace('"optionalDependencies":{"tool-mars":"1.0.0"}', "");
    assert.equal(JSON.stringify(pruned), expected);
  });

  it("never prunes our own optional dependencies: a missing one stays a problem", () => {
    const own = { optionalDependencies: { "node-for-mars": "1.0.0" } };
    assert.deepEqual(findMissing(prune(parseLock(lockText(own)))), [{ at: "", name: "node-for-mars" }]);
  });

  it("accepts a pruned lock that agrees with package.json", () => {
    assert.deepEqual(
      lockProblems(JSON.stringify(prune(parseLock(lockText()))), JSON.stringify(manifest)),
      [],
    );
  });

  const bad: [string, string, string, RegExp][] = [
    ["a name without an entry", lockText(), JSON.stringify(manifest), /names tool-moon/],
    [
      "another version in package.json",
      lockText(),
      JSON.stringify({ ...manifest, dependencies: { tool: "2.0.0" } }),
      /dependencies differ/,
    ],
    [
      "a version range",
      lockText(),
      JSON.stringify({ dependencies: { tool: "^1.0.0" } }),
      /tool is not at an exact version/,
    ],
    [
      "a registry address",
      JSON.stringify({
        packages: { "": {}, "node_modules/tool": { resolved: "https://packages.example/tool.tgz" } },
      }),
      "{}",
      /node_modules\/tool holds the address of a registry/,
    ],
  ];
  for (const [name, lock, own, expected] of bad) {
    it(`reports ${name}`, () => {
      assert.match(lockProblems(lock, own).join("\n"), expected);
    });
  }
});
