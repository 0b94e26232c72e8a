import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import holidayJp from "@holiday-jp/holiday_jp";
import * as z from "zod";
import { allRoutes, functionFolder } from "#contracts/routes.ts";
import { bundle, bundleFunctions } from "#infra/bundle.ts";
import { functionNeeds } from "#infra/function-needs.ts";
import { holidayDays } from "#infra/holiday-days.ts";
import { callsIn } from "./calls-in.ts";
import { inspectFromBundle, pdfWithFont, pdfWithoutFont } from "./inspect-from-bundle.ts";
import { issueFromBundle } from "./issue-from-bundle.ts";

const folders = Object.keys(functionNeeds);
const root = mkdtempSync(join(tmpdir(), "bundle-test-"));
const bundles = join(root, "minified");
const readable = join(root, "readable");

before(async () => {
  await bundleFunctions(bundles);
  await bundleFunctions(readable, { minify: false });
});
after(() => rmSync(root, { recursive: true }));

/** The files of the repository that are in the bundle of a function. */
function bundledFrom(folder: string): readonly string[] {
  const code = readFileSync(join(readable, folder, "index.cjs"), "utf8");
  return [...code.matchAll(/^\s*\/\/ ((?:functions|shared)\/\S+)$/gm)].map(([, path = ""]) => path);
}

describe("The table of what functions need", () => {
  const entries = globSync("functions/*/*/index.ts").map((path) =>
    dirname(path).replaceAll("\\", "/").slice("functions/".length),
  );

  it("has every folder of a function, and none that does not exist", () => {
    assert.deepEqual(folders.toSorted(), entries.toSorted());
  });

  it("has a function for every route, and no other for callers over HTTP", () => {
    const overHttp = folders.filter((folder) => !/^(procedure|schedule|event)\//.test(folder));
    assert.deepEqual(overHttp.toSorted(), allRoutes.map(functionFolder).toSorted());
  });

  for (const folder of folders)
    it(`says of ${folder} what its code does: no call more, no call less`, () => {
      const { calls, reads = [] } = functionNeeds[folder] ?? { calls: [] };
      const found = callsIn(readFileSync(join(readable, folder, "index.cjs"), "utf8"));
      assert.deepEqual(
        { calls: found.calls.toSorted(), reads: found.reads.toSorted() },
        { calls: calls.toSorted(), reads: reads.toSorted() },
      );
    });
});

describe("The bundle of a function", () => {
  it("stays within its budget", () => {
    const sizes = folders.map((folder) => {
      const kib = statSync(join(bundles, folder, "index.cjs")).size / 1024;
      return { folder, kib, most: functionNeeds[folder]?.maximumKiB ?? 300 };
    });
    for (const { folder, kib, most } of sizes.toSorted((one, other) => other.kib - one.kib))
      console.log(`${folder.padEnd(42)} ${kib.toFixed(0).padStart(5)} of ${most} KiB`);
    assert.deepEqual(
      sizes.filter(({ kib, most }) => kib > most),
      [],
    );
  });

  it("loads in Node.js 24 with a handler, and reads no other file before the first event", () => {
    assert.match(process.version, /^v24\./);
    const script = fileURLToPath(import.meta.resolve("./load-bundles.ts"));
    const child = spawnSync(process.execPath, [script, bundles, ...folders], {
      env: { ...process.env, NODE_PATH: resolve("node_modules") },
      encoding: "utf8",
    });
    assert.deepEqual([child.status, child.stderr], [0, ""]);
    assert.deepEqual(
      JSON.parse(child.stdout),
      folders.map((name) => ({ name, handler: "function", others: [] })),
    );
  });

  it("F-03 that issues certificates has its fonts beside it", async () => {
    const pdf = await issueFromBundle(join(bundles, "procedure/issue-certificate/index.cjs"));
    const text = Buffer.from(pdf).toString("latin1");
    assert.ok(text.startsWith("%PDF-1.7"));
    assert.match(text, /\/BaseFont \/[A-Z]{6}\+NotoSansJP/);
  });
});

describe("The documents of the policy", () => {
  const documents = globSync("shared/scheme/policy/*.json");

  it("N-01 lie beside every handler that applies the policy, word for word", () => {
    const applying = folders.filter((folder) =>
      bundledFrom(folder).includes("shared/scheme/policy/index.ts"),
    );
    assert.ok(applying.length > 0 && applying.length < folders.length);
    for (const folder of folders) {
      const beside = globSync("documents/*", { cwd: join(bundles, folder) });
      assert.equal(beside.length, applying.includes(folder) ? documents.length : 0, folder);
      for (const file of beside)
        assert.deepEqual(
          JSON.parse(readFileSync(join(bundles, folder, file), "utf8")),
          JSON.parse(readFileSync(join("shared/scheme/policy", basename(file)), "utf8")),
        );
    }
  });
});

describe("JSON Schema", () => {
  const describing = z.object({
    openApiDocument: z.custom<() => unknown>((value) => typeof value === "function"),
  });

  it("is left out of every bundle that describes no shapes, and of no other", () => {
    const said = folders.filter((folder) => functionNeeds[folder]?.describesShapes === true);
    const inNeed = folders.filter((folder) => bundledFrom(folder).includes("shared/contracts/openapi.ts"));
    assert.deepEqual(said, inNeed);
    const users = globSync("{shared,functions}/**/*.ts").filter((path) =>
      /\btoJSONSchema\b|~standard/.test(readFileSync(path, "utf8")),
    );
    assert.deepEqual(users, ["shared/contracts/openapi.ts"]);
  });

  it("says where to ask for it", async () => {
    const name = "schema/index";
    await bundle([{ in: "shared/contracts/openapi.ts", out: name }], root);
    const { openApiDocument } = describing.parse(createRequire(import.meta.url)(join(root, `${name}.cjs`)));
    assert.throws(() => openApiDocument(), /ask for it in infra\/function-needs\.ts/);
  });
});

describe("C-03 the bundle of the inspection", () => {
  const inspection = "functions/container-inspection.ts";

  it("reads a PDF where no character maps lie beside it", async () => {
    const name = "inspection/index";
    await bundle([{ in: inspection, out: name }], root);
    const bytes = await pdfWithFont("適用宣言書 髙﨑𠮷");
    assert.deepEqual(await inspectFromBundle(join(root, `${name}.cjs`), bytes), {
      clean: true,
      pages: 1,
      text: "適用宣言書髙﨑𠮷",
    });
  });

  for (const folder of ["event/inspect-document", "schedule/reconcile"])
    it(`reads a Japanese PDF without fonts by what lies beside ${folder}`, async () => {
      const name = `${folder}/inspection`;
      await bundle([{ in: inspection, out: name }], bundles);
      assert.deepEqual(await inspectFromBundle(join(bundles, `${name}.cjs`), pdfWithoutFont()), {
        clean: true,
        pages: 1,
        text: "適用宣言書",
      });
    });
});

describe("The holidays in the bundles", () => {
  it("are the very days of the package", async () => {
    const source = `data:text/javascript,${encodeURIComponent(holidayDays())}`;
    const days = z.object({ default: z.object({ holidays: z.record(z.string(), z.unknown()) }) });
    const { holidays } = days.parse(await import(source)).default;
    assert.deepEqual(Object.keys(holidays), Object.keys(holidayJp.holidays));
  });

  it("stand for a package of which nothing but the days is read", () => {
    const readers = globSync("{shared,functions}/**/*.ts").filter((path) =>
      readFileSync(path, "utf8").includes("@holiday-jp/holiday_jp"),
    );
    assert.deepEqual(readers, ["shared/scheme/calendar.ts"]);
    const calendar = readFileSync("shared/scheme/calendar.ts", "utf8");
    assert.deepEqual(calendar.match(/(\w+\()?holidayJp\.\w+\)?/g), ["keys(holidayJp.holidays)"]);
  });

  it("leave no name of a holiday behind", () => {
    const code = readFileSync(join(bundles, "procedure/locate-case/index.cjs"), "utf8");
    assert.doesNotMatch(code, /成人の日/);
  });
});

it("app.ts synthesises an environment without a word, with the code of every function", () => {
  const outdir = join(root, "assembly");
  const child = spawnSync(process.execPath, ["infra/app.ts"], {
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ environment: "staging" }) },
    encoding: "utf8",
  });
  assert.deepEqual([child.status, child.stdout, child.stderr], [0, "", ""]);
  const assets = z.object({
    files: z.record(z.string(), z.object({ source: z.object({ packaging: z.string() }) })),
  });
  const zipped = ["registry", "pipeline"].map((stack) => {
    const file = join(outdir, `certification-staging-${stack}.assets.json`);
    const { files } = assets.parse(JSON.parse(readFileSync(file, "utf8")));
    return Object.values(files).filter(({ source }) => source.packaging === "zip").length;
  });
  assert.deepEqual(zipped, [1, folders.length - 1]);
});
