import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { decodeJwt } from "jose";
import {
  exchangeCode,
  finishSignIn,
  locationOf,
  type StartedSignIn,
  signIn,
  startSignIn,
  tokensOf,
} from "#local/demo/sign-in-client.ts";
import { openIdentityDatabase } from "#local/identity/identity-database.ts";
import { fromBase32, timeStep, totpCode } from "#local/identity/totp.ts";
import { users } from "#local/identity/users.ts";
import { manageUsers } from "#local/tools/user.ts";
import { type SmallInstallation, smallInstallation } from "#test/local/http/small-installation.ts";

describe("Outside demo mode", () => {
  let demoToken: string;
  let demoCode: { started: StartedSignIn; code: string };
  let pilot: SmallInstallation;

  before(async () => {
    const demo = await smallInstallation({ demo: true });
    demoToken = await signIn(demo.baseUrl, "demo-administrator");
    const started = await startSignIn(demo.baseUrl);
    demoCode = { started, code: await finishSignIn(started, { account: "demo-administrator" }) };
    await demo.stop(true);
    pilot = await smallInstallation({ demo: false, folder: demo.folder, port: demo.port });
  });
  after(() => pilot.stop());

  it("no demo account is offered, and none signs in, even on data made in demo mode", async () => {
    const started = await startSignIn(pilot.baseUrl);
    const page = await (await started.browser.fetch(started.page)).text();
    assert.doesNotMatch(page, /demo-/);
    const response = await started.browser.fetch(started.page, { account: "demo-administrator" });
    assert.equal(response.status, 401);
    assert.equal(response.headers.get("location"), null);
  });

  it("a demo account has no password either", async () => {
    const started = await startSignIn(pilot.baseUrl);
    const form = { name: "demo-administrator", password: "", code: "000000" };
    assert.equal((await started.browser.fetch(started.page, form)).status, 401);
  });

  it("a token from demo mode opens nothing", async () => {
    const response = await fetch(`${pilot.baseUrl}/who-am-i`, {
      headers: { authorization: `Bearer ${demoToken}` },
    });
    assert.equal(response.status, 401);
  });

  it("a code from demo mode is worth nothing", async () => {
    const response = await exchangeCode(pilot.baseUrl, demoCode.started, demoCode.code);
    assert.equal(response.status, 400);
  });

  for (const [method, path] of [
    ["GET", "/demo/clock"],
    ["POST", "/demo/clock"],
    ["GET", "/demo/sign-in"],
    ["GET", "/demo/account"],
    ["GET", "/signed-in"],
    ["GET", "/inbox"],
    ["GET", "/inbox/01A"],
  ] as const) {
    it(`${method} ${path} does not exist`, async () => {
      const response = await fetch(`${pilot.baseUrl}${path}`, { method });
      assert.equal(response.status, 404);
      assert.match(response.headers.get("content-type") ?? "", /^application\/problem\+json/);
    });
  }
});

describe("Somebody added by command", () => {
  let here: SmallInstallation;
  before(async () => {
    here = await smallInstallation({ demo: false });
  });
  after(() => here.stop());

  async function add(...args: string[]) {
    const database = openIdentityDatabase(here.folder);
    const result = await manageUsers(args, users(database, here.clock));
    database.close();
    return result;
  }

  it("signs in with the one-time password and a code, and chooses a password first", async () => {
    const { code, text } = await add("add", "hanako", "--name", "決定 花子", "--role", "decider");
    assert.equal(code, 0, text);
    const password = /one-time password : (\S+)/.exec(text)?.[1] ?? "";
    const secret = /authenticator key : (\S+)/.exec(text)?.[1] ?? "";
    const totp = () => totpCode(fromBase32(secret), timeStep(here.clock.now()));

    const started = await startSignIn(here.baseUrl);
    const shown = await started.browser.fetch(started.page, { name: "hanako", password, code: totp() });
    assert.equal(shown.status, 200);
    assert.match(await shown.text(), /name="new-password"/);
    const resume = started.page.replace("/interaction/", "/auth/");
    const early = await locationOf(await started.browser.fetch(resume));
    assert.match(early, /\/oidc\/interaction\//, "no code before the password is chosen");

    here.clock.move({ milliseconds: 60_000 });
    const again = await startSignIn(here.baseUrl);
    await again.browser.fetch(again.page, { name: "hanako", password, code: totp() });
    for (const refused of [password, "short", "x".repeat(201)]) {
      assert.equal((await again.browser.fetch(again.page, { "new-password": refused })).status, 422);
    }
    const granted = await finishSignIn(again, { "new-password": "自分で決めた長い合言葉です" });
    const tokens = await tokensOf(await exchangeCode(here.baseUrl, again, granted));
    const claims = decodeJwt(tokens.access_token);
    assert.equal(claims["name"], "決定 花子");
    assert.deepEqual(claims["groups"], ["decider"]);

    here.clock.move({ milliseconds: 60_000 });
    const later = await startSignIn(here.baseUrl);
    const form = { name: "hanako", password: "自分で決めた長い合言葉です", code: totp() };
    assert.ok(await finishSignIn(later, form));
  });

  it("is told apart in the log when refused or locked out, by a mark that names nobody", async () => {
    const { code, text } = await add("add", "jiro", "--name", "監査 二郎", "--role", "auditor");
    assert.equal(code, 0, text);
    const before = here.logged.length;
    const started = await startSignIn(here.baseUrl);
    const password = "まちがいのパスワード";
    const attempt = (name: string) => started.browser.fetch(started.page, { name, password, code: "000000" });
    for (let failure = 0; failure < 6; failure += 1) assert.equal((await attempt("jiro")).status, 401);
    assert.equal((await attempt("nobody-of-this-name")).status, 401);

    const lines = here.logged.slice(before);
    const [first] = lines;
    const refused = { code: "SIGN_IN_REFUSED", details: first?.details };
    assert.match(JSON.stringify(first?.details), /^{"account":"[0-9a-f]{16}"}$/);
    assert.deepEqual(lines, [
      ...Array.from({ length: 5 }, () => refused),
      { code: "ACCOUNT_LOCKED", details: first?.details },
      refused,
      { code: "SIGN_IN_REFUSED", details: {} },
    ]);
  });

  const company = ["--corporate-number", "4000012090001", "--account-type", "prime"];
  it("is removed by command, and a second time is not there", async () => {
    const { code, text } = await add("add", "taro", "--name", "申請 太郎", "--role", "signatory", ...company);
    assert.equal(code, 0, text);
    assert.equal((await add("add", "taro", "--name", "別人", "--role", "reviewer")).code, 1);
    assert.equal((await add("remove", "taro")).code, 0);
    assert.equal((await add("remove", "taro")).code, 1);
  });
});
