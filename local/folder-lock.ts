import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { DataFolder } from "./data-folder.ts";
import { StartRefused } from "./start-refused.ts";

const holder = z.object({ pid: z.int(), url: z.string() });
type Holder = z.infer<typeof holder>;

/** A process that was just stopped may take a moment to go. */
const patienceMilliseconds = 1000;

/** Result code 5 in the lowest byte: another connection holds the lock (https://sqlite.org/rescode.html#busy). */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error)) return false;
  return typeof error.errcode === "number" && (error.errcode & 0xff) === 5;
}

function readHolder(file: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

function inUse({ root, holder: file }: DataFolder): StartRefused {
  const by = readHolder(file);
  const [whoJa, who] =
    by === undefined
      ? ["別のプロセス", "Another process"]
      : [`プロセス ${by.pid}（${by.url}）`, `Process ${by.pid} (${by.url})`];
  return new StartRefused({
    ja: `フォルダー ${root} は ${whoJa} が使っています。そちらを使うか、止めてから始めるか、DATA_DIR に別のフォルダーを指定してください。`,
    en: `${who} is using the folder ${root}. Use that one, stop it first, or name another folder in DATA_DIR.`,
  });
}

/**
 * Keeps every other process out of a data folder: procedures, effects and documents under way are in the memory of one
 * process, and two would lose each other's. The lock is that of a transaction which never ends, on a database of its
 * own: the operating system releases it however the process ends.
 * @param url where this process can be reached, told to whoever comes second
 * @returns releases the folder
 * @throws StartRefused naming the process that has the folder
 */
export function lockFolder(folder: DataFolder, url: string): () => void {
  const database = new DatabaseSync(folder.lock, { timeout: patienceMilliseconds });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    throw isBusy(error) ? inUse(folder) : error;
  }
  const me: Holder = { pid: process.pid, url };
  writeFileSync(folder.holder, JSON.stringify(me), { mode: 0o600 });
  return () => {
    rmSync(folder.holder, { force: true });
    database.close();
  };
}
