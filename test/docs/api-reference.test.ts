import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problemCatalogue } from "#contracts/problems.ts";
import { allRoutes } from "#contracts/routes.ts";
import { apiReference } from "../../docs/generate/api-reference.ts";

const [page] = apiReference();
const text = page?.text ?? "";

describe("docs/api.md", () => {
  it("is one page", () => assert.deepEqual([page?.path, apiReference().length], ["docs/api.md", 1]));

  for (const { name, method, path, summary, refusals } of allRoutes) {
    it(`describes ${name} in both languages, with its refusals`, () => {
      const section = text.split(/^###? /m).find((each) => each.startsWith(`\`${method} ${path}\`\n`)) ?? "";
      assert.ok(section.includes(summary.ja) && section.includes(summary.en));
      for (const code of refusals) assert.ok(section.includes(`\`${code}\``), code);
    });
  }

  it("explains every code once", () => {
    for (const [code, { wrong, remedy }] of Object.entries(problemCatalogue)) {
      const rows = text.split("\n").filter((line) => line.includes(`| \`${code}\` |`));
      assert.equal(rows.length, 1, code);
      for (const { ja, en } of [wrong, remedy])
        assert.ok(rows[0]?.includes(ja) && rows[0].includes(en), code);
    }
  });

  it("has tables whose rows have as many cells as their heads", () => {
    const cells = (line: string) => line.replaceAll("\\|", "").split("|").length;
    let head: number | undefined;
    for (const line of text.split("\n")) {
      if (!line.startsWith("|")) head = undefined;
      else {
        head ??= cells(line);
        assert.equal(cells(line), head, line);
      }
    }
  });
});
