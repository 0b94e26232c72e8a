import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { type UploadFile, uploadDocument } from "#local/demo/upload.ts";
import { type BadCase, prepareBadCase } from "#local/samples/bad-case.ts";
import { badCases } from "#local/samples/bad-cases.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import { sha256Hex } from "#proof/digest.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { type Case, draft, file, save, slots, standsAt, today } from "./support/case.ts";
import { mailTold } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

describe("D-08 Each finding is raised by its own fault and cleared by mending it", () => {
  let scheme: Scheme;
  const [slot] = [slots()()];
  before(async () => {
    scheme = await openScheme();
  });
  after(() => scheme.stop());

  const drafted = async (bad: BadCase): Promise<Case> => {
    const category = bad.category ?? "vulnerabilityAssessment";
    const prepared = await prepareBadCase(bad, { company: slot.company, today: await today(scheme) });
    const fits = { ...slot, category };
    return draft(scheme, fits, { form: () => prepared.form, documents: () => prepared.documents });
  };
  const inOrder = async (of: Case): Promise<{ form: ApplicationForm; documents: readonly UploadFile[] }> => {
    const around = { company: of.slot.company, today: await today(scheme) };
    const form = goodForm({ ...around, category: of.slot.category });
    return { form, documents: await goodDocuments({ ...around, form }) };
  };
  /** Saves the form that is in order, and replaces every document that is not as it belongs to it. */
  const mend = async (of: Case): Promise<void> => {
    const good = await inOrder(of);
    await save(of, good.form);
    const provider = await of.provider();
    const kept = (await of.shown()).documents.filter(({ status }) => status === "clean");
    const replaced = good.documents.filter(
      (document) =>
        !kept.some(({ slot: its, sha256 }) => its === document.slot && sha256 === sha256Hex(document.bytes)),
    );
    await Promise.all(replaced.map((document) => uploadDocument(provider, of.applicationId, document)));
  };
  const endIt = async (of: Case): Promise<void> => {
    const provider = await of.provider();
    const params = { applicationId: of.applicationId };
    await replyTo(
      provider.call(providerRoutes.withdrawApplication, { params, body: { reason: "次の確認のため" } }),
    );
  };

  const isRefusedAtTheDoor = (bad: BadCase): void => {
    it(`${bad.expects}: ${bad.name} is refused at the door`, async () => {
      const made = await drafted(bad);
      const provider = await made.provider();
      const params = { applicationId: made.applicationId };
      const preview = await replyTo(provider.call(providerRoutes.previewFindings, { params }));
      assert.ok(preview.findings.some((finding) => finding.code === bad.expects));
      await refusedWith(
        provider.call(providerRoutes.fileApplication, { params, body: {} }),
        bad.refusedAtFiling ?? "not-possible-now",
      );
      await endIt(made);
    });
  };

  const isSentBack = (bad: BadCase): void => {
    it(`${bad.expects}: ${bad.name} is sent back, and mended goes on`, async () => {
      const made = await drafted(bad);
      const receipt = await file(made);
      await standsAt(made, "remediation");
      const raised = (await made.shown()).remediation?.findings.find(
        (finding) => finding.code === bad.expects,
      );
      assert.equal(raised?.weight, "stops");
      assert.match(raised.wrong.ja, /[ぁ-ん]/);
      assert.match(raised.remedy.en, /[a-z]/);
      const words = [bad.expects, receipt.receiptNumber, raised.remedy.ja];
      await mailTold(scheme, slot.company.contact.mail, ...words);

      await mend(made);
      await file(made);
      const seen = await standsAt(made, "formCheck");
      assert.ok(seen.findings.every((finding) => finding.code !== bad.expects));
      await endIt(made);
    });
  };

  const stopsNothing = (bad: BadCase): void => {
    it(`${bad.expects}: ${bad.name} stops nothing, and the reviewer is told`, async () => {
      const made = await drafted(bad);
      await file(made);
      const seen = await standsAt(made, "formCheck");
      const raised = seen.findings.find((finding) => finding.code === bad.expects);
      assert.equal(raised?.weight, "note");
      await endIt(made);
    });
  };

  const shown = new Set<BadCase>();
  /** The tests of every bad case whose finding belongs to a requirement. */
  const each = (requirement: string): void => {
    for (const bad of badCases.filter(({ expects }) => expects.startsWith(`${requirement}/`))) {
      shown.add(bad);
      if (bad.refusedAtFiling !== undefined) isRefusedAtTheDoor(bad);
      else if (bad.weight === "stops") isSentBack(bad);
      else stopsNothing(bad);
    }
  };

  describe("A-01 the services are registered, with their option", () => each("A-01"));
  describe("A-03 the services are more than a tool", () => each("A-03"));
  describe("C-02 the documents are there", () => each("C-02"));
  describe("C-03 the documents are sound files", () => each("C-03"));
  describe("D-01 the mandatory items are filled in", () => each("D-01"));
  describe("D-02 the pledge is signed by a suitable person", () => each("D-02"));
  describe("D-03 the department is in the scope of the ISMS", () => each("D-03"));
  describe("D-04 the controls are declared applicable", () => each("D-04"));
  describe("D-05 the SCS rating is high enough and covers the department", () => each("D-05"));
  describe("D-06 prerequisites are valid, names and numbers agree", () => each("D-06"));
  describe("D-07 delegations keep to the restrictions", () => each("D-07"));

  it("no bad case is left out", () => assert.equal(shown.size, badCases.length));
});
