import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Listing } from "#records/certification.ts";
import { keys } from "#records/layout.ts";
import { setup, type World } from "#test/support/fakes.ts";
import { actsOf, reach } from "#test/support/fakes-acts.ts";
import { accepted, assertRefused, type Case, openCase } from "#test/support/fakes-case.ts";
import { recordsOf } from "#test/support/fakes-invariants.ts";
import { administrator, reviewer, signatoryOf } from "#test/support/fakes-people.ts";
import { base64, registerCsv } from "#test/support/register-csv.ts";
import { adoptRegisterImport } from "#usecases/adopt-register-import.ts";
import { answerListingQuestion } from "#usecases/answer-listing-question.ts";
import { discardRegisterImport } from "#usecases/discard-register-import.ts";
import { listRegisterImports } from "#usecases/list-register-imports.ts";
import { prepareRegisterImport } from "#usecases/prepare-register-import.ts";
import { readListings } from "#usecases/read-listings.ts";
import { readRegisterImport } from "#usecases/read-register-import.ts";
import { sweep } from "#usecases/sweep.ts";

const listingsIn = (world: World) =>
  recordsOf(world, "listing")
    .filter(({ dropped }) => dropped === undefined)
    .toSorted((one, other) => one.id.localeCompare(other.id));

const prepare = (world: World, text: string, actor = reviewer) =>
  prepareRegisterImport(world.deps)({ actor, fileName: "list.csv", content: base64(text) });
const confirmation = "公表されたファイルの全体であることを、件数と照らして確かめた。";
const adopt = (world: World, importId: string, sure = true) =>
  adoptRegisterImport(world.deps)({ actor: administrator, importId, ...(sure ? { confirmation } : {}) });

/** Prepares an import of these listings and adopts it. */
async function take(world: World, listings: readonly Listing[]) {
  const { importId } = accepted(await prepare(world, registerCsv(listings)));
  return accepted(await adopt(world, importId));
}

async function certifiedCase(world: World): Promise<{ of: Case; number: string; listing: Listing }> {
  const of = await openCase(world);
  const { certificationNumber: number } = await reach(world, of, "certified");
  await actsOf(of, world).issue();
  const certification = await world.deps.register.get("certification", keys.certification(number));
  const id = certification?.services[0]?.listingId ?? "";
  const listing = listingsIn(world).find((each) => each.id === id);
  assert.ok(listing);
  return { of, number, listing };
}

const registration = async (world: World, number: string) =>
  world.deps.register.get("prerequisite", keys.prerequisite(number, "serviceRegistration"));
const openTasksOf = (world: World, number: string) =>
  recordsOf(world, "task")
    .filter(({ caseId, status }) => caseId === number && status === "open")
    .map(({ taskKind }) => taskKind);

describe("A-02 an import of the existing register", () => {
  it("says what it adds, changes and drops, and changes nothing until it is adopted", async () => {
    const world = await setup();
    const before = listingsIn(world);
    const [first, second, ...rest] = before;
    assert.ok(first && second);
    const added: Listing = { ...first, id: "019-0999-10", serviceName: "新しい監査サービス" };
    const changed: Listing = { ...second, summary: "概要を改めた。" };
    const prepared = accepted(await prepare(world, registerCsv([first, changed, ...rest.slice(1), added])));
    const { before: was, unchanged, added: new_, changed: other, dropped, after } = prepared.totals;
    assert.deepEqual([was, new_, other, dropped], [before.length, 1, 1, 1]);
    assert.equal(was, unchanged + other + dropped);
    assert.equal(after, unchanged + other + new_);
    assert.deepEqual(listingsIn(world), before);
    const { difference } = accepted(await readRegisterImport(world.deps)({ importId: prepared.importId }));
    assert.deepEqual(difference.map(({ kind }) => kind).toSorted(), ["added", "changed", "dropped"]);

    accepted(await adopt(world, prepared.importId));
    const after_ = listingsIn(world);
    assert.equal(after_.length, before.length);
    assert.ok(after_.some(({ id }) => id === "019-0999-10"));
    assert.equal(after_.find(({ id }) => id === second.id)?.summary, "概要を改めた。");
    assert.equal(after_.find(({ id }) => id === second.id)?.suppliesOnlyTool, second.suppliesOnlyTool);
  });

  it("of the same file again changes nothing, and every import is kept", async () => {
    const world = await setup();
    const before = listingsIn(world);
    for (let time = 0; time < 2; time += 1) {
      const { totals } = await take(world, before);
      assert.deepEqual([totals.added, totals.changed, totals.dropped], [0, 0, 0]);
    }
    assert.deepEqual(
      listingsIn(world).map(({ id, serviceName }) => [id, serviceName]),
      before.map(({ id, serviceName }) => [id, serviceName]),
    );
    const { imports } = accepted(await listRegisterImports(world.deps)({}));
    assert.deepEqual(
      imports.map(({ status }) => status),
      ["adopted", "adopted"],
    );
    assert.equal([...world.documents.kept.keys()].filter((key) => key.endsWith("/register")).length, 2);
  });

  it("that would drop much of the register wants to be confirmed", async () => {
    const world = await setup();
    const { importId, suspicious } = accepted(
      await prepare(world, registerCsv(listingsIn(world).slice(0, 3))),
    );
    assert.equal(suspicious, true);
    await assertRefused(world, "import-suspicious", () => adopt(world, importId, false));
    accepted(await adopt(world, importId));
    assert.equal(listingsIn(world).length, 3);
  });

  it("compared with a register that has changed since is outdated", async () => {
    const world = await setup();
    const all = listingsIn(world);
    const older = accepted(await prepare(world, registerCsv(all)));
    await take(world, all);
    await assertRefused(world, "import-outdated", () => adopt(world, older.importId));
  });

  it("can be discarded, and neither adopted afterwards nor discarded twice", async () => {
    const world = await setup();
    const { importId } = accepted(await prepare(world, registerCsv(listingsIn(world))));
    const discard = () =>
      discardRegisterImport(world.deps)({
        actor: reviewer,
        importId,
        reasons: "古い版のファイルだったため。",
      });
    assert.equal(accepted(await discard()).status, "discarded");
    await assertRefused(world, "not-possible-now", () => adopt(world, importId));
    await assertRefused(world, "not-possible-now", discard);
    await assertRefused(world, "not-found", () => adopt(world, "01UNKNOWN"));
  });

  it("that is no list, or lacks a column, is refused by what is wrong with it", async () => {
    const world = await setup();
    for (const text of [
      "",
      "これはリストではありません",
      "サービス区分,サービス名称\r\n監査,みはり",
      "PK\u0003\u0004",
    ])
      await assertRefused(world, "register-unreadable", () => prepare(world, text));
  });

  it("adopted twice at once, or broken off and adopted again, is adopted once", async () => {
    const world = await setup();
    const { importId } = accepted(await prepare(world, registerCsv(listingsIn(world))));
    const outcomes = await Promise.all([adopt(world, importId), adopt(world, importId)]);
    assert.ok(outcomes.some(({ done }) => done));
    const finished = recordsOf(world, "event").filter(({ act }) => act === "finishAdoption");
    assert.equal(finished.length, 1);
  });
});

describe("A-02 M-05 a service that is no longer listed", () => {
  it("opens a question to its provider, who answers, and revokes nothing", async () => {
    const world = await setup();
    const { of, number, listing } = await certifiedCase(world);
    await take(
      world,
      listingsIn(world).filter(({ id }) => id !== listing.id),
    );
    assert.deepEqual(openTasksOf(world, number), ["listingQuestion"]);
    assert.deepEqual((await registration(world, number))?.notListed?.listingIds, [listing.id]);
    const shown = accepted(await readListings(world.deps)({ category: listing.category })).listings;
    assert.ok(shown.every(({ listingId }) => listingId !== listing.id));

    const actor = signatoryOf(of.company);
    const explanation = "更新の審査が長引いており、来月の公表で掲載される見込みです。";
    accepted(await answerListingQuestion(world.deps)({ actor, number, explanation }));
    assert.deepEqual(openTasksOf(world, number), ["prerequisiteReview"]);
    await assertRefused(world, "task-closed", () =>
      answerListingQuestion(world.deps)({ actor, number, explanation }),
    );
    assert.equal(recordsOf(world, "revocation").length, 0);
    assert.equal(
      (await world.deps.register.get("certification", keys.certification(number)))?.status,
      "valid",
    );
  });

  it("goes to a reviewer when nobody answers in time, and still revokes nothing", async () => {
    const world = await setup();
    const { number, listing } = await certifiedCase(world);
    await take(
      world,
      listingsIn(world).filter(({ id }) => id !== listing.id),
    );
    world.clock.moveDays(15);
    await sweep(world.deps)();
    assert.deepEqual(openTasksOf(world, number), ["prerequisiteReview"]);
    assert.equal(recordsOf(world, "revocation").length, 0);
  });

  it("and is listed again settles the question", async () => {
    const world = await setup();
    const { number, listing } = await certifiedCase(world);
    const all = listingsIn(world);
    await take(
      world,
      all.filter(({ id }) => id !== listing.id),
    );
    await take(world, all);
    assert.deepEqual(openTasksOf(world, number), []);
    assert.equal((await registration(world, number))?.notListed, undefined);
  });

  it("is nobody else's question, and no question where nothing is missing", async () => {
    const world = await setup();
    const { number } = await certifiedCase(world);
    const stranger = { ...signatoryOf((await openCase(world, 1)).company) };
    const explanation = "当社のサービスではありません。";
    await assertRefused(world, "not-found", () =>
      answerListingQuestion(world.deps)({ actor: stranger, number, explanation }),
    );
  });
});
