import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readStrictJson } from "#functions/middleware/strict-json.ts";

const read = (text: string) => readStrictJson(new TextEncoder().encode(text));

describe("readStrictJson", () => {
  it("reads whatever JSON.stringify writes of objects that nest a little", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        assert.deepEqual(read(JSON.stringify(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  const refused: readonly (readonly [string, string])[] = [
    ["nothing", ""],
    ["a field twice", '{"a":1,"a":1}'],
    ["a field twice, once escaped", '{"a":1,"\\u0061":2}'],
    ["a field twice in an array's object", '[{"a":1},{"b":1,"b":2}]'],
    ["a field twice around a nested one", '{"a":{"a":1},"a":2}'],
    ["a field twice with quotes in its name", '{"\\"":1,"\\"":2}'],
    ["33 levels", `${"[".repeat(33)}${"]".repeat(33)}`],
    ["a million levels", `${"[".repeat(1_000_000)}`],
    ["two values", "1 2"],
    ["NaN", "NaN"],
    ["a lone quote", '"'],
  ];
  for (const [told, text] of refused) {
    it(`refuses ${told}`, () => assert.equal(read(text), undefined));
  }

  const taken: readonly (readonly [string, string])[] = [
    ["the same name in different objects", '{"a":{"a":1},"b":{"a":1}}'],
    ["a colon and brackets in texts", '{"a":"{\\"a\\":[","b":":"}'],
    ["a text equal to a name", '{"a":"a","b":["a","a"]}'],
    ["32 levels", `${"[".repeat(32)}${"]".repeat(32)}`],
    ["a byte order mark", "\ufeff{}"],
  ];
  for (const [told, text] of taken) {
    it(`takes ${told}`, () => assert.notEqual(read(text), undefined));
  }

  it("refuses bytes that are no UTF-8", () => {
    assert.equal(readStrictJson(Buffer.from([0x22, 0x93, 0xfa, 0x22])), undefined);
    assert.equal(readStrictJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), undefined);
  });

  it("keeps a field named __proto__ a plain field", () => {
    const value = read('{"__proto__":{"roles":["administrator"]}}');
    assert.deepEqual(Object.keys(Object(value)), ["__proto__"]);
    assert.equal(Object(value).roles, undefined);
  });
});
