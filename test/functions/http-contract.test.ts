import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { problem, problemCatalogue } from "#contracts/problems.ts";
import type { Route } from "#contracts/route.ts";
import { allRoutes } from "#contracts/routes.ts";
import type { HttpReply } from "#functions/middleware/http-event.ts";
import { personRoles } from "#scheme/roles.ts";
import { allowedClaims, claimsOf, eventOf, type RequestParts, secrets } from "./support/requests.ts";
import { inputSchemaOf, sampleOf, textSampleOf } from "./support/sample-of.ts";
import { spiedRoute } from "./support/spy.ts";

/** What a caller who may call the route and asks in good order sends. */
function inOrder(route: Route): RequestParts {
  return {
    params: textSampleOf(route.params),
    query: textSampleOf(route.query),
    ...(route.body === undefined ? {} : { body: sampleOf(route.body) }),
    claims: allowedClaims(route),
  };
}

function assertProblem(reply: HttpReply, code: keyof typeof problemCatalogue, told: string): void {
  const details = problem.parse(JSON.parse(reply.body));
  assert.equal(details.code, code, told);
  assert.equal(reply.statusCode, problemCatalogue[code].status, told);
  assert.equal(details.status, reply.statusCode, told);
  assert.equal(reply.headers["content-type"], "application/problem+json", told);
  assert.equal(reply.headers["cache-control"], "no-store", told);
  if (code === "invalid-input") assert.ok((details.violations ?? []).length > 0, told);
}

/** Sends requests that must all be refused with a code before the use case is asked, and without a trace in the log. */
async function refusesAll(
  route: Route,
  code: keyof typeof problemCatalogue,
  requests: Readonly<Record<string, Partial<RequestParts>>>,
): Promise<void> {
  for (const [told, parts] of Object.entries(requests)) {
    const { handle, commands, lines } = spiedRoute(route);
    assertProblem(await handle(eventOf({ ...inOrder(route), ...parts })), code, told);
    assert.deepEqual(commands, [], told);
    assertNothingSecret(lines);
  }
}

function assertNothingSecret(lines: readonly string[]): void {
  assert.ok(lines.length > 0);
  for (const secret of Object.values(secrets)) assert.ok(!lines.join("\n").includes(secret), secret);
}

const wrongTexts = {
  empty: "",
  long: "a".repeat(70_000),
  path: "../../etc/passwd",
  slash: "a/b",
  space: "a b",
  japanese: "申請",
  nul: "a\0b",
  surrogate: "\ud800",
  proto: "__proto__",
  markup: "<script>alert(1)</script>",
  newline: "a\r\nset-cookie: x=1",
};

const wrongJson = {
  truncated: '{"a":',
  trailing: "{} {}",
  single: "{'a':1}",
  comment: "{/* */}",
  bareword: secrets.text,
  number: "1e",
  twice: `{"a":"${secrets.text}","a":2}`,
  twiceEscaped: '{"a":1,"\\u0061":2}',
  twiceDeep: '{"form":{"isms":{"edition":"2022","edition":"2013"}}}',
  deep: `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
};

const wrongTypes = [null, 1.5, -1, "", "a".repeat(5_000), true, [], {}, [[]], { $ne: 1 }, 1e308];

for (const route of allRoutes) {
  describe(`${route.name} refuses what its contract does not take`, () => {
    it("asks its use case once when all is in order, with just what was sent", async () => {
      const { handle, commands, lines } = spiedRoute(route);
      const parts = inOrder(route);
      const reply = await handle(eventOf(parts));
      assertProblem(reply, "not-found", "the spy's own answer");
      assert.equal(commands.length, 1);
      const given = Object.assign({}, parts.body, parts.query, parts.params);
      const ofSide = {
        provider: { corporateNumber: "7123456789012", accountType: "prime" },
        government: { body: "meti" },
        secretariat: {},
        public: {},
      }[route.audience];
      const actor = {
        subject: secrets.subject,
        name: secrets.name,
        roles: route.roles === "anyone" ? [] : [route.roles[0]],
        corporateNumber: undefined,
        accountType: undefined,
        body: undefined,
        ...ofSide,
      };
      assert.deepEqual(commands[0], route.roles === "anyone" ? given : { ...given, actor });
      assertNothingSecret(lines);
    });

    if (route.roles !== "anyone") {
      const { roles } = route;
      it("refuses whoever is not signed in", async () => {
        await refusesAll(route, "not-signed-in", {
          none: { claims: undefined },
          empty: { claims: {} },
          nameless: { claims: { ...claimsOf(...roles), name: undefined } },
          subjectless: { claims: { ...claimsOf(...roles), sub: "" } },
          wrongCompany: { claims: { ...claimsOf(...roles), corporate_number: "1" } },
        });
      });

      it("N-03 refuses every role that may not call it", async () => {
        const others = personRoles.filter((role) => !roles.includes(role));
        await refusesAll(route, "not-allowed", {
          none: { claims: claimsOf() },
          unknown: { claims: claimsOf("root", "system", "Reviewer") },
          all: { claims: claimsOf(...others) },
          ...Object.fromEntries(others.map((role) => [role, { claims: claimsOf(role) }])),
        });
      });
    }

    for (const name of Object.keys(route.params.shape)) {
      it(`refuses wrong values of {${name}}`, async () => {
        const params = textSampleOf(route.params);
        const wrong = Object.entries(wrongTexts).map(([told, text]) => [
          told,
          { params: { ...params, [name]: text } },
        ]);
        await refusesAll(route, "invalid-input", Object.fromEntries(wrong));
      });
    }

    it("refuses unknown and missing parameters", async () => {
      const { params, query } = inOrder(route);
      const required = Object.keys({ ...params });
      await refusesAll(route, "invalid-input", {
        query: { query: { ...query, [secrets.text]: "1" } },
        actor: { query: { ...query, actor: secrets.text } },
        proto: { query: JSON.parse('{"__proto__":"1"}') },
        params: { params: { ...params, roles: "reviewer" } },
        ...(required.length === 0 ? {} : { none: { params: {} } }),
      });
    });

    if (route.body !== undefined) {
      const shape = route.body;
      it("refuses bodies that are not JSON, not declared as JSON, or too large", async () => {
        const asBody = Object.entries(wrongJson).map(([told, body]) => [told, { body }]);
        await refusesAll(route, "bad-json", Object.fromEntries(asBody));
        await refusesAll(route, "unsupported-type", {
          missing: { headers: { "content-type": "" } },
          text: { headers: { "content-type": "text/plain" } },
          form: { headers: { "content-type": "application/x-www-form-urlencoded" } },
          similar: { headers: { "content-type": "application/json5" } },
          charset: { headers: { "content-type": "application/json; charset=shift_jis" } },
        });
        const maximum = route.maximumBytes ?? 65_536;
        await refusesAll(route, "body-too-large", {
          blank: { body: " ".repeat(maximum + 1) },
          base64: { body: " ".repeat(maximum + 1), base64: true },
          tenMegabytes: { body: `{"text":"${"a".repeat(10_000_000)}"}` },
          wide: { body: `"${"あ".repeat(Math.ceil(maximum / 3))}"` },
        });
      });

      it("refuses unknown fields and bodies that are no object", async () => {
        const body = sampleOf(shape);
        await refusesAll(route, "invalid-input", {
          unknown: { body: { ...Object(body), [secrets.text]: secrets.text } },
          actor: { body: { ...Object(body), actor: claimsOf("administrator") } },
          param: { body: { ...Object(body), applicationId: "OTHER" } },
          proto: { body: '{"__proto__":{"roles":["administrator"]}}' },
          constructor: { body: { ...Object(body), constructor: { prototype: {} } } },
          nul: { body: { ...Object(body), "a\0": 1 } },
          array: { body: [body] },
          null: { body: "null" },
          text: { body: '"text"' },
          number: { body: "1" },
        });
      });

      it("refuses wrong types and sizes in every field, unless the field takes them", async () => {
        const body: Record<string, unknown> = { ...Object(sampleOf(shape)) };
        const { properties = {} } = inputSchemaOf(shape);
        for (const name of Object.keys({ ...properties, ...body })) {
          for (const value of [...wrongTypes, undefined]) {
            const tried = { ...body, [name]: value };
            const takes = shape.safeParse(JSON.parse(JSON.stringify(tried))).success;
            if (takes) continue;
            await refusesAll(route, "invalid-input", {
              [`${name}: ${JSON.stringify(value)}`.slice(0, 80)]: { body: tried },
            });
          }
        }
      });
    }

    it("answers anything at all with a clean 4xx or passes it on, never with a fault of ours", async () => {
      const anything = fc.record({
        params: fc.dictionary(fc.string(), fc.string({ unit: "binary" }), { maxKeys: 3 }),
        query: fc.dictionary(fc.string(), fc.string({ unit: "binary" }), { maxKeys: 3 }),
        body: fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.json({ noUnicodeString: false })),
        claims: fc.oneof(fc.constant(allowedClaims(route)), fc.dictionary(fc.string(), fc.jsonValue())),
        base64: fc.boolean(),
        headers: fc.constantFrom({}, { accept: "text/html" }, { "content-type": "application/json" }),
      });
      await fc.assert(
        fc.asyncProperty(anything, async (parts) => {
          const { handle, commands } = spiedRoute(route);
          const reply = await handle(eventOf(parts));
          const { code } = problem.parse(JSON.parse(reply.body));
          assert.ok(reply.statusCode >= 400 && reply.statusCode < 500, code);
          assert.equal(commands.length > 0, code === "not-found");
        }),
        { numRuns: 40 },
      );
    });
  });
}
