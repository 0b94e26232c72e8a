import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type DataFolder, keepMode, openDataFolder } from "#local/data-folder.ts";
import { lockFolder } from "#local/folder-lock.ts";
import { StartRefused } from "#local/start-refused.ts";

const newFolder = (): DataFolder => openDataFolder(mkdtempSync(join(tmpdir(), "data-folder-")));

function refusalOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof StartRefused, String(error));
    return error.why;
  }
  throw new assert.AssertionError({ message: "It was not refused" });
}

describe("A data folder belongs to the mode it was first started in", () => {
  for (const [first, other] of [
    ["demo", "pilot"],
    ["pilot", "demo"],
  ] as const) {
    it(`${first} stays ${first}`, () => {
      const folder = newFolder();
      keepMode(folder, first);
      keepMode(openDataFolder(folder.root), first);
      const { ja, en } = refusalOf(() => keepMode(folder, other));
      for (const said of [ja, en]) {
        for (const part of [folder.root, `MODE=${first}`, `MODE=${other}`, "DATA_DIR"]) {
          assert.ok(said.includes(part), `${part} in ${said}`);
        }
      }
      keepMode(folder, first);
    });
  }

  for (const damaged of ["", "{}", '{"mode":"prod"}', "demo"]) {
    it(`a record that says ${JSON.stringify(damaged)} opens it in no mode`, () => {
      const folder = newFolder();
      writeFileSync(folder.mode, damaged);
      for (const mode of ["demo", "pilot"] as const) {
        assert.match(refusalOf(() => keepMode(folder, mode)).en, /mode\.json is damaged/);
      }
    });
  }
});

describe("A data folder is for one process at a time", () => {
  it("who comes second is told who has it, until it is released", () => {
    const folder = newFolder();
    const release = lockFolder(folder, "http://127.0.0.1:3000");
    const { ja, en } = refusalOf(() => lockFolder(folder, "http://127.0.0.1:3001"));
    for (const said of [ja, en]) {
      for (const part of [String(process.pid), "http://127.0.0.1:3000", folder.root, "DATA_DIR"]) {
        assert.ok(said.includes(part), `${part} in ${said}`);
      }
    }
    release();
    lockFolder(folder, "http://127.0.0.1:3001")();
  });

  it("what a process left behind that did not release it holds nobody up", () => {
    const folder = newFolder();
    writeFileSync(folder.holder, '{"pid":1,"url":"http://127.0.0.1:3000"}');
    const release = lockFolder(folder, "http://127.0.0.1:3001");
    assert.match(refusalOf(() => lockFolder(folder, "")).en, new RegExp(`Process ${process.pid} `));
    release();
  });

  it("two folders do not hinder each other", () => {
    const releases = [newFolder(), newFolder()].map((folder) => lockFolder(folder, "http://127.0.0.1:1"));
    assert.equal(releases.length, 2);
    for (const release of releases) release();
  });
});
