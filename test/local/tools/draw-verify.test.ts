import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { drawPicks, randomnessOf, verifyDraw } from "#proof/draw.ts";
import { commitmentDigest, populationHash } from "#proof/draw-commitment.ts";
import type { DrawCommitment } from "#scheme/draw/commitment.ts";
import type { DrawFile } from "#scheme/draw/draw-file.ts";
import {
  beaconOf,
  beaconSource,
  commit,
  drawn,
  publicNumbers,
  revealedNumbers,
  round,
  signRound,
} from "#test/proof/draw-fixture.ts";

const tool = "local/tools/draw-verify.ts";
const folder = mkdtempSync(join(tmpdir(), "draw-verify-"));
after(() => rmSync(folder, { recursive: true }));

type Run = {
  readonly status: number | null;
  readonly holds: number;
  readonly fails: readonly string[];
  readonly text: string;
};

/** Runs the tool as a process of its own on files with these contents. */
function run(...contents: readonly unknown[]): Run {
  const files = contents.map((content, at) => {
    const file = join(folder, `${at}.json`);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, undefined, 2));
    return file;
  });
  return runOn(...files);
}

function runOn(...files: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...files], { encoding: "utf8" });
  const lines = stdout.split("\n");
  const fails = lines.filter((line) => line.startsWith("✘"));
  return { status, holds: lines.filter((line) => line.startsWith("✔")).length, fails, text: stdout + stderr };
}

const commitment = commit();
const file = drawn();
const byNumbers = drawn(commit({ source: publicNumbers }), revealedNumbers);
const later = round + 28_800;
const anew = drawn(
  commit({ drawId: "draw-2028b", committedAt: "2028-05-04T12:00:00.000Z", source: beaconSource(later) }),
  beaconOf(later),
);

/** Somebody not drawn takes the place of somebody drawn. */
function withPickSwapped(draw: DrawFile): DrawFile {
  const [first, ...others] = draw.picks;
  const entries = draw.commitment.strata[0]?.entries ?? [];
  const spared = entries.find((entry) => first?.picks.includes(entry) === false) ?? "";
  assert.ok(first);
  return { ...draw, picks: [{ ...first, picks: [spared, ...first.picks.slice(1)] }, ...others] };
}

/** The commitment with one provider moved to another stratum. */
function withProviderMoved(): DrawCommitment {
  const [high, ordinary, ...others] = commitment.strata;
  assert.ok(high && ordinary);
  const [moved = "", ...rest] = high.entries;
  const strata = [
    { ...high, entries: rest },
    { ...ordinary, entries: [...ordinary.entries, moved].toSorted() },
    ...others,
  ];
  return { ...commitment, strata };
}

/** A certification is listed twice, so that it is drawn twice as often; all else follows from it. */
function withEntryTwice(): DrawFile {
  const [first, ...others] = commitment.strata;
  assert.ok(first);
  const strata = [{ ...first, entries: [...first.entries.slice(0, 1), ...first.entries] }, ...others];
  const changed = { ...commitment, strata, populationHash: populationHash(strata) };
  const picks = [...drawPicks(changed, file.randomness)];
  return { ...file, commitment: changed, commitmentDigest: commitmentDigest(changed), picks };
}

describe("S-03 npm run draw:verify", () => {
  // Public numbers have no signature.
  for (const [told, draw, holding] of [
    ["a beacon", file, 8],
    ["public numbers", byNumbers, 7],
  ] as const) {
    it(`says in Japanese and English what of a draw by ${told} was checked`, () => {
      const { status, holds, fails, text } = run(draw);
      assert.deepEqual([status, holds, fails], [0, holding, []], text);
      for (const part of [
        draw.commitmentDigest,
        "母集団",
        "population",
        "事前公表",
        "promised",
        "check elsewhere",
      ])
        assert.ok(text.includes(part), part);
      for (const { picks } of draw.picks) assert.ok(text.includes(JSON.stringify(picks)));
      const again = run(draw, draw.commitment);
      assert.deepEqual([again.status, again.holds, again.fails], [0, holding + 1, []], again.text);
    });
  }

  it("shows the numbers the draw was made with, to be compared with where they were published", () => {
    assert.ok(run(byNumbers).text.includes("2.9.17.28.31.43./3828385./"));
  });

  const otherRound = { revealed: beaconOf(round + 1), randomness: randomnessOf(beaconOf(round + 1)) };
  const known = { ...commitment, committedAt: "2028-05-04T00:00:00Z" };
  const source = { ...beaconSource(), roundTime: "2028-06-01T00:00:00Z" };
  const cases: readonly (readonly [string, readonly unknown[], readonly RegExp[]])[] = [
    ["one pick swapped", [withPickSwapped(file)], [/drawn again/]],
    ["one pick swapped, drawn by numbers", [withPickSwapped(byNumbers)], [/drawn again/]],
    ["picks in another order", [{ ...file, picks: file.picks.toReversed() }], [/drawn again/]],
    ["no picks", [{ ...file, picks: [] }], [/drawn again/]],
    [
      "one provider moved, and the draw made anew with it",
      [drawn(withProviderMoved()), commitment],
      [/same as the copy/],
    ],
    [
      "one provider moved, and nothing else changed",
      [{ ...file, commitment: withProviderMoved() }],
      [/digest of the commitment/, /drawn again/],
    ],
    [
      "one provider left out, and nothing else changed",
      [{ ...file, commitment: { ...commitment, strata: commitment.strata.slice(1) } }],
      [/digest of the commitment/, /hash of the population/, /drawn again/],
    ],
    ["another round, rightly signed", [{ ...file, ...otherRound }], [/randomness promised/, /drawn again/]],
    [
      "the committed round with another's signature",
      [{ ...file, revealed: { ...beaconOf(), signature: signRound(round + 1) } }],
      [/beacon's signature/, /made of/, /drawn again/],
    ],
    ["a draw made anew, with a new commitment and a later round", [anew, commitment], [/same as the copy/]],
    ["a certification listed twice", [withEntryTwice()], [/listed twice/]],
    ["another randomness stated", [{ ...file, randomness: "00".repeat(32) }], [/made of/]],
    [
      "a commitment from when the round came",
      [{ ...file, commitment: known }],
      [/digest/, /committed before/, /drawn again/],
    ],
    [
      "a commitment that lies about the time of its round",
      [{ ...file, commitment: { ...known, source } }],
      [/digest/, /committed before/, /drawn again/],
    ],
    [
      "numbers of the day of the commitment in Japan",
      [{ ...byNumbers, commitment: { ...byNumbers.commitment, committedAt: "2028-05-03T15:00:00Z" } }],
      [/digest/, /committed before/, /drawn again/],
    ],
  ];
  for (const [told, contents, expected] of cases) {
    it(`refuses ${told}`, () => {
      const { status, fails, text } = run(...contents);
      assert.equal(status, 1, text);
      assert.equal(fails.length, expected.length, text);
      for (const [at, pattern] of expected.entries()) assert.match(fails[at] ?? "", pattern);
    });
  }

  it("has nothing against a draw made anew where nobody kept the first commitment", () => {
    assert.deepEqual(verifyDraw(anew), []);
    assert.equal(run(anew).status, 0);
  });

  const broken: readonly (readonly [string, readonly unknown[]])[] = [
    ["no JSON", ["abc"]],
    ["an empty file", [""]],
    ["JSON that is no draw", [{}]],
    ["null", [null]],
    ["a draw without strata", [{ ...file, commitment: { ...commitment, strata: null } }]],
    [
      "more picks than entries",
      [
        {
          ...file,
          commitment: {
            ...commitment,
            strata: commitment.strata.map((each) => ({ ...each, sampleSize: 99 })),
          },
        },
      ],
    ],
    [
      "a signature that is no point of the curve",
      [{ ...file, revealed: { ...beaconOf(), signature: `80${"00".repeat(46)}02` } }],
    ],
    ["a signature that is no hex", [{ ...file, revealed: { ...beaconOf(), signature: "zz" } }]],
    ["numbers in place of the beacon", [{ ...file, revealed: revealedNumbers }]],
    ["a beacon in place of numbers", [{ ...byNumbers, revealed: beaconOf() }]],
    ["a good draw with a copy that is no JSON", [file, "abc"]],
  ];
  for (const [told, contents] of broken) {
    it(`says in one sentence that it cannot read ${told}`, () => {
      const { status, holds, fails, text } = run(...contents);
      assert.deepEqual([status, holds, fails], [2, 0, []], text);
      assert.match(text, /^読めません .+\n$/);
    });
  }

  it("says so of a file that is not there, and of none", () => {
    for (const files of [[join(folder, "nowhere.json")], [], [folder]])
      assert.equal(runOn(...files).status, 2);
  });
});

describe("S-03 the program of a stranger", () => {
  const source = readFileSync(tool, "utf8");
  it("is under 60 lines of code", () => {
    const code = source.split("\n").filter((line) => !/^\s*(\/\/.*|\/\*\*.*\*\/)?$/.test(line));
    assert.ok(code.length < 60 && code.length > 30, `${code.length}`);
  });
  it("has nothing of this project", () => {
    const imported = [...source.matchAll(/from "(.+)"|import\("(.+)"\)/g)].map((match) => match[1]);
    assert.deepEqual(imported, ["node:crypto", "node:fs", "@noble/curves/bls12-381.js"]);
  });
});
