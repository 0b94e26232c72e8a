import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const schema = `
  CREATE TABLE IF NOT EXISTS artifacts (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    grant_id TEXT,
    expires_at INTEGER NOT NULL,
    consumed_at INTEGER,
    payload TEXT NOT NULL,
    PRIMARY KEY (model, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS artifacts_by_grant ON artifacts (grant_id);
  CREATE INDEX IF NOT EXISTS artifacts_by_expiry ON artifacts (expires_at);
  CREATE TABLE IF NOT EXISTS users (
    subject TEXT PRIMARY KEY,
    sign_in_name TEXT NOT NULL UNIQUE,
    profile TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change_password INTEGER NOT NULL,
    totp_secret TEXT NOT NULL,
    totp_last_step INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT
  ) STRICT;
`;

/**
 * The database of who may sign in and of sign-ins under way: `identity.sqlite` in the data folder, readable by its
 * owner only. It is apart from the register, which knows people by their subject alone.
 */
export function openIdentityDatabase(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "identity.sqlite");
  const database = new DatabaseSync(file, { timeout: 5000 });
  chmodSync(file, 0o600);
  database.exec("PRAGMA journal_mode = WAL");
  database.exec(schema);
  return database;
}
