import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, it } from "node:test";
import { deployedJourneys, type Lacking } from "./deployed.ts";

const sources = new Map(
  globSync("test/journeys/*.test.ts").map((path) => [basename(path, ".test.ts"), readFileSync(path, "utf8")]),
);

/** By what in its text one sees that a journey, or a test of it, needs something. */
const signs: Readonly<Record<Lacking, RegExp>> = {
  clock: /\.move\(|\bmove(OnTo|ToDay)\(/,
  inbox: /\b(mailWith|mails)\(/,
  store:
    /\b(recordsIn|everyEffect|assertRegisterSound|registerDump|registerFiles|everyFile|startServer|openSchemeHere|dieAfter)\(|\.(restart|server|installation)\(|dataFolder/,
  people: /account: "demo-signatory"/,
  issuer: /\b(fillScheme|badAuthorizations|sendRaw)\(/,
};

/** The tests of a file with their texts, as they are written: each begins on a line of its own. */
function testsIn(source: string): ReadonlyMap<string, string> {
  const parts = source.split(/^ {2,4}(?=it\()/m).slice(1);
  return new Map(parts.map((part) => [/^it\(\s*[`"](.+?)[`"], async/.exec(part)?.[1] ?? "", part]));
}

const needsIn = (text: string): Lacking[] =>
  Object.entries(signs)
    .filter(([, sign]) => sign.test(text))
    .flatMap(([name]) => (name === "clock" || name === "inbox" || name === "store" ? [name] : []));

describe("The list of journeys on a deployed stack", () => {
  it("has every journey, and no other", () => {
    assert.deepEqual(Object.keys(deployedJourneys).toSorted(), [...sources.keys()].toSorted());
  });

  for (const [name, journey] of Object.entries(deployedJourneys)) {
    const source = sources.get(name) ?? "";
    if (!journey.played) {
      it(`says of ${name} what keeps it from being played there`, () => {
        assert.ok(journey.lacks.length > 0);
        for (const lack of journey.lacks) assert.ok(signs[lack].test(source), `${name} does without ${lack}`);
      });
      continue;
    }
    it(`leaves out of ${name} the tests that need more, for what they need, and no other`, () => {
      const tests = testsIn(source);
      assert.ok(tests.size > 0);
      const { leftOut = {} } = journey;
      for (const [test, text] of tests) {
        const needs = needsIn(text);
        const reason = leftOut[test];
        if (reason === undefined) assert.deepEqual([test, needs], [test, []]);
        else assert.ok(needs.includes(reason), `${test} needs ${needs.join(", ")}, not ${reason}`);
      }
      for (const test of Object.keys(leftOut)) assert.ok(tests.has(test), `There is no test "${test}"`);
    });
  }
});
