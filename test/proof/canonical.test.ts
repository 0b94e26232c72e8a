import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "#proof/canonical.ts";
import { digestOf, sha256Hex } from "#proof/digest.ts";

describe("canonical JSON", () => {
  it("writes the example of RFC 8785, section 3.2.2", () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    const expected =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
    assert.equal(canonicalJson(value), expected);
    assert.equal(
      Buffer.from(canonicalJson(value)).toString("hex").slice(0, 40),
      "7b226c69746572616c73223a5b6e756c6c2c7472",
    );
  });

  it("sorts members as the example of RFC 8785, section 3.2.3", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual(order, [
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  const numbers: readonly [bits: string, text: string][] = [
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ];
  for (const [bits, text] of numbers) {
    it(`writes the number ${bits} of RFC 8785, appendix B, as ${text}`, () => {
      assert.equal(canonicalJson(Buffer.from(bits, "hex").readDoubleBE()), text);
    });
  }

  const refused: readonly [name: string, value: unknown][] = [
    ["NaN", Number.NaN],
    ["an infinity", Number.POSITIVE_INFINITY],
    ["a lone surrogate", "\ud800"],
    ["a lone surrogate in a name", { "\udead": 1 }],
    ["a bigint", 1n],
    ["undefined", undefined],
    ["undefined in a list", [undefined]],
    ["a date", new Date(0)],
    ["bytes", new Uint8Array(1)],
  ];
  for (const [name, value] of refused) {
    it(`refuses ${name}`, () => {
      assert.throws(() => canonicalJson(value), TypeError);
    });
  }

  it("refuses a cycle, and takes the same object twice", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    assert.throws(() => canonicalJson(cycle), TypeError);
    const shared = { a: 1 };
    assert.equal(canonicalJson([shared, shared]), '[{"a":1},{"a":1}]');
  });

  it("leaves an undefined member out", () => {
    assert.equal(canonicalJson({ b: undefined, a: 1 }), '{"a":1}');
  });

  it("reads back as the same value, whatever the order of members", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const shuffled: unknown = JSON.parse(JSON.stringify(value), (_name, each: unknown) =>
          each !== null && typeof each === "object" && !Array.isArray(each)
            ? Object.fromEntries(Object.entries(each).toReversed())
            : each,
        );
        assert.equal(canonicalJson(value), canonicalJson(shuffled));
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("digests", () => {
  it("are SHA-256 in lower-case hex", () => {
    assert.equal(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert.equal(
      sha256Hex(new Uint8Array()),
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("do not depend on the order of members", () => {
    assert.equal(digestOf({ a: 1, b: [2] }), digestOf({ b: [2], a: 1 }));
    assert.notEqual(digestOf({ a: 1 }), digestOf({ a: "1" }));
  });
});
