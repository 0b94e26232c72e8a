import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { type UploadFile, uploadDocument } from "#local/demo/upload.ts";
import { type BadCase, prepareBadCase } from "#local/samples/bad-case.ts";
import { badCases } from "#local/samples/bad-cases.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { goodForm } from "#local/samples/good-application.ts";
import type { ApplicationForm } from "#scheme/application-form.ts";
import { type Case, draft, file, save, slots, standsAt, today } from "./support/case.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

/** The requirement a finding's code belongs to, for the name of its test. */
const requirement = (code: string): string => code.slice(0, 4);

describe("Each finding is raised by its own fault and cleared by mending it", () => {
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
  const endIt = async (of: Case): Promise<void> => {
    const provider = await of.provider();
    const params = { applicationId: of.applicationId };
    await replyTo(
      provider.call(providerRoutes.withdrawApplication, { params, body: { reason: "次の確認のため" } }),
    );
  };

  for (const bad of badCases.filter((each) => each.refusedAtFiling !== undefined)) {
    it(`${requirement(bad.expects)} ${bad.expects}: ${bad.name} is refused at the door`, async () => {
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
  }

  for (const bad of badCases.filter(
    (each) => each.weight === "stops" && each.refusedAtFiling === undefined,
  )) {
    it(`${requirement(bad.expects)} D-08 ${bad.expects}: ${bad.name} is sent back, and mended goes on`, async () => {
      const made = await drafted(bad);
      const receipt = await file(made);
      await standsAt(made, "remediation");
      const raised = (await made.shown()).remediation?.findings.find(
        (finding) => finding.code === bad.expects,
      );
      assert.equal(raised?.weight, "stops");
      assert.match(raised.wrong.ja, /[ぁ-ん]/);
      assert.match(raised.remedy.en, /[a-z]/);
      const mail = await mailWith(scheme, slot.company.contact.mail, bad.expects, receipt.receiptNumber);
      assert.ok(mail.text.includes(raised.remedy.ja));

      const good = await inOrder(made);
      await save(made, good.form);
      const provider = await made.provider();
      const broken = (await made.shown()).documents;
      const replaced = good.documents.filter(
        (document) =>
          !broken.some((each) => each.slot === document.slot && each.status === "clean") ||
          broken.some((each) => each.slot === document.slot && each.bytes !== document.bytes.byteLength),
      );
      await Promise.all(replaced.map((document) => uploadDocument(provider, made.applicationId, document)));
      await file(made);
      const seen = await standsAt(made, "formCheck");
      assert.ok(seen.findings.every((finding) => finding.code !== bad.expects));
      await endIt(made);
    });
  }

  for (const bad of badCases.filter((each) => each.weight === "note")) {
    it(`${requirement(bad.expects)} ${bad.expects}: ${bad.name} stops nothing, and the reviewer is told`, async () => {
      const made = await drafted(bad);
      await file(made);
      const seen = await standsAt(made, "formCheck");
      const raised = seen.findings.find((finding) => finding.code === bad.expects);
      assert.equal(raised?.weight, "note");
      await endIt(made);
    });
  }
});
