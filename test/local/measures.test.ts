import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import * as z from "zod";
import { measureNames } from "#contracts/measures.ts";
import { configFrom } from "#local/config.ts";
import { startInstallation } from "#local/installation.ts";
import { freePort } from "#test/support/free-port.ts";

describe("The scheme on one machine", () => {
  it("is measured from its start on, in a line of its log", async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), "measured-"));
    const config = configFrom({ PORT: String(await freePort()), DATA_DIR: dataFolder });
    const installation = await startInstallation(config);
    await installation.close();
    const lines = readFileSync(join(dataFolder, "log.jsonl"), "utf8").trimEnd().split("\n");
    const [measured = {}] = lines
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
      .filter(({ code }) => code === "SCHEME_MEASURED");
    for (const name of measureNames) assert.equal(typeof measured[name], "number", name);
  });
});
