import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";

const bundledName = `node-${process.platform}-${process.arch}`;

type Result = { code: number | null; out: string; err: string };

/** Stands in for npm: notes the call, and lays out node_modules with the bundled Node that the case asks for. */
const fakeNpm = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
appendFileSync("calls.log", process.argv.slice(2).join(" ") + "\\n");
if (process.env.FAKE_NPM_CODE) process.exit(Number(process.env.FAKE_NPM_CODE));
rmSync("node_modules", { recursive: true, force: true });
mkdirSync("node_modules/${bundledName}/bin", { recursive: true });
const version = process.env.FAKE_NODE ?? "v24.1.0";
writeFileSync("node_modules/${bundledName}/bin/node", "#!/bin/sh\\necho " + version + "\\n", { mode: 0o755 });
`;

const roots: string[] = [];

function setup() {
  const root = mkdtempSync(join(tmpdir(), "ensure-installed-"));
  roots.push(root);
  cpSync("local/install", join(root, "local/install"), { recursive: true });
  writeFileSync(join(root, "package-lock.json"), "{}");
  mkdirSync(join(root, "fake"));
  writeFileSync(join(root, "fake/package.json"), '{"type":"module"}');
  writeFileSync(join(root, "fake/npm-cli.js"), fakeNpm);
  writeFileSync(
    join(root, "fake/node"),
    '#!/bin/sh\n[ "$1" = --version ] && echo v20.1.0 && exit\nexec "$REAL_NODE" "$@"\n',
  );
  chmodSync(join(root, "fake/node"), 0o755);

  const run = (env: Record<string, string> = {}): Promise<Result> =>
    new Promise((done, failed) => {
      const child = spawn(process.execPath, [join(root, "local/install/ensure-installed.mjs")], {
        cwd: root,
        env: {
          PATH: `${join(root, "node_modules/.bin")}:${join(root, "fake")}:/usr/bin:/bin`,
          REAL_NODE: process.execPath,
          npm_execpath: join(root, "fake/npm-cli.js"),
          ...env,
        },
      });
      let out = "";
      let err = "";
      child.stdout.on("data", (text) => {
        out += text;
      });
      child.stderr.on("data", (text) => {
        err += text;
      });
      child.on("error", failed);
      child.on("close", (code) => done({ code, out, err }));
    });
  const calls = () => {
    const log = join(root, "calls.log");
    return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
  };
  return { root, run, calls };
}

describe("ensure-installed", () => {
  after(() => {
    for (const root of roots) rmSync(root, { recursive: true });
  });

  it("installs once, links the bundled Node, and is silent the second time", async () => {
    const { root, run, calls } = setup();
    const first = await run();
    assert.deepEqual([first.code, first.err], [0, ""]);
    assert.match(first.out, /package-lock\.json/);
    assert.match(calls()[0] ?? "", /^ci --loglevel=error --no-audit --no-fund/);
    assert.ok(existsSync(join(root, "node_modules/.bin/node")));
    assert.deepEqual(await run(), { code: 0, out: "", err: "" });
    assert.equal(calls().length, 1);
  });

  it("installs again when the lock changed", async () => {
    const { root, run, calls } = setup();
    await run();
    writeFileSync(join(root, "package-lock.json"), '{"lockfileVersion":3}');
    assert.equal((await run()).code, 0);
    assert.equal(calls().length, 2);
  });

  it("installs once when two start at the same time", async () => {
    const { root, run, calls } = setup();
    const results = await Promise.all([run(), run(), run()]);
    assert.deepEqual(
      results.map((result) => result.code),
      [0, 0, 0],
    );
    assert.equal(calls().length, 1);
    assert.equal(existsSync(join(root, ".tmp/install.lock")), false);
  });

  it("does not wait for a holder that was killed", async () => {
    const { root, run, calls } = setup();
    mkdirSync(join(root, ".tmp"));
    const gone = spawn("true");
    await new Promise((done) => gone.on("close", done));
    writeFileSync(
      join(root, ".tmp/install.lock"),
      JSON.stringify({ pid: gone.pid, host: hostname(), token: "x" }),
    );
    assert.equal((await run()).code, 0);
    assert.equal(calls().length, 1);
  });

  it("says so in two languages when npm fails, and tries again next time", async () => {
    const { run, calls } = setup();
    const failed = await run({ FAKE_NPM_CODE: "7" });
    assert.equal(failed.code, 1);
    assert.match(failed.err, /^npm ci が失敗しました.*7.* \/ npm ci failed \(exit code 7\).*\n$/);
    assert.equal((await run()).code, 0);
    assert.equal(calls().length, 2);
  });

  it("refuses a machine where no Node 24 can be had, on one line in two languages", async () => {
    const { run } = setup();
    const result = await run({ FAKE_NODE: "v22.0.0" });
    assert.equal(result.code, 1);
    assert.match(result.err, /^Node\.js 24 以降が必要です.* \/ Node\.js 24 or later is needed.*\n$/);
  });

  it("uses the machine's own Node 24 when the bundled one does not run, and takes the bundled out of the way", async () => {
    const { root, run } = setup();
    writeFileSync(
      join(root, "fake/node"),
      '#!/bin/sh\n[ "$1" = --version ] && echo v24.0.0 && exit\nexec "$REAL_NODE" "$@"\n',
    );
    assert.equal((await run({ FAKE_NODE: "broken" })).code, 0);
    assert.equal(existsSync(join(root, "node_modules/.bin/node")), false);
  });
});
