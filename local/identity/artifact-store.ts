import type { DatabaseSync } from "node:sqlite";
import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from "oidc-provider";
import * as z from "zod";

const row = z.object({ payload: z.string(), consumed_at: z.int().nullable() });
const stored = z.record(z.string(), z.json());

/** Seconds since 1970 by the machine's clock, which the library itself uses; the scheme's clock may be moved. */
const epochSeconds = () => Math.floor(Date.now() / 1000);

/** Sessions are not kept: whoever signs in proves who they are each time, and can do so as somebody else at once. */
const forgotten = new Set(["Session"]);

function parse(found: unknown): AdapterPayload | undefined {
  if (found === undefined) return undefined;
  const { payload, consumed_at } = row.parse(found);
  const artifact = stored.parse(JSON.parse(payload));
  return consumed_at === null ? artifact : { ...artifact, consumed: consumed_at };
}

/**
 * Keeps sign-ins under way (interactions, codes, grants) in the identity database, so that they survive a restart.
 * What has expired is removed when something new is written.
 */
export function artifactStore(database: DatabaseSync): AdapterFactory {
  const insert = database.prepare(
    `INSERT INTO artifacts (model, id, grant_id, expires_at, payload) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (model, id) DO UPDATE SET grant_id = excluded.grant_id, expires_at = excluded.expires_at,
     payload = excluded.payload`,
  );
  const removeExpired = database.prepare("DELETE FROM artifacts WHERE expires_at <= ?");
  const select = database.prepare(
    "SELECT payload, consumed_at FROM artifacts WHERE model = ? AND id = ? AND expires_at > ?",
  );
  const consume = database.prepare(
    "UPDATE artifacts SET consumed_at = ? WHERE model = ? AND id = ? AND consumed_at IS NULL",
  );
  const remove = database.prepare("DELETE FROM artifacts WHERE model = ? AND id = ?");
  const removeGrant = database.prepare("DELETE FROM artifacts WHERE grant_id = ?");

  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      if (forgotten.has(model)) return;
      removeExpired.run(epochSeconds());
      const expiresAt = epochSeconds() + (expiresIn ?? 3600);
      insert.run(model, id, payload.grantId ?? null, expiresAt, JSON.stringify(payload));
    },
    async find(id) {
      return parse(select.get(model, id, epochSeconds()));
    },
    async findByUid() {
      return undefined;
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id) {
      const { changes } = consume.run(epochSeconds(), model, id);
      if (changes !== 1) throw new errors.InvalidGrant("already used");
    },
    async destroy(id) {
      remove.run(model, id);
    },
    async revokeByGrantId(grantId) {
      removeGrant.run(grantId);
    },
  });
}
