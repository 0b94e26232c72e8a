import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { providerRoutes } from "#contracts/provider-routes.ts";
import { secretariatRoutes } from "#contracts/secretariat-routes.ts";
import { replyTo } from "#local/demo/expect-reply.ts";
import { demoAccounts } from "#local/identity/demo-accounts.ts";
import { sampleCompanies } from "#local/samples/companies.ts";
import { signIn } from "#test/support/sign-in.ts";
import {
  answerAs,
  type Case,
  caseAt,
  certificate,
  decide,
  draft,
  file,
  propose,
  reasons,
  slots,
  standsAt,
} from "./support/case.ts";
import { lowRating } from "./support/interrupted-case.ts";
import { mails } from "./support/mailbox.ts";
import { recordsIn } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";
import {
  filesBesideRegister,
  logTraces,
  pagesOf,
  placesOf,
  registerFiles,
  signInTraces,
  type Trace,
} from "./support/traces.ts";

const bodysQuestion = "海外拠点の関与を知りたい。";
const bodysObjection = "当該事業者の株主構成について懸念があり、認定に支障がある。";

/** A file that was read byte by byte, as the text it is. */
const readable = ({ where, text }: Trace): Trace => ({
  where,
  text: Buffer.from(text, "latin1").toString("utf8"),
});

/** What every task token of one machine begins with. */
const prefix = "tasktoken.";

describe("After many journeys, nothing secret or personal is where it should not be", () => {
  let scheme: Scheme;
  const nextSlot = slots();
  const tokensSeen = new Set<string>();
  const traces: Trace[] = [];

  const params = ({ applicationId }: Case) => ({ applicationId });
  const noteTokens = () => {
    for (const { token } of recordsIn(scheme.server().dataFolder, "taskToken")) tokensSeen.add(token);
  };
  before(async () => {
    scheme = await openScheme();
    const cases: Case[] = [];
    for (const stage of [
      "draft",
      "formCheck",
      "inquiry",
      "review",
      "awaitingDecision",
      "certified",
    ] as const) {
      cases.push(await caseAt(scheme, nextSlot(), stage));
      noteTokens();
    }
    const [drafted, checked, asked, reviewed, , certified] = cases;
    assert.ok(drafted && checked && asked && reviewed && certified);
    const sentBack = await draft(scheme, nextSlot(), { form: lowRating });
    await file(sentBack);
    await standsAt(sentBack, "remediation");
    await askApplicant(asked);
    await refuse(reviewed);
    const signatory = await checked.provider();
    const withdrawal = { params: params(checked), body: { reason: "事業計画の変更のため" } };
    await replyTo(signatory.call(providerRoutes.withdrawApplication, withdrawal));
    noteTokens();
    await refusals(drafted, certified);

    const { number } = await certificate(certified);
    const sent = await mails(scheme);
    const paths = [
      "/",
      "/api",
      "/inbox",
      "/openapi.json",
      "/policy",
      "/healthz",
      "/nowhere",
      `/certifications/${number}`,
      "/service-register?category=audit",
      "/provider/applications",
      "/.well-known/certificate-keys.json",
      ...sent.map(({ id }) => `/inbox/${id}`),
    ];
    traces.push(...(await pagesOf(scheme, paths)), ...(await signInTraces(scheme, "demo-reviewer")));
    for (const each of [...cases, sentBack]) await readEverything(each);
    await scheme.move("+60d");
    await standsAt(sentBack, "lapsed");
    noteTokens();
    traces.push(...scheme.answers().map((text) => ({ where: text.slice(0, text.indexOf("\n")), text })));
  });
  after(() => scheme.stop());

  async function askApplicant(of: Case): Promise<void> {
    await replyTo(answerAs(of, "npa", { answer: "moreInformation", text: bodysQuestion }));
    await replyTo(answerAs(of, "nco", { answer: "objection", text: bodysObjection }));
    noteTokens();
    const reviewer = await scheme.as("demo-reviewer");
    await replyTo(
      reviewer.call(secretariatRoutes.supplementInquiry, {
        params: { ...params(of), body: "npa" },
        body: { action: "askApplicant", question: reasons },
      }),
    );
    await scheme.move("+1h");
  }

  async function refuse(of: Case): Promise<void> {
    await propose(of, "refuse");
    await replyTo(decide(of, "refuse"));
  }

  /** Answers that refuse, for every reason at hand. */
  async function refusals(drafted: Case, certified: Case): Promise<void> {
    const provider = await drafted.provider();
    const reviewer = await scheme.as("demo-reviewer");
    const stranger = await scheme.as("demo-signatory-12");
    const accept = { outcome: "accept" } as const;
    const answers = [
      await provider.call(providerRoutes.saveForm, {
        params: params(drafted),
        body: { version: 99, form: {} },
      }),
      await provider.call(providerRoutes.createApplication, {
        body: { kind: "new", category: drafted.slot.category },
      }),
      await stranger.call(providerRoutes.readOwnApplication, { params: params(drafted) }),
      await reviewer.call(secretariatRoutes.completeFormCheck, { params: params(certified), body: accept }),
      await reviewer.call(secretariatRoutes.readApplication, { params: params(drafted) }),
      await scheme.anybody().call(secretariatRoutes.listTasks, {}),
      await provider.call(secretariatRoutes.listTasks, {}),
    ];
    assert.deepEqual(
      answers.filter(({ ok }) => ok),
      [],
    );
  }

  /** What everybody who may look at a case is shown of it. */
  async function readEverything(of: Case): Promise<void> {
    const provider = await of.provider();
    await provider.call(providerRoutes.listOwnApplications, {});
    await provider.call(providerRoutes.previewFindings, { params: params(of) });
    for (const account of ["demo-reviewer", "demo-decider", "demo-auditor", "demo-administrator"]) {
      const staff = await scheme.as(account);
      await staff.call(secretariatRoutes.readApplication, { params: params(of) });
      await staff.call(secretariatRoutes.readHistory, { params: params(of) });
      await staff.call(secretariatRoutes.listTasks, {});
      await staff.call(secretariatRoutes.listApplications, {});
    }
  }

  it("task tokens are in the register, and nowhere else: no answer, header, address, page, mail, log, file or certificate", () => {
    assert.ok(placesOf(prefix, registerFiles(scheme)).length > 0, "the search finds nothing at all");
    assert.ok(tokensSeen.size >= 8, `only ${tokensSeen.size} tokens were seen`);
    const everywhere = [...traces, ...filesBesideRegister(scheme), ...logTraces(scheme)];
    assert.ok(everywhere.length > 300, `only ${everywhere.length} places were looked into`);
    assert.deepEqual(placesOf(prefix, everywhere), []);
    for (const token of tokensSeen) {
      assert.ok(token.startsWith(prefix));
      assert.deepEqual(placesOf(token.slice(prefix.length), everywhere), []);
    }
    for (const { where } of traces) assert.doesNotMatch(where, /task.?token/i);
  });

  it("a search finds what is there in any of its shapes", () => {
    const secret = `${prefix}c2VjcmV0`;
    for (const before_ of ["", "a", "ab", "あ"]) {
      const whole = Buffer.from(`${before_}${secret} and more`);
      for (const text of [
        whole.toString(),
        whole.toString("base64"),
        whole.toString("base64url"),
        whole.toString("hex"),
      ]) {
        assert.deepEqual(placesOf(secret, [{ where: "here", text }]), ["here"], text);
      }
    }
    assert.deepEqual(placesOf(secret, [{ where: "here", text: "tasktoken" }]), []);
  });

  it("E-05 what a body said is in the answers to those who may read it, and in no record, file, mail, page or log", () => {
    const inRegister = registerFiles(scheme).map(readable);
    assert.ok(placesOf(reasons, inRegister).length > 0, "the search finds nothing at all");
    const kept = [...inRegister, ...filesBesideRegister(scheme).map(readable), ...logTraces(scheme)];
    for (const words of [bodysQuestion, bodysObjection]) {
      assert.deepEqual(placesOf(words, kept), []);
      const shown = placesOf(words, traces);
      assert.ok(shown.length > 0, "nobody was shown it");
      for (const where of shown) assert.match(where, /^http:\/\/[^/]+\/(government|secretariat)\//);
    }
  });

  it("no name, address of a person, reason or access token is in the log or printed", async () => {
    const people = sampleCompanies.flatMap(({ representative, officers, contact, responsiblePerson }) => [
      representative.name,
      ...officers.map(({ name }) => name),
      contact.name,
      contact.mail,
      responsiblePerson.name,
    ]);
    const staff = demoAccounts.map(({ profile }) => profile.name);
    const [company] = sampleCompanies;
    const inRegister = registerFiles(scheme).map(readable);
    assert.ok(placesOf(company?.contact.mail ?? "", inRegister).length > 0);
    const logs = logTraces(scheme);
    assert.match(logs[0]?.text ?? "", /REQUEST_ANSWERED/);
    for (const secret of new Set([...people, ...staff, reasons])) {
      assert.deepEqual(placesOf(secret, logs), [], secret);
    }
    for (const { text } of logs) assert.doesNotMatch(text, /eyJ[\w-]{10,}|Bearer|[\w.]@[\w.]/);
  });

  it("no access token and no person is in an address, and none is shown on a page", async () => {
    const people = sampleCompanies.flatMap(({ representative, contact }) => [
      representative.name,
      contact.mail,
    ]);
    for (const { where } of traces) {
      assert.doesNotMatch(where, /eyJ[\w-]{10,}|access_token=|id_token=/);
      for (const person of people) assert.ok(!decodeURIComponent(where).includes(person), where);
    }
    const [header = ""] = (await signIn(scheme.baseUrl(), "demo-reviewer")).split(".");
    for (const { where, text } of traces) {
      const [headers = "", ...body] = text.split("\n");
      assert.ok(!body.join("\n").includes(header), where);
      if (headers.includes(header)) assert.match(headers, /HttpOnly/i, where);
    }
  });
});
