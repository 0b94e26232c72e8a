import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { problem, problemCatalogue } from "#contracts/problems.ts";
import { allRoutes } from "#contracts/routes.ts";
import { browser, locationOf, signIn } from "#local/demo/sign-in-client.ts";
import { both } from "#local/http/both.ts";
import { mailboxMailer } from "#local/mail/mailbox.ts";
import { html } from "#web/html.ts";
import { type SmallInstallation, smallInstallation } from "./small-installation.ts";

let here: SmallInstallation;
before(async () => {
  here = await smallInstallation();
});
after(() => here.stop());

const at = (path: string, init?: RequestInit) =>
  fetch(`${here.baseUrl}${path}`, { redirect: "manual", ...init });

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${problem.parse(await response.json()).code}`;
}

describe("HTML is written safely", () => {
  it("values are escaped, pieces of HTML are not", () => {
    const piece = html`<b title="${'"'}">${"<script>&'"}</b>`;
    assert.equal(
      html`<p>${[piece, undefined, 3]}</p>`.html,
      '<p><b title="&quot;">&lt;script&gt;&amp;&#39;</b>3</p>',
    );
  });

  it("both languages are marked, Japanese first", () => {
    assert.equal(
      both({ ja: "決定", en: "<decision>" }).html,
      '<span lang="ja">決定</span> <span lang="en" class="en">&lt;decision&gt;</span>',
    );
  });
});

describe("Pages", () => {
  before(async () => {
    const mime = Buffer.from("Subject: =?utf-8?B?5Y+X5LuY?=\r\nTo: a@b.example\r\n\r\nbody");
    const mail = { id: "01A", from: "office@example.jp", to: ["a@b.example"], mime };
    await mailboxMailer(join(here.folder, "mailbox")).send(mail);
  });

  for (const path of ["/", "/api", "/inbox", "/inbox/01A", "/demo/account"]) {
    it(`${path} is a page in both languages, without scripts or anything from elsewhere`, async () => {
      const response = await at(path);
      const page = await response.text();
      assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
      assert.match(page, /<html lang="ja">/);
      assert.match(page, /<h1><span lang="ja">[^<]+<\/span> <span lang="en"/);
      assert.match(page, /<title>[^<]+<\/title>/);
      assert.doesNotMatch(page, /<script|<style|<iframe| style=| on\w+=|javascript:/i);
      assert.doesNotMatch(page, /(src|href|action)="(https?:)?\/\//i);
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.equal(response.headers.get("referrer-policy"), "no-referrer");
      const policy = response.headers.get("content-security-policy") ?? "";
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|script-src/);
    });
  }

  it("the start page leads to what there is", async () => {
    const page = await (await at("/")).text();
    for (const link of ["/api", "/openapi.json", "/policy", "/inbox", "/demo/sign-in", "/demo/clock"]) {
      assert.ok(page.includes(`href="${link}"`), link);
    }
  });

  it("the API reference names every route", async () => {
    const page = await (await at("/api")).text();
    for (const { method, path, summary } of allRoutes) {
      assert.ok(page.includes(`<code>${method} ${path}</code>`), path);
      assert.ok(page.includes(summary.ja), summary.ja);
    }
  });

  it("the API reference says what each refusal of a route means, beside its code", async () => {
    const page = await (await at("/api")).text();
    for (const { name, refusals } of allRoutes) {
      const row = page.slice(page.indexOf(`<tr id="${name}">`)).split("</tr>")[0] ?? "";
      for (const code of refusals) {
        const said = `<code>${code}</code><span lang="ja">${problemCatalogue[code].wrong.ja}</span>`;
        assert.ok(row.includes(said), `${name} ${code}`);
      }
    }
  });

  it("the stylesheet is a file of its own", async () => {
    const response = await at("/assets/portal.css");
    assert.match(response.headers.get("content-type") ?? "", /^text\/css/);
    assert.doesNotMatch(await response.text(), /url\(|@import/);
  });
});

describe("The inbox", () => {
  before(async () => {
    const mailer = mailboxMailer(join(here.folder, "mailbox"));
    for (const [id, subject] of [
      ["01B", "older"],
      ["01C", "<img src=x onerror=alert(1)>"],
    ] as const) {
      const text = `Subject: ${subject}\r\nTo: a@b.example\r\nDate: Thu, 01 Apr 2027 00:30:00 +0000\r\n\r\n<script>1</script>`;
      await mailer.send({ id, from: "office@example.jp", to: ["a@b.example"], mime: Buffer.from(text) });
    }
  });

  it("lists the newest first, in Japanese time, and shows the text as text", async () => {
    const list = await (await at("/inbox")).text();
    assert.ok(list.indexOf("/inbox/01C") < list.indexOf("/inbox/01B"));
    assert.match(list, /2027-04-01 09:30 JST/);
    assert.match(list, /&lt;img src=x onerror=alert\(1\)&gt;/);
    const mail = await (await at("/inbox/01C")).text();
    assert.match(mail, /&lt;script&gt;1&lt;\/script&gt;/);
  });

  for (const id of [
    "..%2f..%2fetc%2fpasswd",
    "..%2fidentity.sqlite",
    "%2e%2e%2fkeys",
    "01B.eml",
    "01B%00",
    "%0d%0aX:1",
    "nothing",
  ]) {
    it(`opens nothing outside itself: ${id}`, async () => {
      assert.equal(await codeOf(await at(`/inbox/${id}`)), "404 not-found");
    });
  }
});

describe("The demo sign-in", () => {
  const signInAs = async (account: string) => {
    const visitor = browser();
    const auth = await locationOf(await visitor.fetch(`${here.baseUrl}/demo/sign-in`));
    const page = await locationOf(await visitor.fetch(auth));
    const resume = await locationOf(await visitor.fetch(page, { account }));
    const back = await locationOf(await visitor.fetch(resume));
    return { visitor, back };
  };

  it("ends on a page that shows who one is, never the token", async () => {
    const { visitor, back } = await signInAs("demo-entry");
    const completed = await visitor.fetch(back);
    assert.equal(completed.status, 303);
    const cookie = completed.headers.getSetCookie().find((line) => line.startsWith("demo-token=")) ?? "";
    for (const attribute of ["HttpOnly", "SameSite=Strict", "Path=/demo"])
      assert.ok(cookie.includes(attribute), attribute);
    const page = await (await visitor.fetch(await locationOf(completed))).text();
    assert.match(page, /demo-entry/);
    assert.match(page, /POST \/provider\/applications/);
    assert.doesNotMatch(page, /\/secretariat\/|eyJ/);
    assert.equal((await visitor.fetch(`${here.baseUrl}/demo/sign-out`, {})).status, 303);
  });

  it("is not completed without having been started in the same browser", async () => {
    const { back } = await signInAs("demo-administrator");
    const response = await fetch(back, { redirect: "manual" });
    assert.equal(response.status, 400);
    assert.deepEqual(response.headers.getSetCookie(), []);
  });

  it("is not completed with another state, or twice", async () => {
    const { visitor, back } = await signInAs("demo-administrator");
    const other = new URL(back);
    other.searchParams.set("state", "x".repeat(22));
    assert.equal((await visitor.fetch(other.href)).status, 400);
    assert.equal((await visitor.fetch(back)).status, 303);
    assert.equal((await visitor.fetch(back)).status, 400);
  });

  it("without a sign-in there is nothing to see", async () => {
    assert.equal((await at("/demo/account")).status, 401);
    assert.equal((await at("/demo/account", { headers: { cookie: "demo-token=a.b.c" } })).status, 401);
  });
});

describe("The demo clock", () => {
  const move = (body: string, type = "application/json") =>
    at("/demo/clock", { method: "POST", headers: { "content-type": type }, body });

  it("moves on, what fell due happens first, and a sign-in from before has expired", async () => {
    assert.deepEqual(await (await at("/demo/clock")).json(), { now: here.clock.now() });
    const whoAmI = async (token: string) =>
      (await at("/who-am-i", { headers: { authorization: `Bearer ${token}` } })).status;
    const token = await signIn(here.baseUrl, "demo-reviewer");
    assert.equal(await whoAmI(token), 200);
    const expected = new Date(Date.parse(here.clock.now()) + 14 * 86_400_000).toISOString();
    const settled = here.settled();
    const response = await move('{"move":"+14d"}');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { now: expected });
    assert.equal(here.clock.now(), expected);
    assert.equal(here.settled(), settled + 1);
    assert.equal(await whoAmI(token), 401);
    assert.equal(await whoAmI(await signIn(here.baseUrl, "demo-reviewer")), 200);
  });

  for (const [body, code] of [
    ['{"move":"-1d"}', "422 invalid-input"],
    ['{"move":"+1y"}', "422 invalid-input"],
    ['{"move":"+99999w"}', "422 invalid-input"],
    ['{"move":14}', "422 invalid-input"],
    ['{"move":"+1d","more":1}', "422 invalid-input"],
    ["{}", "422 invalid-input"],
    ["[]", "422 invalid-input"],
    ["{", "400 bad-json"],
    ["", "400 bad-json"],
    [`{"move":"${"+".repeat(2000)}"}`, "413 body-too-large"],
  ] as const) {
    it(`stays where it is: ${body.slice(0, 30)}`, async () => {
      const now = here.clock.now();
      assert.equal(await codeOf(await move(body)), code);
      assert.equal(here.clock.now(), now);
    });
  }

  it("a form on another site cannot move it", async () => {
    const now = here.clock.now();
    assert.equal(await codeOf(await move('{"move":"+1d"}', "text/plain")), "415 unsupported-type");
    assert.equal(here.clock.now(), now);
  });
});

describe("Documents", () => {
  it("an upload goes through without being kept in memory", async () => {
    const response = await at("/upload", { method: "POST", body: new Uint8Array(3_000_000) });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get("content-length"), null);
    assert.equal(here.uploads.at(-1), "3000000");
  });

  it("a link opens a file to be saved, with its name and no way to add a header", async () => {
    const response = await at("/evidence/good");
    assert.equal(response.status, 200);
    assert.equal(await response.text(), "%PDF-1.7");
    assert.equal(response.headers.get("content-type"), "application/pdf");
    assert.equal(response.headers.get("x-evil"), null);
    assert.equal(
      response.headers.get("content-disposition"),
      "attachment; filename*=UTF-8''%E8%AA%93%E7%B4%84%E6%9B%B8%0D%0Ax-evil%3A%201%22%27%2A.pdf",
    );
    assert.match(response.headers.get("content-security-policy") ?? "", /sandbox/);
  });

  for (const [path, code] of [
    ["/evidence/expired", "403 not-allowed"],
    ["/evidence/forged", "403 not-allowed"],
    ["/evidence/missing", "404 not-found"],
    ["/evidence/", "404 not-found"],
    ["/evidence/..%2f..%2fidentity.sqlite", "404 not-found"],
  ] as const) {
    it(`${path}: ${code}`, async () => assert.equal(await codeOf(await at(path)), code));
  }
});
