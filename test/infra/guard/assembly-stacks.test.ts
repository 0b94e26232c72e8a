import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { App, Stack } from "aws-cdk-lib";
import { stacksOf } from "#infra/guard/assembly-stacks.ts";

const root = mkdtempSync(join(tmpdir(), "assembly-stacks-test-"));
after(() => rmSync(root, { recursive: true }));

describe("The stacks of an assembly", () => {
  it("come after those they depend on, by their names and with their regions", () => {
    const app = new App({ outdir: join(root, "two") });
    const later = new Stack(app, "later", { env: { region: "ap-northeast-1" } });
    const first = new Stack(app, "zz-first", { stackName: "renamed", env: { region: "us-east-1" } });
    later.addDependency(first);
    const { directory } = app.synth();
    assert.deepEqual(stacksOf(directory), [
      { id: "zz-first", name: "renamed", region: "us-east-1" },
      { id: "later", name: "later", region: "ap-northeast-1" },
    ]);
  });
});
