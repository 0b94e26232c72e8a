import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { surveillanceProviderRoutes } from "#contracts/surveillance-provider-routes.ts";
import { tipDeskRoutes, tipRoutes } from "#contracts/tip-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { until } from "#local/demo/until.ts";
import { type Case, caseAt, certificate, reasons, slots } from "./support/case.ts";
import { refusedWith } from "./support/problems.ts";
import { assertRegisterSound, recordsIn } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";
import { watch } from "./support/surveillance.ts";
import { filesBesideRegister, logTraces, placesOf, registerFiles } from "./support/traces.ts";

const identity = { name: "通報者 花代子", contact: "hanayoko@reporter.example" };
const message = "お知らせいただいた件について確認しています。";

describe("The desk for tips over HTTP", () => {
  let scheme: Scheme;
  let certified: Case;
  let number: string;
  before(async () => {
    scheme = await openScheme();
    certified = await caseAt(scheme, slots()(), "certified");
    number = (await certificate(certified)).number;
  });
  after(() => scheme.stop());

  const give = async (given: { identity?: typeof identity } = {}) => {
    const body = {
      kind: "delegation",
      about: { named: "certification", certificationNumber: number },
      text: "監視業務を別会社に請け負わせていると聞きました。",
      ...given,
    } as const;
    const receipt = await replyTo(scheme.anybody().call(tipDeskRoutes.giveTip, { body }));
    const officer = await scheme.as("demo-surveillance-officer");
    const tipId = await until("the tip on the officers' list", async () => {
      const listed = await replyTo(officer.call(tipRoutes.listTips, { query: { status: "received" } }));
      return listed.tips.find(({ receivedAt }) => receivedAt === receipt.receivedAt)?.tipId;
    });
    return { code: receipt.receiptCode, params: { tipId } };
  };
  const status = (code: string) => scheme.anybody().call(tipDeskRoutes.readTipStatus, { body: { code } });

  it("S-01 S-02 an anonymous reporter follows up by the receipt code, and the tip becomes a case nobody tells the provider of", async () => {
    const { code, params } = await give();
    const officer = await scheme.as("demo-surveillance-officer");
    await replyTo(officer.call(tipRoutes.progressTip, { params, body: { step: "accept", reasons } }));
    await replyTo(officer.call(tipRoutes.writeToReporter, { params, body: { text: message } }));
    const body = { code: code.toLowerCase(), text: "先月からです。" };
    await replyTo(scheme.anybody().call(tipDeskRoutes.writeTipMessage, { body }));
    const linked = await replyTo(
      officer.call(tipRoutes.linkTip, { params, body: { certificationNumber: number, suspicion: reasons } }),
    );
    const found = watch(scheme, certified, linked.surveillanceId ?? "");
    await found.conduct();
    await found.standsAt("evidence");
    const provider = await certified.provider();
    const list = await replyTo(provider.call(surveillanceProviderRoutes.listOwnSurveillances, {}));
    const shown = JSON.stringify([list, await found.shown()]);
    assert.doesNotMatch(shown, /tip|通報|情報提供/i);
    await refusedWith(provider.call(tipRoutes.readTip, { params }), "not-allowed");
    await refusedWith(provider.call(tipRoutes.readTip, { params: { tipId: "01NOWHERE" } }), "not-allowed");
    await replyTo(
      officer.call(tipRoutes.progressTip, { params, body: { step: "recordMeasure", measure: reasons } }),
    );
    await replyTo(officer.call(tipRoutes.progressTip, { params, body: { step: "tellOutcome", message } }));
    await replyTo(officer.call(tipRoutes.progressTip, { params, body: { step: "close" } }));
    const told = await replyTo(status(code));
    assert.deepEqual(
      [told.status, told.messages.map(({ from }) => from)],
      ["closed", ["secretariat", "reporter", "secretariat"]],
    );
  });

  it("S-01 a wrong code is answered like nothing at all", async () => {
    const { code } = await give();
    const wrong = [
      code.replace(/^./, code.startsWith("A") ? "B" : "A"),
      "x",
      "0000-0000-0000-0000-0000-0000",
    ];
    const problems = await Promise.all(wrong.map((each) => refusedWith(status(each), "not-found")));
    const [first] = problems;
    for (const problem of problems) assert.deepEqual(problem, first);
  });

  let opened: Awaited<ReturnType<typeof give>> & { readonly answer: string };

  it("S-01 公益通報者保護法 who gave a tip is seen by the tip officer alone, on record", async () => {
    const { code, params } = await give({ identity });
    const body = { reason: "連絡をとって内容を確かめるため。" };
    for (const account of ["demo-surveillance-officer", "demo-decider", "demo-auditor", "demo-administrator"])
      await refusedWith(
        (await scheme.as(account)).call(tipRoutes.openTipIdentity, { params, body }),
        "not-allowed",
      );
    const tipOfficer = await scheme.as("demo-tip-officer");
    const answer = `answer ${scheme.answers().length}`;
    assert.deepEqual(await replyTo(tipOfficer.call(tipRoutes.openTipIdentity, { params, body })), identity);
    const auditor = await scheme.as("demo-auditor");
    const { accesses, intact } = await replyTo(auditor.call(tipRoutes.listIdentityAccesses, { params }));
    assert.deepEqual([accesses.length, accesses[0]?.byName, intact], [1, "通報 十和子", true]);
    opened = { code, params, answer };
  });

  it("S-01 公益通報者保護法 who gave a tip stands nowhere in the clear", async () => {
    const { code, params, answer } = opened;
    const officer = await scheme.as("demo-surveillance-officer");
    await replyTo(officer.call(tipRoutes.readTip, { params }));
    await replyTo(officer.call(tipRoutes.listTips, { query: { status: "received" } }));
    await replyTo(status(code));
    await scheme.move("+10d");
    await until("the reminders", async () =>
      recordsIn(scheme.server().dataFolder, "notice").some(({ template }) => template === "reminder")
        ? true
        : undefined,
    );
    // The one answer that the tip officer asked for, and nothing else.
    const answers = scheme.answers().map((text, at) => ({ where: `answer ${at}`, text }));
    for (const secret of [identity.name, identity.contact]) {
      assert.deepEqual(placesOf(secret, answers), [answer]);
      const everywhere = [...registerFiles(scheme), ...filesBesideRegister(scheme), ...logTraces(scheme)];
      assert.deepEqual(placesOf(secret, everywhere), []);
      assert.deepEqual(placesOf(Buffer.from(secret).toString("latin1"), registerFiles(scheme)), []);
    }
    const given = answers.filter(({ text }) => text.includes(code));
    assert.deepEqual(
      given.map(({ text }) => text.includes('"receiptCode"')),
      [true],
    );
    assert.ok(!answers.some(({ text }) => (text.split("\n")[0] ?? "").includes(code)));
    const elsewhere = [...registerFiles(scheme), ...filesBesideRegister(scheme), ...logTraces(scheme)];
    assert.deepEqual(placesOf(code, elsewhere), []);
    assertRegisterSound(scheme.server().dataFolder);
  });
});
