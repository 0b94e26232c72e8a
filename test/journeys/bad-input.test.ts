import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import type { ProblemCode } from "#contracts/problems.ts";
import type { Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import { signIn } from "#test/support/sign-in.ts";
import { badAuthorizations } from "./support/bad-tokens.ts";
import { examplesOf, type Json, mutationsOf } from "./support/examples.ts";
import { fillScheme, type Probed } from "./support/probed-scheme.ts";
import { assertRefusal, forEvery, type RawReply, type RawRequest, sendRaw } from "./support/raw-http.ts";
import { assertRegisterSound, registerDump } from "./support/register-file.ts";
import { openScheme, type Scheme } from "./support/scheme.ts";

type Probe = RawRequest & { readonly what: string };

/** Enough of the many ways to spoil the largest form. */
const mostPerExample = 400;

const withBody = allRoutes.filter((route) => route.body !== undefined);
const signedIn = allRoutes.filter((route) => route.roles !== "anyone");
const unknownId = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

describe("Bad input is refused with a code and words, and nothing is written", () => {
  let scheme: Scheme;
  let probed: Probed;
  let expired: string;
  before(async () => {
    scheme = await openScheme();
    expired = await signIn(scheme.baseUrl(), "demo-reviewer");
    await scheme.move("+2h");
    probed = await fillScheme(scheme);
  });
  after(() => scheme.stop());

  const tokenOf = (account: string) => probed.tokens.get(account) ?? "";
  const pathOf = (route: Route, params: Readonly<Record<string, string>> = probed.realParams(route)) =>
    route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const bearer = (route: Route, account = probed.accountFor(route)): Record<string, string> =>
    account === undefined ? {} : { authorization: `Bearer ${tokenOf(account)}` };
  const json = { "content-type": "application/json" };
  /** A request the route would take, but for what a probe changes. */
  const asked = (route: Route, body: Json | undefined = exampleOf(route)): RawRequest => ({
    method: route.method,
    path: pathOf(route),
    headers: { ...bearer(route), ...(body === undefined ? {} : json) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

  /** Sends every probe, and asserts what comes back and that nothing was written. */
  async function probeAll(
    probes: readonly Probe[],
    judge: (reply: RawReply, what: string) => void,
  ): Promise<void> {
    assert.ok(probes.length >= 15, `only ${probes.length} requests`);
    const dump = () => registerDump(scheme.server().dataFolder, ["taskToken"]);
    const before_ = dump();
    assert.ok(before_.size > 500, "the register is empty");
    await forEvery(probes, async (probe) => {
      const what = `${probe.method} ${probe.path.slice(0, 120)}: ${probe.what}`;
      judge(await sendRaw(scheme.baseUrl(), probe), what);
    });
    assert.deepEqual(dump(), before_, "something was written");
    assertRegisterSound(scheme.server().dataFolder);
  }
  const refusedAs =
    (...codes: readonly ProblemCode[]) =>
    (reply: RawReply, what: string): void => {
      const { code } = assertRefusal(reply, what);
      assert.ok(codes.includes(code), `${what}: ${code}`);
    };

  it("every route, with a token that is missing, forged, expired or somebody else's: 401", async () => {
    const bad = {
      ...(await badAuthorizations(scheme.baseUrl(), scheme.server().dataFolder, tokenOf("demo-reviewer"))),
      expired: `Bearer ${expired}`,
    };
    const probes = signedIn.flatMap((route) =>
      Object.entries(bad).map(([what, authorization]) => {
        const { authorization: _, ...headers } = asked(route).headers ?? {};
        return {
          ...asked(route),
          what,
          headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        };
      }),
    );
    await probeAll(probes, (reply, what) => {
      refusedAs("not-signed-in")(reply, what);
      assert.equal(reply.headers["www-authenticate"], "Bearer", what);
    });
  });

  it("N-03 every route, called by every role it is not for: 403", async () => {
    const probes = signedIn.flatMap((route) =>
      probed.othersThan(route).map((account) => ({
        ...asked(route),
        what: account,
        headers: { ...asked(route).headers, ...bearer(route, account) },
      })),
    );
    await probeAll(probes, refusedAs("not-allowed"));
  });

  it("every route with an id, of something that is not there or another company's: 404", async () => {
    const withId = allRoutes.filter((route) => route.path.includes("{"));
    const unknown = {
      applicationId: unknownId,
      documentId: unknownId,
      requestId: unknownId,
      body: "npa",
      number: "XX-2027-VA-999999",
      prerequisite: "isms",
      surveillanceId: unknownId,
      tipId: unknownId,
    };
    const anothers = { ...unknown, applicationId: probed.ofAnother.applicationId };
    const probes = withId.flatMap((route) => [
      { ...asked(route), path: pathOf(route, unknown), what: "unknown" },
      ...(route.audience === "provider"
        ? [{ ...asked(route), path: pathOf(route, anothers), what: "another's" }]
        : []),
    ]);
    await probeAll(probes, refusedAs("not-found"));
  });

  it("every route with an id, of an id that is none, or a path that plays tricks: 404, 405 or 422", async () => {
    const tricks = [
      "..",
      ".",
      "%2e%2e",
      "..%2f..%2fetc%2fpasswd",
      "a%2fb",
      "%00",
      "a%0d%0aset-cookie:x=1",
      "%20",
      "%",
      "%ff",
      "%ed%a0%80",
      "a".repeat(41),
      "a".repeat(7000),
      "'%20or%20'1'='1",
      "__proto__",
      "constructor",
      "%F0%A0%AE%B7",
      "-1",
      "a;b=c",
      "{applicationId}",
      "a%23b",
      "%E2%80%AE",
    ];
    const probes = allRoutes.flatMap((route) => {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const real = probed.realParams(route);
      const inIds = names.flatMap((name) =>
        tricks.map((trick) => ({
          ...asked(route),
          path: pathOf(route, { ...real, [name]: trick }),
          what: `${name} is a trick`,
        })),
      );
      const path = pathOf(route);
      const around = [
        `${path}/`,
        `/${path}`,
        `${path}%00`,
        `/.${path}`,
        `${path}/..`,
        path.toUpperCase(),
        `/x/..${path}`,
      ].map((each) => ({ ...asked(route), path: each, what: "the path is bent" }));
      return [...inIds, ...around];
    });
    await probeAll(probes, refusedAs("not-found", "invalid-input", "method-not-allowed"));
  });

  it("every address, with a method it does not take: 405 with those it takes", async () => {
    const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"];
    const probes = allRoutes.flatMap((route) => {
      const taken = allRoutes.filter(({ path }) => path === route.path).map(({ method }): string => method);
      const others = methods.filter((method) => !taken.includes(method));
      return others.map((method) => ({
        method,
        path: pathOf(route),
        headers: bearer(route),
        what: "method",
      }));
    });
    await probeAll(probes, (reply, what) => {
      refusedAs("method-not-allowed")(reply, what);
      assert.match(reply.headers.allow ?? "", /^(GET|POST|PUT)/, what);
    });
  });

  it("every route with a body, with one that is no JSON object of the contract: 400 or 422", async () => {
    const bodies: Readonly<Record<string, string | Uint8Array>> = {
      "half a JSON": "{",
      "two JSONs": "{}{}",
      "no JSON": "hello",
      "a comma too many": '{"a":1,}',
      NaN: '{"a":NaN}',
      "a field twice": '{"a":1,"a":2}',
      "no UTF-8": Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      "UTF-16": Buffer.from('{"a":1}', "utf16le"),
      "nested 30 000 deep": "[".repeat(30_000),
      "nested 5000 deep and closed": `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
      compressed: gzipSync("{}"),
      null: "null",
      "an array": "[]",
      "a text": '"text"',
      "a number beyond all": "1e400",
      "a prototype": '{"__proto__":{"roles":["reviewer"]}}',
      "a constructor": '{"constructor":{"prototype":{"x":1}}}',
      "halves of pairs in a name": '{"\\ud800":1}',
    };
    const probes = withBody.flatMap((route) =>
      Object.entries(bodies).map(([what, body]) => ({ ...asked(route), body, what })),
    );
    await probeAll(probes, refusedAs("bad-json", "invalid-input"));
  });

  it("every route with a body, in another content type: 415", async () => {
    const types = [
      "",
      "text/plain",
      "text/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json; charset=shift_jis",
      "application/json-patch+json",
      "application/xml",
      "application/json, text/html",
      "\u00e9",
    ];
    const probes = withBody.flatMap((route) =>
      types.map((type) => ({
        ...asked(route, exampleOf(route) ?? {}),
        headers: { ...bearer(route), "content-type": type },
        what: type,
      })),
    );
    await probeAll(probes, refusedAs("unsupported-type"));
  });

  it("every route with a body, with 10 MB: 413", async () => {
    const body = Buffer.alloc(10_000_000, "x");
    await probeAll(
      withBody.map((route) => ({ ...asked(route), body, what: "10 MB" })),
      refusedAs("body-too-large"),
    );
  });

  it("every field of every body, wrong, missing or one too many: 422 with the violations", async () => {
    const probes = withBody.flatMap((route) =>
      examplesOf(route.body ?? route.params).flatMap((example) => {
        const wrong = mutationsOf(example).filter((each) => each.alwaysWrong || isWrong(route, each.body));
        const stride = Math.max(1, Math.ceil(wrong.length / mostPerExample));
        return wrong
          .filter((_, at) => at % stride === 0)
          .map(({ what, body }) => ({ ...asked(route, body), what }));
      }),
    );
    await probeAll(probes, (reply, what) => {
      refusedAs("invalid-input")(reply, what);
      assert.match(reply.text, /"violations":\[\{"path":/, what);
    });
  });
});

function exampleOf(route: Route): Json | undefined {
  return route.body === undefined ? undefined : examplesOf(route.body)[0];
}

/** Whether the contract refuses a body. */
function isWrong(route: Route, body: Json): boolean {
  return route.body?.safeParse(body).success !== true;
}
