import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { allRoutes, functionFolder } from "#contracts/routes.ts";
import { procedureFunctions } from "#functions/procedures.ts";

const root = new URL("../../functions/", import.meta.url).pathname;
const folders = globSync("*/*/index.ts", { cwd: root })
  .map((file) => file.slice(0, -"/index.ts".length))
  .filter((folder) => !folder.startsWith("middleware/"));

const procedureFolders = Object.keys(procedureFunctions).map((name) => `procedure/${name}`);
const otherFolders = [
  ...procedureFolders,
  "schedule/attend-draws",
  "schedule/daily-sweep",
  "schedule/measure",
  "schedule/reconcile",
  "event/deliver-effects",
  "event/inspect-document",
  "event/receive-mail-feedback",
  "event/shape-token",
];

/** Of the user pool on AWS alone: it needs no port, and one machine has an issuer of its own. */
const ofTheUserPool = "event/shape-token";

describe("the folders of functions", () => {
  it("are one for every route and every task, schedule and event, and no others", () => {
    assert.deepEqual(folders.toSorted(), [...allRoutes.map(functionFolder), ...otherFolders].toSorted());
  });

  it("hold an entry of wiring only, which loads the adapters for AWS by the container alone", async () => {
    for (const folder of folders) {
      const text = readFileSync(`${root}${folder}/index.ts`, "utf8");
      assert.ok(text.split("\n").length <= 20, folder);
      assert.doesNotMatch(text, /#adapters|#local|functions\/(http|procedures)\.ts/, folder);
      const entry: Record<string, unknown> = await import(`#functions/${folder}/index.ts`);
      assert.equal(typeof entry["create"], folder === ofTheUserPool ? "undefined" : "function", folder);
      assert.equal(typeof entry["handler"], "function", folder);
    }
  });

  it("are all in the registry for one machine", async () => {
    const { httpFunctions } = await import("#functions/http.ts");
    for (const route of allRoutes) {
      const entry: Record<string, unknown> = await import(`#functions/${functionFolder(route)}/index.ts`);
      const registered = new Map<string, unknown>(Object.entries(httpFunctions)).get(route.name);
      assert.equal(registered, entry["create"], route.name);
    }
    for (const [name, create] of Object.entries(procedureFunctions)) {
      const entry: Record<string, unknown> = await import(`#functions/procedure/${name}/index.ts`);
      assert.equal(create, entry["create"], name);
    }
  });
});
