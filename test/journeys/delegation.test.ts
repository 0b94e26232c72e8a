import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { delegationRoutes } from "#contracts/delegation-routes.ts";
import { publicRoutes } from "#contracts/public-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { goodDocuments } from "#local/samples/documents.ts";
import { keys } from "#records/layout.ts";
import type { Delegation } from "#scheme/application-form.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { system } from "#usecases/actor.ts";
import { commitTogether } from "#usecases/core/act.ts";
import { certificationStep } from "#usecases/core/certifications.ts";
import { alertDelegators } from "#usecases/core/delegate-loss.ts";
import { type Case, caseAt, certificate, slots, today } from "./support/case.ts";
import { openSchemeHere, type SchemeHere } from "./support/in-process.ts";
import { mails, mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { uploadToCertification } from "./support/uploads.ts";

const reason = "繁忙期が終わり、業務を終えたため。";

describe("What a certified provider gives to others", () => {
  let scheme: SchemeHere;
  let delegator: Case;
  let delegate: Case;
  let numbers: { readonly delegator: string; readonly delegate: string };
  before(async () => {
    scheme = await openSchemeHere();
    const nextSlot = slots();
    [delegator, delegate] = [
      await caseAt(scheme, nextSlot(), "certified"),
      await caseAt(scheme, nextSlot(), "certified"),
    ];
    assert.equal(delegator.slot.category, delegate.slot.category);
    numbers = {
      delegator: (await certificate(delegator)).number,
      delegate: (await certificate(delegate)).number,
    };
  });
  after(() => scheme.stop());

  async function work(changes: Partial<Delegation> = {}): Promise<Delegation> {
    const day = await today(scheme);
    return {
      description: "繁忙期の作業の一部",
      directlyRelated: true,
      form: "quasiMandate",
      delegateName: delegate.slot.company.name,
      delegateCorporateNumber: delegate.slot.company.corporateNumber,
      redelegates: false,
      matchingCategoryExists: true,
      workFrom: day,
      workUntil: addDays(day, 90),
      ...changes,
    };
  }
  const declare = async (delegation: Delegation, documentId?: string) =>
    (await delegator.provider()).call(delegationRoutes.declareDelegation, {
      params: { number: numbers.delegator },
      body: { delegation, ...(documentId === undefined ? {} : { documentId }) },
    });
  const upload = async (slot: "trustEvaluation" | "delegateSecurityCheck") => {
    const { form, slot: of } = delegator;
    const [file] = await goodDocuments({ form, company: of.company, today: await today(scheme) });
    assert.ok(file);
    return uploadToCertification(await delegator.provider(), numbers.delegator, { ...file, slot });
  };

  it("L-05 anybody asks beforehand, and is told why", async () => {
    const ask = async (delegation: Delegation) =>
      replyTo(
        scheme.anybody().call(delegationRoutes.checkDelegation, {
          body: {
            category: delegator.slot.category,
            delegation,
            trustEvaluationDone: false,
            securityCheckDone: false,
          },
        }),
      );
    assert.equal((await ask(await work())).verdict, "permittedWithDuties");
    const forbidden = await ask(await work({ form: "contractForWork" }));
    assert.equal(forbidden.verdict, "forbidden");
    assert.match(forbidden.because.ja, /請負/);
    assert.match(forbidden.reasons[0]?.basis ?? "", /委託の制限/);
  });

  it("L-01 L-02 what is forbidden is refused; what is permitted is declared, read and ended", async () => {
    const problem = await refusedWith(declare(await work({ redelegates: true })), "delegation-not-permitted");
    assert.deepEqual(
      problem.findings?.map(({ code }) => code),
      ["D-07/redelegation"],
    );
    const declared = await replyTo(declare(await work({ description: "一か月の作業" })));
    const params = { number: numbers.delegator };
    const auditor = await scheme.as("demo-auditor");
    const { delegations } = await replyTo(auditor.call(delegationRoutes.listDelegations, { params }));
    assert.deepEqual(
      delegations.map((each) => [each.delegationId, each.judgement.verdict]),
      [[declared.delegationId, "permittedWithDuties"]],
    );
    const ended = await replyTo(
      (await delegator.provider()).call(delegationRoutes.endDelegation, {
        params: { ...params, delegationId: declared.delegationId },
        body: { reason },
      }),
    );
    assert.equal(ended.status, "ended");
    await refusedWith(
      (await delegate.provider()).call(delegationRoutes.listOwnDelegations, { params }),
      "not-found",
    );
  });

  it("L-04 the check of a delegate without a category reaches the bodies, and no other", async () => {
    const unmatched = await work({ matchingCategoryExists: false, delegateName: "株式会社区分なし" });
    await refusedWith(declare(unmatched), "delegation-not-permitted");
    const documentId = await upload("delegateSecurityCheck");
    const { delegationId } = await replyTo(declare(unmatched, documentId));
    const meti = await scheme.as("demo-responder-meti");
    const { checks } = await replyTo(meti.call(delegationRoutes.listDelegateChecks, {}));
    assert.deepEqual(
      checks.map((each) => each.delegateName),
      ["株式会社区分なし"],
    );
    const params = { number: numbers.delegator, delegationId };
    const opened = await replyTo(meti.call(delegationRoutes.openDelegateCheck, { params }));
    const bytes = await (await fetch(opened.link)).bytes();
    assert.equal(Buffer.from(bytes.subarray(0, 5)).toString("latin1"), "%PDF-");
    await mailWith(scheme, "meti", "株式会社区分なし");
    const npa = await scheme.as("demo-responder-npa");
    await refusedWith(npa.call(delegationRoutes.openDelegateCheck, { params }), "not-found");
  });

  it("L-03 a person is taken in after the evaluation; misconduct opens a surveillance case", async () => {
    const provider = await delegator.provider();
    const params = { number: numbers.delegator };
    const day = await today(scheme);
    const secondment = {
      personReference: "出向者-07",
      employer: "個人事業主",
      from: addDays(day, 1),
      until: addDays(day, 200),
      evaluatedOn: day,
      evaluator: "人事部",
    };
    await refusedWith(
      provider.call(delegationRoutes.declareSecondment, { params, body: secondment }),
      "delegation-not-permitted",
    );
    const body = { ...secondment, documentId: await upload("trustEvaluation") };
    const { secondmentId } = await replyTo(
      provider.call(delegationRoutes.declareSecondment, { params, body }),
    );
    const officer = await scheme.as("demo-surveillance-officer");
    const told = await replyTo(
      officer.call(delegationRoutes.recordMisconduct, {
        params: { ...params, secondmentId },
        body: {
          what: "顧客の情報を持ち出していた。",
          foundOn: day,
          measures: "アクセス権を停止し、顧客に連絡した。",
        },
      }),
    );
    const number = told.misconducts[0]?.surveillanceNumber ?? "";
    assert.match(number, /^SV-\d{4}-\d{6}$/);
    await mailWith(scheme, "secretariat", number);
  });

  it("L-02 a delegate's loss reaches delegator and secretariat once, whatever dies between", async () => {
    await replyTo(declare(await work({ description: "三か月の作業" })));
    await scheme.dieAfter(async (deps) => {
      const certification = await deps.register.get("certification", keys.certification(numbers.delegate));
      assert.ok(certification);
      const step = certificationStep(deps, { certification, act: "suspend", by: system });
      assert.ok(step.done);
      const lost = alertDelegators(certification, "suspended", jstDay(deps.clock.now()));
      assert.ok((await commitTogether(deps, step.value.writes, [lost])).done);
    });
    const toDelegator = delegator.slot.company.contact.mail;
    await mailWith(scheme, toDelegator, numbers.delegate, "効力停止");
    await mailWith(scheme, "secretariat", numbers.delegate, "効力停止");
    await scheme.restart("SIGTERM");
    const alerts = (await mails(scheme)).filter(({ subject }) => subject.includes("委託先の認定"));
    assert.equal(alerts.length, 2);
    const params = { number: numbers.delegator };
    const provider = await delegator.provider();
    const { delegations } = await replyTo(provider.call(delegationRoutes.listOwnDelegations, { params }));
    const lost = delegations.find(({ declared }) => declared.description === "三か月の作業");
    assert.deepEqual([lost?.judgement.verdict, lost?.losses.length], ["forbidden", 1]);
    const shown = await replyTo(
      scheme.anybody().call(publicRoutes.readCertification, { params: { number: numbers.delegate } }),
    );
    assert.equal(shown.status, "suspended");
  });
});
