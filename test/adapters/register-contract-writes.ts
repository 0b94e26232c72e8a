import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { RecordTooLarge } from "#adapters/register/register.ts";
import type { Register } from "#ports";
import { keys } from "#records/layout.ts";
import type { OpenRegister } from "./register-opened.ts";
import { claim, event, sequence, taskToken } from "./register-samples.ts";

/** Creates, replacements, removals: one commit, all or nothing. */
export function writesContract(opened: () => OpenRegister): void {
  describe("writes", () => {
    let register: Register;
    beforeEach(() => {
      register = opened().register;
    });

    it("creates a record and reads it back as it was", async () => {
      const record = event("application#A", 1);
      assert.deepEqual(await register.commit([{ put: "create", record }]), { committed: true });
      assert.deepEqual(await register.get("event", keys.event("application#A", 1)), record);
      assert.equal(await register.get("event", keys.event("application#A", 2)), undefined);
    });

    it("keeps nothing of what is undefined or not in the schema", async () => {
      const record = { ...sequence("S", 1), stray: "x", other: undefined };
      await register.commit([{ put: "create", record }]);
      assert.deepEqual(await register.get("sequence", keys.sequence("S")), sequence("S", 1));
    });

    it("refuses to create what exists, and shows it", async () => {
      const first = claim("C", "first");
      await register.commit([{ put: "create", record: first }]);
      const outcome = await register.commit([
        { put: "create", record: claim("D", "second") },
        { put: "create", record: claim("C", "second") },
      ]);
      assert.deepEqual(outcome, { committed: false, write: 1, reason: "exists", found: first });
      assert.equal(await register.get("claim", keys.claim("D")), undefined);
      assert.deepEqual(await register.get("claim", keys.claim("C")), first);
    });

    it("replaces under the version that was read", async () => {
      await register.commit([{ put: "create", record: sequence("S", 1) }]);
      const replace = (version: number) =>
        register.commit([
          {
            put: "replace",
            record: sequence("S", 2, 2),
            when: [{ field: "version", is: "oneOf", values: [version] }],
          },
        ]);
      assert.deepEqual(await replace(1), { committed: true });
      assert.deepEqual(await replace(1), {
        committed: false,
        write: 0,
        reason: "conditionFailed",
        found: sequence("S", 2, 2),
      });
    });

    it("refuses to replace or check what is missing", async () => {
      const written = await register.commit([{ put: "replace", record: sequence("S", 2, 2), when: [] }]);
      assert.deepEqual(written, { committed: false, write: 0, reason: "missing" });
      const checked = await register.commit([
        { put: "upsert", record: claim("C", "x") },
        { put: "check", kind: "sequence", key: keys.sequence("S"), when: [] },
      ]);
      assert.deepEqual(checked, { committed: false, write: 1, reason: "missing" });
      assert.equal(await register.get("claim", keys.claim("C")), undefined);
    });

    it("upserts whether or not a record was there", async () => {
      for (const token of ["one", "two"]) {
        const record = taskToken("T", token);
        assert.deepEqual(await register.commit([{ put: "upsert", record }]), { committed: true });
        assert.deepEqual(await register.get("taskToken", keys.taskToken("T")), record);
      }
    });

    it("removes what is there, and is content when nothing is", async () => {
      await register.commit([{ put: "create", record: claim("C", "x") }]);
      for (const _ of [1, 2]) {
        const outcome = await register.commit([{ put: "remove", kind: "claim", key: keys.claim("C") }]);
        assert.deepEqual(outcome, { committed: true });
        assert.equal(await register.get("claim", keys.claim("C")), undefined);
      }
    });

    it("reports the first refusal of several and writes nothing", async () => {
      await register.commit([{ put: "create", record: sequence("S", 1) }]);
      const outcome = await register.commit([
        { put: "upsert", record: claim("C", "x") },
        { put: "replace", record: sequence("none", 2, 2), when: [] },
        { put: "create", record: sequence("S", 9) },
      ]);
      assert.deepEqual(outcome, { committed: false, write: 1, reason: "missing" });
      assert.equal(await register.get("claim", keys.claim("C")), undefined);
    });

    it("takes 100 writes at once, all or none", async () => {
      const writes = Array.from({ length: 100 }, (_, number) => ({
        put: "create" as const,
        record: event("application#A", number + 1),
      }));
      await register.commit([{ put: "create", record: event("application#A", 100) }]);
      const refused = await register.commit(writes);
      assert.equal(!refused.committed && refused.write, 99);
      assert.equal((await register.list("event", "application#A")).records.length, 1);
      assert.deepEqual(await register.commit(writes.slice(0, 99)), { committed: true });
      assert.equal((await register.list("event", "application#A")).records.length, 100);
    });

    it("takes a commit without writes as done", async () => {
      assert.deepEqual(await register.commit([]), { committed: true });
    });

    it("throws on a commit that no caller may make", async () => {
      const twice = [claim("C", "x"), claim("C", "y")].map((record) => ({
        put: "upsert" as const,
        record,
      }));
      await assert.rejects(register.commit(twice), /twice/);
      const many = Array.from({ length: 101 }, (_, number) => ({
        put: "create" as const,
        record: claim(`C${number}`, "x"),
      }));
      await assert.rejects(register.commit(many), /at most 100/);
      const filing = keys.filing("A", 1);
      await assert.rejects(register.commit([{ put: "remove", kind: "claim", key: filing }]), /not the key/);
    });

    it("N-04 never changes an event once it is written", async () => {
      const record = event("application#A", 1);
      await register.commit([{ put: "create", record }]);
      await assert.rejects(register.commit([{ put: "upsert", record }]), /written once/);
      await assert.rejects(register.commit([{ put: "replace", record, when: [] }]), /written once/);
    });

    it("throws on a record larger than any engine takes", async () => {
      const record = { ...event("application#A", 1), data: { text: "認".repeat(135_000) } };
      await assert.rejects(register.commit([{ put: "create", record }]), RecordTooLarge);
      const fits = { ...event("application#A", 1), data: { text: "認".repeat(129_000) } };
      assert.deepEqual(await register.commit([{ put: "create", record: fits }]), { committed: true });
    });

    it("throws on a record that its schema does not know", async () => {
      const record = { ...sequence("S", 1), last: -1 };
      await assert.rejects(register.commit([{ put: "create", record }]), { name: "ZodError" });
      assert.equal(await register.get("sequence", keys.sequence("S")), undefined);
    });
  });
}
