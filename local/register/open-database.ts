import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { indexNames } from "#records/layout.ts";

/** The version of the tables this program knows. */
const schemaVersion = 1;

/** The register was written by a newer program than this one. */
export class RegisterTooNew extends Error {
  override readonly name = "RegisterTooNew";
  constructor(file: string, version: number) {
    super(
      `The register ${file} has version ${version}; this program knows versions up to ${schemaVersion}. Start the newer program.`,
    );
  }
}

const indexColumns = indexNames.map((name) => `${name}_pk TEXT, ${name}_sk TEXT`).join(", ");

// Rows of several kilobytes: an ordinary table with an index on the key reads less than one clustered by it.
const tables = [
  `CREATE TABLE items (
     pk TEXT NOT NULL, sk TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL,
     ${indexColumns},
     PRIMARY KEY (pk, sk)
   ) STRICT`,
  ...indexNames.map(
    (name) =>
      `CREATE INDEX items_${name} ON items (${name}_pk, ${name}_sk, pk, sk) WHERE ${name}_pk IS NOT NULL`,
  ),
];

const versionRow = z.object({ user_version: z.int() });

const versionOf = (database: DatabaseSync): number =>
  versionRow.parse(database.prepare("PRAGMA user_version").get()).user_version;

/** Creates the tables in a new file and checks the version of an existing one. */
const prepareTables = (database: DatabaseSync, file: string): void => {
  // Two programs may open a new file at once: the second waits here and finds the tables made.
  database.exec("BEGIN IMMEDIATE");
  try {
    const version = versionOf(database);
    if (version > schemaVersion) throw new RegisterTooNew(file, version);
    if (version === 0) {
      for (const statement of tables) database.exec(statement);
      database.exec(`PRAGMA user_version = ${schemaVersion}`);
    }
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
};

export type SqliteOptions = {
  /** FULL: what was acknowledged survives a power cut. NORMAL: it survives a killed process. */
  readonly synchronous?: "FULL" | "NORMAL";
  /** How long a commit waits for another process to finish its own; then the outcome is contention. */
  readonly busyTimeoutMs?: number;
};

/**
 * Opens the register's file with its tables, and makes them when it is new.
 * @throws RegisterTooNew when a newer program wrote the file
 */
export function openDatabase(file: string, options: SqliteOptions): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: options.busyTimeoutMs ?? 5000 });
  try {
    database.exec("PRAGMA journal_mode = WAL");
    database.exec(`PRAGMA synchronous = ${options.synchronous ?? "FULL"}`);
    prepareTables(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
