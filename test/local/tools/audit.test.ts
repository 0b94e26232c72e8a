import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { openSqliteRegister } from "#local/register/sqlite-store.ts";
import { auditFiles } from "#local/tools/audit.ts";
import type { AnyRecord } from "#records/index.ts";
import { keyOf } from "#records/layout.ts";
import { readRecord } from "#records/read-record.ts";
import { setup } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import { openCase } from "#test/support/fakes-case.ts";

const folder = mkdtempSync(join(tmpdir(), "audit-"));
after(() => rmSync(folder, { recursive: true }));

const world = await setup();
await reach(world, await openCase(world), "certified");
const records = world.memory.records().flatMap((fields) => readRecord(fields) ?? []);
const whole = new RegExp(`✔ .*${records.length} items, \\d+ events, 9 chains$`);

/** A value as DynamoDB writes it on the wire. */
function attributeOf(value: unknown): unknown {
  if (value === null) return { NULL: true };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  assert.ok(typeof value === "object");
  return { M: attributesOf(value) };
}

function attributesOf(fields: object): object {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, attributeOf(value)]));
}

/** An export of DynamoDB: one item a line, with what the table adds to a record. */
function exportOf(of: readonly AnyRecord[]): string {
  const lines = of.map((record) => {
    const { partition, sort } = keyOf(record);
    const fields = { ...record, pk: partition, sk: sort, due_pk: "due#1", due_sk: "1" };
    return JSON.stringify({ Item: attributesOf(fields) });
  });
  return `${lines.join("\n")}\n`;
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("N-04 npm run audit", () => {
  it("finds an export whole, of one file or several, packed or not", async () => {
    const half = Math.floor(records.length / 2);
    const one = file("one.json.gz", gzipSync(exportOf(records.slice(0, half))));
    const other = file("other.json", exportOf(records.slice(half)));
    const { code, text } = await auditFiles([one, other]);
    assert.match(text, whole);
    assert.equal(code, 0);
  });

  it("names what is missing when a file of the export is", async () => {
    const few = records.filter((record) => record.kind !== "event" || record.sequence !== 2);
    const { code, text } = await auditFiles([file("few.json", exportOf(few))]);
    assert.equal(code, 1);
    assert.match(text, /^✘ application#\w+: The chain of events has a gap/m);
  });

  it("reads the register of one machine", async () => {
    const database = join(folder, "register.sqlite");
    const { register, close } = openSqliteRegister(database);
    for (const record of records) await register.commit([{ put: "create", record }]);
    close();
    const { code, text } = await auditFiles([database]);
    assert.match(text, whole);
    assert.equal(code, 0);
  });

  it("says so when there is no file, none is named, or one is no export", async () => {
    assert.equal((await auditFiles([])).code, 2);
    assert.match((await auditFiles([join(folder, "none")])).text, /not there: .*none/);
    const unreadable = await auditFiles([file("text.json", "text\n")]);
    assert.deepEqual([unreadable.code, /cannot be read/.test(unreadable.text)], [2, true]);
  });

  it("ends with its code", () => {
    const { status, stdout } = spawnSync(process.execPath, ["local/tools/audit.ts"], { encoding: "utf8" });
    assert.deepEqual([status, /Usage/.test(stdout)], [2, true]);
  });
});
