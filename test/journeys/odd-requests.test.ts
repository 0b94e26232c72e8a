import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import { fillScheme, type Probed } from "./support/probed-scheme.ts";
import { assertRefusal, forEvery, type RawReply, type RawRequest, sendRaw } from "./support/raw-http.ts";
import { registerDump } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

const reads = allRoutes.filter(({ method }) => method === "GET");

describe("Odd addresses and headers change nothing, and get a sensible answer", () => {
  let scheme: Scheme;
  let probed: Probed;
  before(async () => {
    scheme = await openScheme();
    probed = await fillScheme(scheme);
  });
  after(() => scheme.stop());

  function asked(route: Route): RawRequest & { readonly headers: Record<string, string> } {
    const params = probed.realParams(route);
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
    const token = probed.tokens.get(probed.accountFor(route) ?? "");
    return {
      method: route.method,
      path,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    };
  }
  const send = (request: RawRequest): Promise<RawReply> => sendRaw(scheme.baseUrl(), request);
  async function nothingWritten(act: () => Promise<void>): Promise<void> {
    const dump = () => registerDump(scheme.server().dataFolder, ["taskToken"]);
    const before_ = dump();
    await act();
    assert.deepEqual(dump(), before_, "something was written");
  }

  it("every route that reads, with a query it does not have: 422", async () => {
    const queries = [
      "x=1",
      "constructor=1",
      "=",
      "x=%00",
      "%ff=%ff",
      "%ED%A0%80=1",
      "after[]=1",
      "after=garbage&x=1",
      `x=${"a".repeat(8000)}`,
      `${"x&".repeat(2000)}x`,
      "status=draft&status=draft&x=1",
      "applicationId=01ARZ3NDEKTSV4RRFFQ69G5FAV",
    ];
    const probes = reads.flatMap((route) => queries.map((query) => ({ route, query })));
    await nothingWritten(() =>
      forEvery(probes, async ({ route, query }) => {
        const request = asked(route);
        const reply = await send({ ...request, path: `${request.path}?${query}` });
        const what = `${route.name}?${query.slice(0, 80)}`;
        assert.equal(assertRefusal(reply, what).code, "invalid-input", what);
      }),
    );
  });

  it("every list, with a value that its query does not take: 422", async () => {
    const pages = [
      "x",
      "%00",
      "e30",
      Buffer.from('{"sort":1}').toString("base64url"),
      "a".repeat(3000),
      "%F0%A0%AE%B7",
    ];
    const values = [
      ...pages.flatMap((after_) => [
        `/secretariat/applications?status=formCheck&after=${after_}`,
        `/service-register?category=audit&after=${after_}`,
      ]),
      "/secretariat/applications?after=x",
      "/secretariat/applications?status=nope",
      "/secretariat/applications?status=draft&status=review",
      "/secretariat/applications?status=__proto__",
      "/secretariat/tasks?taskKind=",
      "/secretariat/tasks?taskKind=constructor",
      "/service-register",
      "/service-register?category=",
      "/service-register?category=AUDIT",
    ];
    const authorization = `Bearer ${probed.tokens.get("demo-auditor")}`;
    await nothingWritten(() =>
      forEvery(values, async (path) => {
        const reply = await send({ method: "GET", path, headers: { authorization } });
        assert.equal(assertRefusal(reply, path.slice(0, 100)).code, "invalid-input", path);
      }),
    );
  });

  it("every route that reads, with headers that want something else: the same answer as without them", async () => {
    const tricks: readonly Record<string, string>[] = [
      { "x-http-method-override": "DELETE", "x-method-override": "POST" },
      { "x-original-url": "/healthz", "x-rewrite-url": "/healthz" },
      { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" },
      { origin: "https://evil.example", "access-control-request-method": "POST" },
      { range: "bytes=0-1", "if-none-match": "*", "if-modified-since": "Sat, 01 Jan 2050 00:00:00 GMT" },
      { accept: "application/xml;q=x,,;" },
      { accept: "*/*;q=0" },
      { "accept-encoding": "gzip, br", te: "trailers" },
      { cookie: "demo_token=x; __proto__=1; =; a" },
      { connection: "keep-alive, authorization" },
      { connection: "upgrade", upgrade: "websocket" },
      { "x-request-id": "a%0d%0aset-cookie: x=1", "x-amzn-requestid": "1" },
      { "x-long": "a".repeat(5000) },
    ];
    const probes = reads.flatMap((route) => tricks.map((trick) => ({ route, trick })));
    await nothingWritten(() =>
      forEvery(probes, async ({ route, trick }) => {
        const request = asked(route);
        const [plain, tricked] = [
          await send(request),
          await send({ ...request, headers: { ...request.headers, ...trick } }),
        ];
        const what = `${route.name} with ${Object.keys(trick).join()}`;
        assert.equal(tricked.status, plain.status, what);
        assert.equal(tricked.headers["content-type"], plain.headers["content-type"], what);
        assert.equal(tricked.headers["access-control-allow-origin"], undefined, what);
        assert.doesNotMatch(JSON.stringify(tricked.headers), /evil\.example/, what);
      }),
    );
  });

  it("the pages and endpoints of one machine: never a fault of ours", async () => {
    const json = { "content-type": "application/json" };
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const post = (path: string, body: string, headers: Record<string, string> = json) => ({
      method: "POST",
      path,
      body,
      headers,
    });
    const get = (path: string, headers: Record<string, string> = {}) => ({ method: "GET", path, headers });
    const probes: readonly RawRequest[] = [
      ...[
        '{"move":"-1d"}',
        '{"move":"+99999w"}',
        '{"move":1}',
        '{"move":"+1d","x":1}',
        "{}",
        "[]",
        "",
        "{",
        '{"move":"+0d"}',
      ].map((body) => post("/demo/clock", body)),
      post("/demo/clock", "move=%2B1d", form),
      post("/demo/clock", "x".repeat(100_000)),
      ...[
        "..%2f..%2fregister.sqlite",
        "%00",
        "__proto__",
        "a".repeat(300),
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "%ff",
        "%2e%2e",
      ].map((id) => get(`/inbox/${id}`)),
      ...[
        "..%2f..%2fregister.sqlite",
        "applications/x/y",
        "applications%2fx?name=a&expires=9999999999&signature=00",
        "%ff?name=a&expires=1&signature=x",
        "x?name=%00&expires=NaN&signature=%F0",
      ].map((key) => get(`/evidence/${key}`)),
      get("/assets/../../package.json"),
      get("/assets/%2e%2e%2fpackage.json"),
      get("/signed-in?code=x&state=y"),
      get("/signed-in?code=x&state=y", { cookie: "sign_in_flow=y.z" }),
      get("/demo/account", { cookie: "demo_token=..;;;===" }),
      get("/oidc/auth"),
      get(
        "/oidc/auth?client_id=portal&redirect_uri=https%3A%2F%2Fevil.example&response_type=code&scope=openid",
      ),
      get(`/oidc/auth?client_id=${"x".repeat(3000)}`),
      get("/oidc/auth?client_id=portal&prompt=%00&max_age=-1&claims=%7B"),
      get("/oidc/auth/unknown"),
      get("/oidc/interaction/unknown"),
      post("/oidc/interaction/unknown", "account=demo-reviewer", form),
      post("/oidc/token", "grant_type=authorization_code&client_id=portal&code=x&code_verifier=y", form),
      post("/oidc/token", "grant_type=password&username=demo-reviewer", form),
      post("/oidc/token", "grant_type=authorization_code&code=%00%ff", form),
      post("/oidc/token", "{}"),
      post("/oidc/token", "x".repeat(200_000), form),
      post("/oidc/jwks", "x"),
      get("/oidc/../healthz"),
    ];
    await nothingWritten(() =>
      forEvery(probes, async (probe) => {
        const reply = await send(probe);
        const what = `${probe.method} ${probe.path.slice(0, 100)} ${String(probe.body ?? "").slice(0, 40)}: ${reply.status}`;
        assert.ok(reply.status >= 300 && reply.status < 500, what);
        assert.doesNotMatch(String(reply.headers.location ?? ""), /evil\.example/, what);
        assert.doesNotMatch(reply.text, /node_modules|SQLite format|"dependencies"/, what);
      }),
    );
  });
});
