import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { decodeJwt, decodeProtectedHeader } from "jose";
import {
  exchangeCode,
  finishSignIn,
  locationOf,
  signIn,
  startSignIn,
  tokensOf,
} from "#local/demo/sign-in-client.ts";
import { demoAccounts } from "#local/identity/demo-accounts.ts";
import { sampleCompanies } from "#local/samples/companies.ts";
import { policies } from "#scheme/policy/index.ts";
import { personRoles } from "#scheme/roles.ts";
import { echoed, type SmallInstallation, smallInstallation } from "#test/local/http/small-installation.ts";

let here: SmallInstallation;
before(async () => {
  here = await smallInstallation();
});
after(() => here.stop());

const whoAmI = (token: string) =>
  fetch(`${here.baseUrl}/who-am-i`, { headers: { authorization: `Bearer ${token}` } });

describe("N-03 Demo accounts", () => {
  it("are there for every role", () => {
    const held = new Set(demoAccounts.flatMap(({ profile }) => profile.groups));
    assert.deepEqual([...held].toSorted(), [...personRoles].toSorted());
  });

  it("belong to the sample companies, and to every body that is asked", () => {
    const of = (subject: string) => demoAccounts.find((each) => each.subject === subject)?.profile;
    assert.equal(of("demo-signatory")?.corporate_number, sampleCompanies[0]?.corporateNumber);
    assert.equal(of("demo-entry")?.corporate_number, sampleCompanies[0]?.corporateNumber);
    assert.equal(of("demo-other-signatory")?.corporate_number, sampleCompanies[1]?.corporateNumber);
    const bodies = new Set(demoAccounts.flatMap(({ profile }) => profile.body ?? []));
    const asked = policies().flatMap(({ inquiry }) => inquiry.bodies.value.map(({ code }) => code));
    assert.deepEqual([...bodies].toSorted(), [...new Set(asked)].toSorted());
  });

  for (const { subject, profile } of demoAccounts) {
    it(`${subject} signs in by the code flow and is known by the claims`, async () => {
      const claims = decodeJwt(await signIn(here.baseUrl, subject));
      const { sub, iss, aud, client_id, exp = 0, iat = 0, jti, ...rest } = claims;
      assert.deepEqual(rest, profile);
      assert.equal(sub, subject);
      assert.equal(iss, `${here.baseUrl}/oidc`);
      assert.equal(aud, `${here.baseUrl}/api`);
      assert.equal(client_id, "portal");
      assert.equal(exp - iat, 3600);
      assert.ok(jti);
    });
  }
});

describe("The code flow", () => {
  it("gives an access token that opens a route, with claims as API Gateway writes them", async () => {
    const response = await whoAmI(await signIn(here.baseUrl, "demo-reviewer-decider"));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("cache-control"), "no-store");
    const { authorizer } = (await echoed(response)).requestContext;
    assert.equal(authorizer?.jwt.claims["sub"], "demo-reviewer-decider");
    assert.equal(authorizer?.jwt.claims["groups"], "[reviewer decider]");
    assert.equal(typeof authorizer?.jwt.claims["exp"], "string");
  });

  it("says the same in the id token, which is no access token", async () => {
    const started = await startSignIn(here.baseUrl);
    const code = await finishSignIn(started, { account: "demo-responder-nco" });
    const { id_token } = await tokensOf(await exchangeCode(here.baseUrl, started, code));
    const claims = decodeJwt(id_token);
    assert.equal(claims["body"], "nco");
    assert.deepEqual(claims["groups"], ["governmentResponder"]);
    assert.equal(claims.aud, "portal");
    assert.equal((await whoAmI(id_token)).status, 401);
  });

  it("refuses another verifier than the challenge was made from", async () => {
    const started = await startSignIn(here.baseUrl);
    const code = await finishSignIn(started, { account: "demo-reviewer" });
    const wrong = { ...started, verifier: "x".repeat(43) };
    const response = await exchangeCode(here.baseUrl, wrong, code);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /invalid_grant/);
  });

  it("refuses a code the second time", async () => {
    const started = await startSignIn(here.baseUrl);
    const code = await finishSignIn(started, { account: "demo-reviewer" });
    assert.equal((await exchangeCode(here.baseUrl, started, code)).status, 200);
    const again = await exchangeCode(here.baseUrl, started, code);
    assert.equal(again.status, 400);
    assert.match(await again.text(), /invalid_grant/);
  });

  it("gives tokens once for a code offered several times at once", async () => {
    const started = await startSignIn(here.baseUrl);
    const code = await finishSignIn(started, { account: "demo-reviewer" });
    const answers = await Promise.all([1, 2, 3, 4].map(() => exchangeCode(here.baseUrl, started, code)));
    const good = answers.filter(({ status }) => status === 200);
    assert.ok(good.length <= 1, `${good.length} answers with tokens`);
    assert.ok(answers.every(({ status }) => status === 200 || status === 400));
  });

  for (const [name, change] of [
    ["without PKCE", { code_challenge: undefined, code_challenge_method: undefined }],
    ["with the plain method", { code_challenge_method: "plain" }],
    ["for tokens in the address", { response_type: "id_token", nonce: "n" }],
  ] as const) {
    it(`is refused ${name}, and the person lands on the portal with an error`, async () => {
      const query = new URLSearchParams({
        client_id: "portal",
        response_type: "code",
        redirect_uri: `${here.baseUrl}/signed-in`,
        scope: "openid",
        code_challenge: "a".repeat(43),
        code_challenge_method: "S256",
      });
      for (const [key, value] of Object.entries(change)) {
        if (value === undefined) query.delete(key);
        else query.set(key, value);
      }
      const response = await fetch(`${here.baseUrl}/oidc/auth?${query}`, { redirect: "manual" });
      const back = new URL((await locationOf(response)).replace("#", "?"));
      assert.equal(`${back.origin}${back.pathname}`, `${here.baseUrl}/signed-in`);
      assert.ok(back.searchParams.has("error"));
      assert.equal(back.searchParams.get("code"), null);
    });
  }

  for (const change of [{ redirect_uri: "https://elsewhere.example/signed-in" }, { client_id: "somebody" }]) {
    it(`never redirects elsewhere: ${Object.keys(change).join()}`, async () => {
      const query = new URLSearchParams({
        client_id: "portal",
        response_type: "code",
        redirect_uri: `${here.baseUrl}/signed-in`,
        scope: "openid",
        code_challenge: "a".repeat(43),
        code_challenge_method: "S256",
        ...change,
      });
      const response = await fetch(`${here.baseUrl}/oidc/auth?${query}`, {
        redirect: "manual",
        headers: { accept: "text/html" },
      });
      assert.equal(response.status, 400);
      assert.equal(response.headers.get("location"), null);
      assert.match(await response.text(), /サインインを続けられません/);
    });
  }

  it("a form without the cookie of its sign-in does nothing", async () => {
    const { page } = await startSignIn(here.baseUrl);
    const response = await fetch(page, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ account: "demo-administrator" }),
    });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get("location"), null);
  });

  it("an account that does not exist is not signed in", async () => {
    const started = await startSignIn(here.baseUrl);
    const response = await started.browser.fetch(started.page, { account: "demo-nobody" });
    assert.equal(response.status, 200);
    assert.match(await response.text(), /誰としてサインインするか/);
  });

  it("goes on after a restart of the server", async () => {
    const first = await smallInstallation();
    const started = await startSignIn(first.baseUrl);
    await first.stop(true);
    const { port, folder } = first;
    const second = await smallInstallation({ folder, port });
    const code = await finishSignIn(started, { account: "demo-auditor" });
    const tokens = await tokensOf(await exchangeCode(second.baseUrl, started, code));
    assert.equal(decodeJwt(tokens.access_token).sub, "demo-auditor");
    await second.stop();
  });

  it("only keys, and nothing of what they sign with, are public", async () => {
    const response = await fetch(`${here.baseUrl}/oidc/jwks`);
    const text = await response.text();
    const { kid } = decodeProtectedHeader(await signIn(here.baseUrl, "demo-auditor"));
    assert.ok(kid !== undefined && text.includes(kid));
    assert.doesNotMatch(text, /"(d|p|q|dp|dq|qi)":/);
  });
});
