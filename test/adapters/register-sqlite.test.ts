import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Query } from "#adapters/register/item-store.ts";
import { listStatement } from "#local/register/list-statement.ts";
import { openDatabase, RegisterTooNew, type SqliteOptions } from "#local/register/open-database.ts";
import { openSqliteRegister, type SqliteRegister } from "#local/register/sqlite-store.ts";
import type { AnyRecord } from "#records/index.ts";
import { keys, partitions } from "#records/layout.ts";
import { registerContract } from "./register-contract.ts";
import { temporaryFolder } from "./register-folder.ts";
import { pagesOf } from "./register-pages.ts";
import { claim, outbox, sequence, task } from "./register-samples.ts";

registerContract("on SQLite", async () => {
  const folder = temporaryFolder();
  const file = join(folder.path, "register.sqlite");
  const { register, close } = openSqliteRegister(file);
  return {
    register,
    spoil(key, fields) {
      const database = new DatabaseSync(file, { timeout: 5000 });
      const insert = "INSERT INTO items (pk, sk, kind, data) VALUES (?, ?, ?, ?)";
      database.prepare(insert).run(key.partition, key.sort, String(fields["kind"]), JSON.stringify(fields));
      database.close();
    },
    close() {
      close();
      folder.remove();
    },
  };
});

describe("on SQLite alone", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  let opened: SqliteRegister[];
  const open = (options: SqliteOptions = {}): SqliteRegister => {
    const register = openSqliteRegister(file, options);
    opened.push(register);
    return register;
  };
  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, "register.sqlite");
    opened = [];
  });
  afterEach(() => {
    for (const register of opened) register.close();
    folder.remove();
  });

  it("keeps everything over a restart, indexes included", async () => {
    const first = openSqliteRegister(file);
    await first.register.commit([
      { put: "create", record: sequence("S", 7) },
      { put: "create", record: task("A", "t1") },
    ]);
    first.close();
    const { register } = open();
    assert.deepEqual(await register.get("sequence", keys.sequence("S")), sequence("S", 7));
    const tasks = await register.listBy("task", "group", partitions.openTasks("formCheck"));
    assert.deepEqual(tasks.records, [task("A", "t1")]);
  });

  it("loses nothing when two processes write", async () => {
    const { register } = open();
    await register.commit([{ put: "create", record: sequence("S", 0) }]);
    const writer = fileURLToPath(new URL("./register-writer.ts", import.meta.url));
    const rounds = 40;
    const run = promisify(execFile);
    await Promise.all(
      ["one", "two"].map((name) => run(process.execPath, [writer, file, name, String(rounds)])),
    );
    assert.deepEqual(
      await register.get("sequence", keys.sequence("S")),
      sequence("S", 2 * rounds, 2 * rounds + 1),
    );
    const pages = await pagesOf(
      (range) => register.listBy("outbox", "standing", partitions.pendingOutbox, range),
      { limit: 30 },
    );
    assert.equal(new Set(pages.flat().map((record) => record.id)).size, 2 * rounds);
  });

  it("says contention when another process keeps the lock", async () => {
    const { register } = open({ busyTimeoutMs: 1 });
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    const write = { put: "create", record: claim("C", "x") } as const;
    assert.deepEqual(await register.commit([write]), { committed: false, write: 0, reason: "contention" });
    other.exec("ROLLBACK");
    other.close();
    assert.deepEqual(await register.commit([write]), { committed: true });
  });

  it("writes ahead, waits five seconds for a lock, and syncs every commit unless told otherwise", () => {
    const pragma = (database: DatabaseSync, name: string) =>
      Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {});
    const settings = (options: SqliteOptions) => {
      const database = openDatabase(file, options);
      const found = ["journal_mode", "busy_timeout", "synchronous"].flatMap((name) => pragma(database, name));
      database.close();
      return found;
    };
    assert.deepEqual(settings({}), ["wal", 5000, 2]);
    assert.deepEqual(settings({ synchronous: "NORMAL", busyTimeoutMs: 7 }), ["wal", 7, 1]);
  });

  it("does not open the register of a newer program, and leaves it as it is", () => {
    openSqliteRegister(file).close();
    const newer = new DatabaseSync(file);
    newer.exec("PRAGMA user_version = 2");
    newer.close();
    assert.throws(() => openSqliteRegister(file), RegisterTooNew);
    assert.throws(() => openSqliteRegister(file), /version 2.*versions up to 1/);
    const after = new DatabaseSync(file);
    assert.deepEqual({ ...after.prepare("PRAGMA user_version").get() }, { user_version: 2 });
    after.close();
  });

  it("does not open a file that is something else", () => {
    assert.throws(() => openSqliteRegister(folder.path));
  });

  it("tells the listeners what was written, after it is there, and nothing of what was refused", async () => {
    const { register, onCommitted } = open();
    const heard: (readonly AnyRecord[])[] = [];
    const readBack: unknown[] = [];
    onCommitted((records) => heard.push(records));
    onCommitted(() => {
      readBack.push(register.get("claim", keys.claim("C")));
    });
    const record = claim("C", "x");
    await register.commit([
      { put: "create", record },
      { put: "upsert", record: outbox("1") },
    ]);
    await register.commit([
      { put: "create", record },
      { put: "upsert", record: outbox("2") },
    ]);
    await register.commit([{ put: "check", kind: "claim", key: keys.claim("C"), when: [] }]);
    await nextTurn();
    assert.deepEqual(heard, [[record, outbox("1")]]);
    assert.deepEqual(await Promise.all(readBack), [record]);
  });

  it("answers every list from an index: no scan, no sorting", () => {
    open();
    const database = new DatabaseSync(file);
    const after = { sort: "s", key: { partition: "p", sort: "s" } };
    for (const index of [undefined, "group", "standing", "due"] as const) {
      for (const descending of [false, true]) {
        for (const extra of [
          { from: undefined, to: undefined, after: undefined },
          { from: "a", to: "z", after },
        ]) {
          const query: Query = { index, partition: "p", kind: "task", limit: 5, descending, ...extra };
          const { sql, values } = listStatement(query);
          const plan = database
            .prepare(`EXPLAIN QUERY PLAN ${sql}`)
            .all(...values)
            .map((row) => String(row["detail"]));
          assert.equal(plan.length, 1, plan.join("; "));
          const name =
            index === undefined ? "sqlite_autoindex_items_1 (pk=?" : `items_${index} (${index}_pk=?`;
          assert.ok(plan[0]?.startsWith(`SEARCH items USING INDEX ${name}`), plan[0]);
        }
      }
    }
    database.close();
  });
});
