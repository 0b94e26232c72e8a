import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Client } from "#contracts/client.ts";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { furtherListings, listingIdOf } from "#local/samples/listings.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { type Case, draft, file, save, slots, standsAt } from "./support/case.ts";
import { mails, mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("What is taken in, and what is refused at the door", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const tryToFile = async (of: Case, by?: Client) => {
    const client = by ?? (await of.provider());
    const params = { applicationId: of.applicationId };
    return client.call(providerRoutes.fileApplication, { params, body: {} });
  };
  const withServices =
    (services: NonNullable<ApplicationForm["service"]>["services"]) => (good: ApplicationForm) => ({
      ...good,
      service: { ...good.service, services },
    });

  it("A-01 a service that is not on the register in the category is refused, and nothing is filed", async () => {
    const slot = nextSlot();
    const elsewhere = listingIdOf(slot.company, slot.category === "audit" ? "digitalForensics" : "audit");
    const made = await draft(scheme, slot, {
      form: withServices([{ listingId: elsewhere, suppliesOnlyTool: false }]),
      documents: () => [],
    });
    await refusedWith(tryToFile(made), "service-not-registered");
    assert.equal((await made.shown()).status, "draft");
    assert.equal((await made.shown()).receipt, undefined);
  });

  it("A-01 a service of another company is refused", async () => {
    const slot = nextSlot();
    const other = nextSlot();
    const made = await draft(scheme, slot, {
      form: withServices([{ listingId: listingIdOf(other.company, slot.category), suppliesOnlyTool: false }]),
      documents: () => [],
    });
    await refusedWith(tryToFile(made), "service-not-registered");
  });

  it("A-03 a service that only supplies a tool is refused with that reason, whether it says so or the register does", async () => {
    const slot = nextSlot();
    const declared = await draft(scheme, slot, {
      form: withServices([{ listingId: listingIdOf(slot.company, slot.category), suppliesOnlyTool: true }]),
      documents: () => [],
    });
    const problem = await refusedWith(tryToFile(declared), "tool-only");
    assert.match(problem.wrong.ja, /ツール/);

    const main = { ...slot, account: "demo-signatory", category: "vulnerabilityAssessment" } as const;
    const registered = await draft(scheme, main, {
      form: withServices([{ listingId: furtherListings.toolOnly, suppliesOnlyTool: false }]),
      documents: () => [],
    });
    await refusedWith(tryToFile(registered), "tool-only");
  });

  it("B-05 an empty form is refused", async () => {
    const made = await draft(scheme, nextSlot(), { form: () => ({}), documents: () => [] });
    await refusedWith(tryToFile(made), "nothing-filed");
  });

  it("B-05 what is missing can be seen item by item before filing", async () => {
    const made = await draft(scheme, nextSlot(), {
      form: (good) => ({ ...good, people: {}, company: { ...good.company, representative: undefined } }),
      documents: (good) => good.filter((document) => document.slot !== "pledge"),
    });
    const provider = await made.provider();
    const { findings, complete } = await replyTo(
      provider.call(providerRoutes.previewFindings, { params: { applicationId: made.applicationId } }),
    );
    assert.equal(complete, false);
    const items = findings.map((finding) => `${finding.code} ${finding.item}`);
    assert.ok(items.includes("D-01/item-missing people.vetting"), items.join("\n"));
    assert.ok(items.includes("D-01/item-missing company.representative"), items.join("\n"));
    assert.ok(
      items.some((item) => item.startsWith("C-02/") && item.includes("pledge")),
      items.join("\n"),
    );
  });

  it("B-05 B-06 the same submission sent twice, also at once, gives one receipt and one filing", async () => {
    const made = await draft(scheme, nextSlot());
    const [one, other] = await Promise.all([file(made), file(made)]);
    assert.deepEqual(one, other);
    await standsAt(made, "formCheck");
    assert.deepEqual(await file(made), one);
    const auditor = await scheme.as("demo-auditor");
    const history = await replyTo(
      auditor.call(secretariatRoutes.readHistory, { params: { applicationId: made.applicationId } }),
    );
    assert.equal(history.events.filter((event) => event.act === "submit").length, 1);
    await mailWith(scheme, made.slot.company.contact.mail, one.digest);
    const receipts = (await mails(scheme)).filter((mail) => mail.text.includes(one.digest));
    assert.equal(receipts.length, 1);
  });

  it("A-04 a second application for the same category is refused while one is open, and names it", async () => {
    const made = await draft(scheme, nextSlot(), { documents: () => [] });
    const provider = await made.provider();
    const body = { kind: "new", category: made.slot.category } as const;
    const problem = await refusedWith(
      provider.call(providerRoutes.createApplication, { body }),
      "already-open",
    );
    assert.equal(problem.reference, made.applicationId);
    await replyTo(
      provider.call(providerRoutes.withdrawApplication, {
        params: { applicationId: made.applicationId },
        body: { reason: "別の内容で申請し直すため" },
      }),
    );
    const again = await replyTo(provider.call(providerRoutes.createApplication, { body }));
    assert.notEqual(again.applicationId, made.applicationId);
  });

  it("A-05 an account that may only draft can fill in the form and cannot file it", async () => {
    const main = { ...nextSlot(), account: "demo-signatory", category: "deviceVerification" } as const;
    const made = await draft(scheme, main, { documents: () => [] });
    const entry = await scheme.as("demo-entry");
    const params = { applicationId: made.applicationId };
    const { version } = await made.shown();
    await replyTo(entry.call(providerRoutes.saveForm, { params, body: { version, form: made.form } }));
    await refusedWith(tryToFile(made, entry), "not-allowed");
  });

  it("N-03 another company's people find nothing, whatever they try", async () => {
    const made = await draft(scheme, nextSlot(), { documents: () => [] });
    const stranger = await scheme.as("demo-signatory-12");
    const params = { applicationId: made.applicationId };
    await refusedWith(stranger.call(providerRoutes.readOwnApplication, { params }), "not-found");
    await refusedWith(stranger.call(providerRoutes.previewFindings, { params }), "not-found");
    await refusedWith(tryToFile(made, stranger), "not-found");
    await refusedWith(
      stranger.call(providerRoutes.withdrawApplication, { params, body: { reason: "よその申請" } }),
      "not-found",
    );
    const list = await replyTo(stranger.call(providerRoutes.listOwnApplications, {}));
    assert.ok(list.applications.every((each) => each.applicationId !== made.applicationId));
    await refusedWith(stranger.call(secretariatRoutes.readApplication, { params }), "not-allowed");
  });

  it("B-05 two people who edit the same draft do not overwrite each other unseen", async () => {
    const made = await draft(scheme, nextSlot(), { documents: () => [] });
    const provider = await made.provider();
    const params = { applicationId: made.applicationId };
    const { version } = await made.shown();
    await save(made, { ...made.form, delegations: [] });
    await refusedWith(
      provider.call(providerRoutes.saveForm, { params, body: { version, form: {} } }),
      "changed-meanwhile",
    );
    assert.deepEqual((await made.shown()).form.delegations, []);
  });
});
