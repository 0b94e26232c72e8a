import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Range, Register } from "#ports";
import { dueShard, keys, partitions } from "#records/layout.ts";
import type { OpenRegister } from "./register-opened.ts";
import { pagesOf } from "./register-pages.ts";
import { awaitingDecision, task, underReview } from "./register-samples.ts";

/** The three indexes: what belongs to somebody, what stands somewhere, what is due. */
export function indexesContract(opened: () => OpenRegister): void {
  describe("indexes", () => {
    let register: Register;
    beforeEach(() => {
      register = opened().register;
    });

    it("lists by group: the open tasks of a kind, by the day they are due", async () => {
      const group = partitions.openTasks("formCheck");
      const days = ["2027-04-15", "2027-04-13", "2027-04-14"];
      for (const [number, dueDay] of days.entries())
        await register.commit([{ put: "create", record: task("A", `t${number}`, { dueDay }) }]);
      const read = (range: Range) => register.listBy("task", "group", group, range);
      for (const limit of [1, 2, 3, 4]) {
        const found = (await pagesOf(read, { limit })).flat().map((record) => record.id);
        assert.deepEqual(found, ["t1", "t2", "t0"]);
      }
      const until = await read({ to: "2027-04-14#t2" });
      assert.deepEqual(
        until.records.map((record) => record.id),
        ["t1", "t2"],
      );
      const last = await read({ limit: 1, descending: true });
      assert.deepEqual(
        last.records.map((record) => record.id),
        ["t0"],
      );
    });

    it("lists by standing, and moves a record when its status changes", async () => {
      const inReview = partitions.applicationsIn("review");
      const waiting = partitions.applicationsIn("awaitingDecision");
      await register.commit([{ put: "create", record: underReview("A") }]);
      const ids = async (partition: string) =>
        (await register.listBy("application", "standing", partition)).records.map((record) => record.id);
      assert.deepEqual([await ids(inReview), await ids(waiting)], [["A"], []]);
      await register.commit([{ put: "replace", record: awaitingDecision("A", "proposer"), when: [] }]);
      assert.deepEqual([await ids(inReview), await ids(waiting)], [[], ["A"]]);
    });

    it("pages through equal sort values without loss or repeat", async () => {
      const all = Array.from({ length: 9 }, (_, number) => `A${number}`);
      await register.commit(all.map((id) => ({ put: "create" as const, record: underReview(id) })));
      for (const limit of [1, 2, 4, 9]) {
        for (const descending of [false, true]) {
          const pages = await pagesOf(
            (range) => register.listBy("application", "standing", partitions.applicationsIn("review"), range),
            { limit, descending },
          );
          const found = pages.flat().map((record) => record.id);
          assert.deepEqual(found.toSorted(), all);
        }
      }
    });

    it("lists by due day, and forgets a task when it is closed", async () => {
      const open = task("A", "t1");
      const due = partitions.due("task", "2027-04-08", dueShard("t1"));
      const read = () => register.listBy("task", "due", due);
      await register.commit([{ put: "create", record: open }]);
      assert.deepEqual((await read()).records, [open]);
      const later = { ...open, version: 2, attentionDay: "2027-04-12" };
      await register.commit([{ put: "replace", record: later, when: [] }]);
      assert.deepEqual((await read()).records, []);
      const moved = partitions.due("task", "2027-04-12", dueShard("t1"));
      assert.deepEqual((await register.listBy("task", "due", moved)).records, [later]);
      const closed = { ...later, version: 3, status: "answered" as const };
      await register.commit([{ put: "replace", record: closed, when: [] }]);
      assert.deepEqual((await register.listBy("task", "due", moved)).records, []);
      const worklist = await register.listBy("task", "group", partitions.openTasks("formCheck"));
      assert.deepEqual(worklist.records, []);
      assert.deepEqual(
        await register.get("task", keys.task({ caseKind: "application", caseId: "A" }, "t1")),
        closed,
      );
    });

    it("gives one kind of an index partition, in full pages", async () => {
      await register.commit([{ put: "create", record: task("A", "t1") }]);
      const due = partitions.due("task", "2027-04-08", dueShard("t1"));
      assert.deepEqual(await register.listBy("application", "due", due), { records: [] });
    });
  });
}
