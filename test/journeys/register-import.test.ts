import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { publicRoutes } from "#contracts/public-routes.ts";
import { registerImportRoutes } from "#contracts/register-import-routes.ts";
import { upkeepProviderRoutes } from "#contracts/upkeep-provider-routes.ts";
import { upkeepSecretariatRoutes } from "#contracts/upkeep-secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import type { Listing } from "#records/certification.ts";
import { base64, registerCsv } from "#test/support/register-csv.ts";
import { type Case, caseAt, certificate, reasons, slots } from "./support/case.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound, everyEffect, recordsIn } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const csv = (listings: readonly Listing[]) => ({
  fileName: "list.csv",
  content: base64(registerCsv(listings)),
});
const explanation = "更新の審査が長引いており、来月の公表で掲載される見込みです。";

describe("A-02 the existing register, imported over HTTP", () => {
  let scheme: Scheme;
  let of: Case;
  let number: string;
  let all: readonly Listing[];
  let missing: Listing;
  before(async () => {
    scheme = await openScheme();
    of = await caseAt(scheme, slots()(), "certified");
    ({ number } = await certificate(of));
    all = recordsIn(scheme.server().dataFolder, "listing");
    const chosen = of.form.service?.services?.[0]?.listingId;
    const found = all.find(({ id }) => id === chosen);
    assert.ok(found);
    missing = found;
  });
  after(() => scheme.stop());

  const prepare = async (listings: readonly Listing[]) =>
    (await scheme.as("demo-reviewer")).call(registerImportRoutes.prepareRegisterImport, {
      body: csv(listings),
    });
  const adopt = async (importId: string, confirmation?: string) =>
    (await scheme.as("demo-administrator")).call(registerImportRoutes.adoptRegisterImport, {
      params: { importId },
      body: confirmation === undefined ? {} : { confirmation },
    });
  const listed = async (): Promise<boolean> => {
    const { category } = missing;
    const { listings } = await replyTo(
      scheme.anybody().call(publicRoutes.readListings, { query: { category } }),
    );
    return listings.some(({ listingId }) => listingId === missing.id);
  };
  const own = async () =>
    replyTo((await of.provider()).call(upkeepProviderRoutes.readOwnCertification, { params: { number } }));
  const waitedFor = async () => (await own()).tasks.map(({ taskKind }) => taskKind);

  it("is compared first; adopted, it asks the provider of a service that is gone, and ends nothing", async () => {
    const { importId, totals } = await replyTo(prepare(all.filter(({ id }) => id !== missing.id)));
    assert.deepEqual([totals.before, totals.after, totals.dropped], [all.length, all.length - 1, 1]);
    const auditor = await scheme.as("demo-auditor");
    const { difference } = await replyTo(
      auditor.call(registerImportRoutes.readRegisterImport, { params: { importId } }),
    );
    assert.deepEqual(
      difference.map((each) => [each.kind, each.kind === "dropped" ? each.listing.listingId : ""]),
      [["dropped", missing.id]],
    );
    assert.equal(await listed(), true);

    assert.equal((await replyTo(adopt(importId))).status, "adopted");
    assert.equal(await listed(), false);
    assert.equal((await own()).status, "valid");
    assert.deepEqual(await waitedFor(), ["listingQuestion"]);
    await everyEffect(scheme.server().dataFolder);
    await refusedWith(adopt(importId), "not-possible-now");
  });

  it("the provider answers, and a reviewer settles what is made of it", async () => {
    const provider = await of.provider();
    await replyTo(
      provider.call(registerImportRoutes.answerListingQuestion, {
        params: { number },
        body: { explanation },
      }),
    );
    const reviewer = await scheme.as("demo-reviewer");
    const seen = await replyTo(
      reviewer.call(upkeepSecretariatRoutes.readRegisteredCertification, { params: { number } }),
    );
    assert.ok(JSON.stringify(seen.history.events).includes(explanation), "the answer is not on record");
    assert.deepEqual(
      seen.tasks.map(({ taskKind }) => taskKind),
      ["prerequisiteReview"],
    );
    const settled = await replyTo(
      reviewer.call(upkeepSecretariatRoutes.reviewPrerequisite, {
        params: { number, prerequisite: "serviceRegistration" },
        body: { action: "settle", reasons },
      }),
    );
    assert.deepEqual([settled.status, settled.tasks, settled.history.intact], ["valid", [], true]);
  });

  it("is refused when it cannot be read, when it would drop much, and when another was adopted since", async () => {
    const unreadable = { fileName: "list.csv", content: base64("これはリストではありません") };
    const reviewer = await scheme.as("demo-reviewer");
    await refusedWith(
      reviewer.call(registerImportRoutes.prepareRegisterImport, { body: unreadable }),
      "register-unreadable",
    );
    const few = await replyTo(prepare(all.slice(0, 3)));
    assert.equal(few.suspicious, true);
    await refusedWith(adopt(few.importId), "import-suspicious");
    const whole = await replyTo(prepare(all));
    await replyTo(adopt(whole.importId));
    assert.equal(await listed(), true);
    await refusedWith(adopt(few.importId, reasons), "import-outdated");
    const discarded = await replyTo(
      reviewer.call(registerImportRoutes.discardRegisterImport, {
        params: { importId: few.importId },
        body: { reasons },
      }),
    );
    assert.equal(discarded.status, "discarded");
  });

  it("N-04 leaves a sound register, and is nobody's act but a keeper's", async () => {
    const { importId } = await replyTo(prepare(all));
    for (const account of ["demo-decider", "demo-auditor", "demo-signatory"])
      await refusedWith(
        (await scheme.as(account)).call(registerImportRoutes.adoptRegisterImport, {
          params: { importId },
          body: {},
        }),
        "not-allowed",
      );
    assertRegisterSound(scheme.server().dataFolder);
  });
});
