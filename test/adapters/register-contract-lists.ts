import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { InvalidPageToken } from "#adapters/register/page-token.ts";
import type { Range, Register } from "#ports";
import { keys, partitions } from "#records/layout.ts";
import type { OpenRegister } from "./register-opened.ts";
import { pagesOf } from "./register-pages.ts";
import { event, inquiry, outbox, task, underReview } from "./register-samples.ts";

/** The records of a partition, in pages. */
export function listsContract(opened: () => OpenRegister): void {
  describe("lists", () => {
    let register: Register;
    beforeEach(() => {
      register = opened().register;
    });

    const partition = partitions.application("A");
    const numbers = [1, 2, 3, 4, 5, 6, 7];
    beforeEach(async () => {
      await register.commit([
        { put: "create", record: underReview("A") },
        { put: "create", record: inquiry("A", "meti") },
        { put: "create", record: task("A", "A.formCheck.1") },
        { put: "create", record: task("B", "B.formCheck.1") },
        ...numbers.map((number) => ({ put: "create" as const, record: event(partition, number) })),
      ]);
    });

    const sequences = (range: Range = {}) =>
      pagesOf((each) => register.list("event", partition, each), range).then((pages) =>
        pages.flat().map((record) => record.sequence),
      );

    it("gives one kind of a partition, by sort value", async () => {
      assert.deepEqual(await sequences(), numbers);
      const tasks = await register.list("task", partition);
      assert.deepEqual(tasks, { records: [task("A", "A.formCheck.1")] });
      assert.deepEqual((await register.list("application", partition)).records, [underReview("A")]);
      assert.deepEqual((await register.list("inquiry", partition)).records, [inquiry("A", "meti")]);
      assert.deepEqual(await register.list("event", "application#none"), { records: [] });
    });

    it("gives the same pages whatever their size: nothing lost, nothing twice", async () => {
      for (const limit of [1, 2, 3, 6, 7, 8]) {
        for (const descending of [false, true]) {
          const pages = await pagesOf((each) => register.list("event", partition, each), {
            limit,
            descending,
          });
          assert.deepEqual(
            pages.flat().map((record) => record.sequence),
            descending ? numbers.toReversed() : numbers,
          );
          assert.equal(pages.length, Math.ceil(numbers.length / limit));
          assert.ok(pages.every((page) => page.length > 0 && page.length <= limit));
        }
      }
    });

    it("goes on behind a record that is gone meanwhile, and sees what was added ahead", async () => {
      for (const name of ["1", "2", "3"]) await register.commit([{ put: "create", record: outbox(name) }]);
      const pending = (range: Range) =>
        register.listBy("outbox", "standing", partitions.pendingOutbox, range);
      const first = await pending({ limit: 2 });
      assert.deepEqual(
        first.records.map((record) => record.id),
        ["1", "2"],
      );
      await register.commit([
        { put: "replace", record: outbox("2", { version: 2, status: "delivered" }), when: [] },
        { put: "create", record: outbox("4") },
      ]);
      const rest = await pending({ limit: 9, after: first.next ?? "" });
      assert.deepEqual(
        rest.records.map((record) => record.id),
        ["3", "4"],
      );
    });

    it("keeps within from and to, both included", async () => {
      const sort = (number: number) => keys.event(partition, number).sort;
      assert.deepEqual(await sequences({ from: sort(3) }), [3, 4, 5, 6, 7]);
      assert.deepEqual(await sequences({ to: sort(3), limit: 2 }), [1, 2, 3]);
      assert.deepEqual(
        await sequences({ from: sort(2), to: sort(4), limit: 2, descending: true }),
        [4, 3, 2],
      );
      assert.deepEqual(await sequences({ from: sort(4), to: sort(2) }), []);
      assert.deepEqual(await sequences({ from: "zzz" }), []);
      assert.deepEqual(await sequences({ to: "a" }), []);
    });

    it("refuses a page size out of bounds", async () => {
      for (const limit of [0, -1, 1.5, 1001, Number.NaN])
        await assert.rejects(register.list("event", partition, { limit }), RangeError);
    });

    it("refuses a token it did not give out for this list", async () => {
      const token = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");
      const sort = keys.event(partition, 3).sort;
      const forged = [
        "",
        "x",
        "今日",
        "!!!!",
        token({}),
        token([sort]),
        token([sort, partition, sort, "more"]),
        token([1, partition, sort]),
        token(["task#1", partition, "task#1"]),
        token([sort, "application#B", sort]),
        token([sort, partition, "event#00000004"]),
        token([sort, partition, "x".repeat(2000)]),
        `${token([sort, partition, sort])}=`,
      ];
      for (const after of forged) {
        const read = register.list("event", partition, { after });
        await assert.rejects(read, InvalidPageToken, after);
      }
      for (const after of ["", "x", token([sort])]) {
        const read = register.listBy("task", "group", partitions.openTasks("formCheck"), { after });
        await assert.rejects(read, InvalidPageToken, after);
      }
    });
  });
}
