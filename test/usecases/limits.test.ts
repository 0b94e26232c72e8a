import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { governmentRoutes } from "#contracts/government-routes.ts";
import type { ReplyOf } from "#contracts/route.ts";
import { applicationCase } from "#records/common.ts";
import { keys } from "#records/layout.ts";
import type { Inquiry } from "#records/procedure.ts";
import { addDays } from "#scheme/calendar.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { reach } from "#test/support/fakes-acts.ts";
import {
  accepted,
  addDocument,
  assertRefused,
  type Case,
  inquiryOf,
  openCase,
  sendDocument,
} from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { policy, responderOf, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { addStaffDocument } from "#usecases/add-staff-document.ts";
import { loadDocuments } from "#usecases/core/load.ts";
import { loadAnswers } from "#usecases/core/sealed-answers.ts";
import { allTasks } from "#usecases/core/tasks.ts";
import { listInquiries } from "#usecases/list-inquiries.ts";
import { listTasks } from "#usecases/list-tasks.ts";
import { requestUpload } from "#usecases/request-upload.ts";

const upload = {
  slot: "other",
  fileName: "参考資料.pdf",
  contentType: "application/pdf",
  bytes: 10,
  sha256: "a".repeat(64),
} as const;

describe("N-06 what a case has is read to its last record", () => {
  it("with more documents, tasks and answers than one page holds", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "inquiry");
    const [document] = recordsOf(world, "document");
    const [task] = recordsOf(world, "task");
    assert.ok(document && task);
    const by = { subject: "responder-meti", name: "回答者 meti", role: "governmentResponder" } as const;
    const about = { applicationId: of.id, body: "meti", round: 1, at: world.clock.now(), by };
    for (let index = 1; index <= 1100; index += 1) {
      const id = `COPY${String(index).padStart(6, "0")}`;
      await world.memory.seed(
        { ...document, id },
        { ...task, id },
        { ...about, kind: "inquiryAnswer", number: index, act: "supplement", sealed: "sealed" },
      );
    }
    const { deps } = world;
    assert.equal(
      (await loadDocuments(deps, applicationCase(of.id))).length,
      recordsOf(world, "document").length,
    );
    assert.equal((await allTasks(deps, applicationCase(of.id))).length, recordsOf(world, "task").length);
    assert.equal((await loadAnswers(deps, of.id)).length, 1100);
  });
});

describe("C-01 how many documents of one kind an application may have", () => {
  const most = policy.documents.maximumPerSlot.value;
  const ask = (world: World, of: Case, slot: "other" | "pledge" = "other") =>
    requestUpload(world.deps)({ actor: signatoryOf(of.company), applicationId: of.id, ...upload, slot });
  const add = (world: World, of: Case) =>
    addStaffDocument(world.deps)({ actor: reviewer, applicationId: of.id, ...upload });

  it("is the policy's number, whatever became of them, and no ticket goes beyond it", async () => {
    const world = await setup();
    const of = await openCase(world);
    await addDocument(world, of, "other", "%infected");
    await addDocument(world, of, "other");
    for (let count = 2; count < most; count += 1) await sendDocument(world, of, "other", `資料${count}`);
    world.clock.moveDays(1);
    await assertRefused(world, "too-many-documents", () => ask(world, of));
    accepted(await ask(world, of, "pledge"));
    accepted(await ask(world, await openCase(world, 1)));
  });

  it("is counted for the secretariat by itself", async () => {
    const world = await setup();
    const of = await openCase(world);
    for (let count = 0; count < most; count += 1) accepted(await ask(world, of));
    world.clock.moveDays(1);
    await reach(world, of, "formCheck");
    for (let count = 0; count < most; count += 1) accepted(await add(world, of));
    await assertRefused(world, "too-many-documents", () => add(world, of));
  });
});

describe("E-02 the list of a body's inquiries", () => {
  type List = ReplyOf<typeof governmentRoutes.listInquiries>;

  async function pagesOf(world: World, body = "meti"): Promise<List[]> {
    const pages: List[] = [];
    let after: string | undefined;
    do {
      const page = accepted(await listInquiries(world.deps)({ actor: responderOf(body), after }));
      pages.push(page);
      after = page.next;
    } while (after !== undefined);
    return pages;
  }

  /** A world in which one body was asked about so many cases more. */
  async function asked(copies: (inquiry: Inquiry, index: number) => Partial<Inquiry>, count: number) {
    const world = await setup();
    const of = await openCase(world);
    const application = await reach(world, of, "inquiry");
    const inquiry = await inquiryOf(world, of, "meti");
    const filing = await world.deps.register.get("filing", keys.filing(of.id, 1));
    assert.ok(filing);
    for (let index = 0; index < count; index += 1) {
      const applicationId = `COPY${String(index).padStart(6, "0")}`;
      await world.memory.seed(
        { ...application, id: applicationId },
        { ...filing, applicationId },
        { ...inquiry, ...copies(inquiry, index), applicationId },
      );
    }
    return { world, of, inquiry };
  }

  it("never loses an open one behind the answered", async () => {
    const { world, of } = await asked(() => ({ status: "noObjection" }), 130);
    const pages = await pagesOf(world);
    assert.equal(pages[0]?.inquiries[0]?.applicationId, of.id);
    const all = pages.flatMap(({ inquiries }) => inquiries.map(({ applicationId }) => applicationId));
    assert.deepEqual([all.length, new Set(all).size], [131, 131]);
  });

  it("has the open ones first by due day, then the closed, the newest first, page by page", async () => {
    const statuses = ["sent", "objection", "moreInformation", "cancelled", "escalated"] as const;
    const { world, inquiry } = await asked(
      ({ dueDay, sentAt }, index) => ({
        status: statuses[index % statuses.length] ?? "sent",
        dueDay: addDays(dueDay, (index * 7) % 23),
        sentAt: new Date(Date.parse(sentAt) + ((index * 11) % 97) * 1000).toISOString(),
      }),
      200,
    );
    const pages = await pagesOf(world);
    const all = pages.flatMap(({ inquiries }) => inquiries);
    assert.equal(new Set(all.map(({ applicationId }) => applicationId)).size, 201);
    const isClosed = ({ status }: { status: string }) => status === "objection" || status === "cancelled";
    const open = all.slice(0, 121);
    assert.ok(open.every((each) => !isClosed(each)) && all.slice(121).every(isClosed));
    const dueDays = open.map(({ dueDay }) => dueDay);
    assert.deepEqual(dueDays, dueDays.toSorted());
    assert.equal(dueDays[0], inquiry.dueDay);
    const sent = new Map(recordsOf(world, "inquiry").map((each) => [each.applicationId, each.sentAt]));
    const moments = all.slice(121).map(({ applicationId }) => sent.get(applicationId));
    assert.deepEqual(moments, moments.toSorted().toReversed());
    assert.ok(pages.every(({ inquiries }) => inquiries.length <= 100));
  });

  it("moves an inquiry to the closed ones when the body answers", async () => {
    const { world, of, inquiry } = await asked(
      (_, index) => ({ status: "sent", dueDay: `2027-0${6 + index}-01` }),
      2,
    );
    await world.deps.register.commit([{ put: "upsert", record: { ...inquiry, status: "objection" } }]);
    const [page, ...others] = await pagesOf(world);
    assert.deepEqual(others, []);
    assert.deepEqual(
      page?.inquiries.map(({ applicationId }) => applicationId),
      ["COPY000000", "COPY000001", of.id],
    );
  });

  it("refuses a place to go on that it never gave", async () => {
    const { world } = await asked(() => ({}), 0);
    const from = (after: string) => listInquiries(world.deps)({ actor: responderOf("meti"), after });
    for (const forged of ["x", "open.x", "closed.x", "closed."])
      await assert.rejects(from(forged), { name: "InvalidPageToken" });
  });
});

describe("N-06 the work-list beyond one page", () => {
  it("goes on by due day over all kinds, every task once, and by one kind as well", async () => {
    const world = await setup();
    const of = await openCase(world);
    await reach(world, of, "formCheck");
    const [task] = recordsOf(world, "task");
    assert.ok(task);
    const kinds = ["formCheck", "remediation", "proposal", "decision"] as const;
    const copies = Array.from({ length: 450 }, (_, index) => ({
      ...task,
      id: `COPY${String((index * 31) % 450).padStart(6, "0")}`,
      taskKind: kinds[index % 3] ?? "decision",
      dueDay: addDays(task.dueDay, index % 7),
    }));
    await world.memory.seed(...copies);
    const walk = async (taskKind?: "formCheck") => {
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const page = accepted(await listTasks(world.deps)({ actor: reviewer, taskKind, after }));
        pages.push(page.tasks.map(({ dueDay, taskId }) => `${dueDay}#${taskId}`));
        after = page.next;
      } while (after !== undefined);
      return pages;
    };
    const everything = recordsOf(world, "task");
    const expected = (tasks: typeof everything) =>
      tasks.map(({ dueDay, id }) => `${dueDay}#${id}`).toSorted();
    const pages = await walk();
    assert.deepEqual(pages.flat(), expected(everything));
    assert.deepEqual(
      pages.map(({ length }) => length),
      [100, 100, 100, 100, 51],
    );
    const checks = everything.filter(({ taskKind }) => taskKind === "formCheck");
    assert.deepEqual((await walk("formCheck")).flat(), expected(checks));
  });
});
