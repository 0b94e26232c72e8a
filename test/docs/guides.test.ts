import assert from "node:assert/strict";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import * as z from "zod";
import { parametersOf } from "#infra/parameter.ts";
import { synthesise } from "#test/infra/synthesised.ts";

const guides = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md")].map((path) => ({
  path,
  text: readFileSync(path, "utf8"),
}));
const outdir = mkdtempSync(join(tmpdir(), "guides-test-"));
after(() => rmSync(outdir, { recursive: true }));

describe("The guides", () => {
  it("name commands that there are", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync("package.json", "utf8")));
    const named = guides.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name = ""]) => ({
        path,
        name,
      })),
    );
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter(({ name }) => !(name in scripts)),
      [],
    );
  });

  it("lead to files that there are", () => {
    const broken = guides.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target = ""]) => join(dirname(path), target))
        .filter((target) => !existsSync(target))
        .map((target) => `${path}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it("name outputs that the stacks have", () => {
    const { outputs } = synthesise(parametersOf("staging"), outdir);
    const named = guides.flatMap(({ path, text }) =>
      [...text.matchAll(/outputs? (`\w+`(?:(?:,| and|, and) `\w+`)*)/g)].flatMap(([, list = ""]) =>
        [...list.matchAll(/`(\w+)`/g)].map(([, name = ""]) => ({ path, name })),
      ),
    );
    assert.ok(named.length >= 6, JSON.stringify(named));
    assert.deepEqual(
      named.filter(({ name }) => !outputs.includes(name)),
      [],
    );
  });
});
