import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { publicRoutes } from "#contracts/public-routes.ts";
import { revocationRoutes } from "#contracts/revocation-routes.ts";
import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { surveillanceGovernmentRoutes, surveillanceRoutes } from "#contracts/surveillance-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { addDays } from "#scheme/calendar.ts";
import { type Case, caseAt, certificate, reasons, slots, today } from "./support/case.ts";
import { mailWith } from "./support/mailbox.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";
import { suspect, watch } from "./support/surveillance.ts";

describe("Surveillance over HTTP", () => {
  let scheme: Scheme;
  let one: Case;
  let other: Case;
  before(async () => {
    const nextSlot = slots();
    scheme = await openScheme();
    one = await caseAt(scheme, nextSlot(), "certified");
    other = await caseAt(scheme, nextSlot(), "certified");
  });
  after(() => scheme.stop());

  const statusOf = async (of: Case) => {
    const { number } = await certificate(of);
    const read = scheme.anybody().call(publicRoutes.readCertification, { params: { number } });
    return (await replyTo(read)).status;
  };
  const revocationsOf = async (number: string) => {
    const auditor = await scheme.as("demo-auditor");
    const { revocations } = await replyTo(auditor.call(revocationRoutes.listRevocations, { query: {} }));
    return revocations.filter(({ certificationNumber }) => certificationNumber === number);
  };

  it("S-02 S-04 silence is examined by a person; asked again, the provider files, and is found conforming", async () => {
    const found = await suspect(scheme, one);
    const params = { surveillanceId: found.surveillanceId };
    const provider = await one.provider();
    await refusedWith(provider.call(surveillanceProviderRoutes.readOwnSurveillance, { params }), "not-found");
    await found.conduct();
    await found.standsAt("evidence");
    await mailWith(scheme, one.slot.company.contact.mail, "サーベイランス", "委託契約書");
    const [request] = (await found.shown()).requests;
    assert.equal(request?.dueDay, addDays(await today(scheme), 14));
    await scheme.move("+15d");
    const silent = await found.standsAt("examination");
    assert.deepEqual(
      silent.responses.map(({ did }) => did),
      ["silent"],
    );
    await found.askMore();
    await found.file([await found.upload()]);
    await found.propose("conforming");
    await found.conclude();
    await mailWith(scheme, one.slot.company.contact.mail, "サーベイランスの結果", "適合");
    assert.equal((await found.shown()).status, "concluded");
    assert.equal(await statusOf(one), "valid");
  });

  it("S-05 S-06 a violation that is corrected: in corrective action meanwhile, valid again at last", async () => {
    const found = await suspect(scheme, one);
    await found.conduct();
    await found.standsAt("evidence");
    await found.file();
    await found.propose("violation");
    await found.conclude();
    assert.equal(await statusOf(one), "underCorrection");
    await mailWith(scheme, one.slot.company.contact.mail, "是正の要求", "再委託を取りやめ");
    await found.plan();
    await found.approve();
    await found.report([await found.upload()]);
    await found.confirm();
    const seen = await found.standsAt("closed");
    assert.equal(await statusOf(one), "valid");
    assert.ok(seen.intact);
    for (const what of ["act", "document", "notice"])
      assert.ok(
        seen.timeline.some((entry) => entry.what === what),
        what,
      );
  });

  it("S-05 X-01 a violation that is not corrected in time: a revocation is opened, the certification stays", async () => {
    const found = await suspect(scheme, one);
    await found.conduct();
    await found.standsAt("evidence");
    await found.file();
    await found.propose("violation");
    await found.conclude();
    await found.plan();
    await found.approve();
    await scheme.move("+31d");
    await found.standsAt("closed");
    assert.equal((await found.seen()).correction?.status, "notDone");
    assert.equal(await statusOf(one), "underCorrection");
    assert.deepEqual(
      (await revocationsOf(found.number)).map(({ ground }) => ground),
      ["correctionNotDone"],
    );
  });

  it("S-02 S-04 X-01 a referral by a body, a refusal to cooperate: a revocation is opened by itself", async () => {
    const { number } = await certificate(other);
    const responder = await scheme.as("demo-responder-npa");
    const body = { certificationNumber: number, suspicion: reasons };
    await replyTo(responder.call(surveillanceGovernmentRoutes.referToSurveillance, { body }));
    const officer = await scheme.as("demo-surveillance-officer");
    const { surveillances } = await replyTo(
      officer.call(surveillanceRoutes.listSurveillances, { query: { status: "registered" } }),
    );
    const found = watch(scheme, other, surveillances[0]?.surveillanceId ?? "");
    assert.deepEqual((await found.seen()).origin, { kind: "government", reference: "npa" });
    await found.conduct();
    await found.standsAt("evidence");
    assert.doesNotMatch(JSON.stringify(await found.shown()), /npa|警察/);
    await found.refuse();
    await found.propose("refusal");
    await found.conclude();
    await found.standsAt("closed");
    assert.deepEqual(
      (await revocationsOf(number)).map(({ ground }) => ground),
      ["cooperationRefused"],
    );
    assert.equal(await statusOf(other), "valid");
  });

  it("survives being stopped at any time: a lost procedure goes on from where its case stands", async () => {
    const found = await suspect(scheme, other);
    await scheme.restart("SIGKILL");
    await found.conduct();
    await found.standsAt("evidence");
    await scheme.restart("SIGKILL");
    await found.file();
    await scheme.restart("SIGTERM");
    await found.propose("minor");
    await found.conclude();
    await found.standsAt("minor");
    assertRegisterSound(scheme.server().dataFolder);
  });
});
