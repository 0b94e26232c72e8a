import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { architectureViolations } from "./architecture.ts";
import { sourceFiles } from "./source-files.ts";
import { projectRoot } from "./tool.ts";

const fixture = join(projectRoot, "test/fixtures/architecture");

/** The first line of an offender names the rules it breaks: `// breaks: one-rule another-rule`. */
function announced(): string[] {
  return sourceFiles(fixture)
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => {
      const rules =
        /^\/\/ breaks: (.+)\n/.exec(readFileSync(join(fixture, path), "utf8"))?.[1]?.split(" ") ?? [];
      return rules.map((rule) => `${path} breaks ${rule}`);
    })
    .sort();
}

describe("architecture rules", () => {
  it("report every offender of the fixture, and nobody else", async () => {
    const found = await architectureViolations(fixture);
    assert.deepEqual(
      [...new Set(found.map(({ rule, from }) => `${from} breaks ${rule}`))].sort(),
      announced(),
    );
  });

  it("have an offender each", () => {
    const config = readFileSync(join(projectRoot, ".dependency-cruiser.cjs"), "utf8");
    const rules = [...config.matchAll(/^ {4}name: "(.+)",$/gm)].map((match) => match[1] ?? "").sort();
    assert.ok(rules.length >= 20);
    assert.deepEqual([...new Set(announced().map((line) => line.split(" breaks ")[1]))].sort(), rules);
  });

  it("fail where there is nothing to follow", async () => {
    await assert.rejects(architectureViolations(join(projectRoot, "test/fixtures/nowhere")));
  });
});
