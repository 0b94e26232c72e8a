import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import type { Violation } from "#contracts/problems.ts";
import type { Route } from "#contracts/route.ts";
import { RequestRefused } from "#functions/middleware/problem.ts";
import { readInput } from "#functions/middleware/read-input.ts";
import { eventOf, type RequestParts } from "#test/functions/support/requests.ts";

const route: Route = {
  name: "try",
  audience: "public",
  method: "POST",
  path: "/try/{id}",
  summary: { ja: "試す", en: "Try" },
  roles: "anyone",
  params: z.strictObject({ id: z.string().regex(/^[A-Z]+$/) }),
  query: z.strictObject({ page: z.string().max(3).optional() }),
  body: z.strictObject({
    text: z.string().min(2).max(5).optional(),
    list: z
      .array(z.strictObject({ day: z.iso.date() }))
      .max(1)
      .optional(),
    count: z.int().min(1).max(9).optional(),
    ratio: z.number().optional(),
    yes: z.boolean().optional(),
    mail: z.email().optional(),
    kind: z.enum(["one", "two"]).optional(),
    either: z
      .discriminatedUnion("is", [
        z.strictObject({ is: z.literal("a") }),
        z.strictObject({ is: z.literal("b"), needed: z.string() }),
      ])
      .optional(),
  }),
  status: 200,
  reply: z.object({}),
  refusals: [],
};

function read(parts: Partial<RequestParts>): unknown {
  return readInput(route, eventOf({ params: { id: "A" }, ...parts }));
}

function violationsIn(parts: Partial<RequestParts>): readonly Violation[] {
  try {
    read(parts);
  } catch (error) {
    assert.ok(error instanceof RequestRefused);
    assert.equal(error.refusal.code, "invalid-input");
    return error.refusal.violations ?? [];
  }
  return assert.fail("It was taken");
}

describe("readInput", () => {
  const wrong: readonly (readonly [string, unknown, string, RegExp, RegExp])[] = [
    ["an unknown field", { other: 1 }, "other", /この名前の項目はありません/, /no item of this name/],
    ["an unknown field inside", { list: [{ day: "2027-04-01", x: 1 }] }, "list.0.x", /ありません/, /no item/],
    ["a missing field", { list: [{}] }, "list.0.day", /必要です/, /needed/],
    ["a missing field of a choice", { either: { is: "b" } }, "either.needed", /必要です/, /needed/],
    ["no choice", { either: { is: "c" } }, "either.is", /いずれか.*a、b/, /one of: a, b/],
    ["a text too short", { text: "a" }, "text", /2文字以上/, /At least 2 characters/],
    ["a text too long", { text: "abcdef" }, "text", /5文字以内/, /At most 5 characters/],
    ["a number for a text", { text: 1 }, "text", /文字列/, /a string/],
    ["null for a text", { text: null }, "text", /文字列/, /a string/],
    ["no day", { list: [{ day: "2027-02-30" }] }, "list.0.day", /日付/, /date/],
    ["too many", { list: [{ day: "2027-04-01" }, { day: "2027-04-01" }] }, "list", /1件以内/, /1 entries/],
    ["an object for a list", { list: {} }, "list", /配列/, /array/],
    ["a fraction", { count: 1.5 }, "count", /整数/, /whole number/],
    ["a number too small", { count: 0 }, "count", /1以上/, /At least 1\./],
    ["a number too large", { count: 10 }, "count", /9以下/, /At most 9\./],
    ["a number too large to be one", '{"ratio":1e999}', "ratio", /数値/, /number/],
    ["a text for yes", { yes: "yes" }, "yes", /true または false/, /true or false/],
    ["no address", { mail: "a@b" }, "mail", /メールアドレス/, /e-mail address/],
    ["none of the kinds", { kind: "three" }, "kind", /one、two/, /one, two/],
    ["NUL in a text", { text: "a\0b" }, "text", /NUL/, /NUL/],
    ["half a surrogate pair", '{"text":"a\\ud83d"}', "text", /サロゲート/, /surrogate/],
    ["a list", [], "", /オブジェクト/, /object/],
  ];
  for (const [told, body, path, ja, en] of wrong) {
    it(`says in both languages what is wrong with ${told}`, () => {
      const [violation, ...others] = violationsIn({ body });
      assert.equal(violation?.path, path);
      assert.match(violation?.wrong.ja ?? "", ja);
      assert.match(violation?.wrong.en ?? "", en);
      assert.deepEqual(others, []);
    });
  }

  it("names what is wrong in parameters, query and body together", () => {
    const found = violationsIn({ params: { id: "a" }, query: { page: "12345" }, body: { count: 0 } });
    assert.deepEqual(
      found.map(({ path }) => path),
      ["id", "page", "count"],
    );
  });

  it("never repeats a value, and bounds what it repeats of names", () => {
    const body = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}${"x".repeat(300)}`, 1]));
    const found = violationsIn({ body: { ...body, text: "planted value" } });
    assert.equal(found.length, 50);
    assert.ok(found.every(({ path }) => path.length <= 200));
    assert.ok(
      !JSON.stringify(violationsIn({ body: { kind: "planted", mail: "planted" } })).includes("planted"),
    );
  });

  it("takes 4-byte characters, and leaves the text as it is", () => {
    assert.deepEqual(read({ body: { text: "𠮷野家😀" } }), { text: "𠮷野家😀", id: "A" });
  });

  it("takes no body, an empty one and one in base64", () => {
    assert.deepEqual(read({}), { id: "A" });
    assert.deepEqual(read({ body: "" }), { id: "A" });
    assert.deepEqual(read({ body: { text: "日本" }, base64: true }), { text: "日本", id: "A" });
    assert.deepEqual(read({ body: {}, headers: { "content-type": 'Application/JSON; charset="UTF-8"' } }), {
      id: "A",
    });
  });

  it("takes a body of just the allowed size, counted in bytes", () => {
    const body = `{}${" ".repeat(65_534)}`;
    assert.deepEqual(read({ body }), { id: "A" });
    assert.throws(() => read({ body: `${body} ` }), { message: "body-too-large" });
    assert.throws(() => read({ body: "あ".repeat(30_000) }), { message: "body-too-large" });
  });
});
