import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, it } from "node:test";
import { deployedJourneys, type Lacking, missing } from "./deployed.ts";

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
  return new Map(parts.map((part) => [/^it\(\s*[`"](.+?)[`"], (?:async )?\(/.exec(part)?.[1] ?? "", part]));
}

/** What can be seen of single tests; a journey needs the rest as a whole. */
const seenInTests = ["clock", "inbox", "store"] as const;

describe("The list of journeys on a deployed stack", () => {
  it("has every journey, and no other", () => {
    assert.deepEqual(Object.keys(deployedJourneys).toSorted(), [...sources.keys()].toSorted());
  });

  for (const [name, { needs, companies, more = {} }] of Object.entries(deployedJourneys)) {
    const source = sources.get(name) ?? "";

    it(`says of ${name} what it needs, and nothing it does without`, () => {
      for (const need of needs) assert.ok(signs[need].test(source), `${name} does without ${need}`);
      const neverOffered = needs.some((need) => need !== "clock" && need !== "inbox");
      assert.equal(companies === 0, neverOffered, "companies are for what can be played");
    });

    it(`says of each test of ${name} what it needs beyond that`, () => {
      const tests = testsIn(source);
      assert.ok(tests.size > 0);
      for (const test of Object.keys(more)) assert.ok(tests.has(test), `There is no test "${test}"`);
      if (companies === 0) return;
      for (const [test, text] of tests) {
        const found = seenInTests.filter((need) => signs[need].test(text) && !needs.includes(need));
        assert.deepEqual([test, found], [test, more[test] ?? []]);
      }
    });
  }

  it("says in words what a stack does not offer", () => {
    assert.equal(missing(["clock", "inbox"], ["inbox"]), "it moves the clock");
    assert.equal(missing(["clock"], ["clock", "inbox"]), undefined);
  });
});
