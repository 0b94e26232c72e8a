import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Hash, mostPicks, select } from "#scheme/draw/select.ts";

const by =
  (algorithm: string): Hash =>
  (content) =>
    createHash(algorithm).update(content).digest();
const hash = by("sha256");
const numbered = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("S-03 the selection of RFC 3797", () => {
  it("gives the RFC's worked example (section 6) with MD5", () => {
    const key = "9319./2.5.8.10.12./9.18.26.34.41.45./";
    assert.deepEqual(
      select(numbered(25), { count: 16, key, hash: by("md5") }),
      [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4],
    );
  });

  it("hashes the counter, the key as UTF-8 and the counter again, and reads the hash as one big-endian number", () => {
    const hashed: string[] = [];
    const recording: Hash = (content) => {
      hashed.push(Buffer.from(content).toString("hex"));
      return Uint8Array.of(0x01, 0x02, 0x03);
    };
    const entries = numbered(300);
    const picks = select(entries, { count: 258, key: "層", hash: recording });
    assert.equal(hashed[0], "0000e5b1a40000");
    assert.equal(hashed[1], "0001e5b1a40001");
    assert.equal(hashed[257], "0101e5b1a40101");
    assert.equal(picks[0], (0x010203 % 300) + 1);
    assert.equal(picks.at(-1), entries.filter((each) => !picks.slice(0, -1).includes(each))[0x010203 % 43]);
  });

  it("is exact for hashes of any length", () => {
    const length = fc
      .integer({ min: 1, max: 64 })
      .chain((size) => fc.uint8Array({ minLength: size, maxLength: size }));
    fc.assert(
      fc.property(length, fc.integer({ min: 1, max: 5000 }), (bytes, count) => {
        const [index] = select([...numbered(count).keys()], { count: 1, key: "", hash: () => bytes });
        assert.equal(BigInt(index ?? -1), BigInt(`0x${Buffer.from(bytes).toString("hex")}`) % BigInt(count));
      }),
    );
  });

  const drawn = fc.record({
    entries: fc.uniqueArray(fc.string(), { maxLength: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    key: fc.string(),
  });

  it("picks as many as asked, none twice, all of the entries, and the same again", () => {
    fc.assert(
      fc.property(drawn, ({ entries, share, key }) => {
        const count = Math.round(share * entries.length);
        const before = [...entries];
        const picks = select(entries, { count, key, hash });
        assert.equal(picks.length, count);
        assert.equal(new Set(picks).size, count);
        assert.ok(picks.every((pick) => entries.includes(pick)));
        assert.deepEqual(select(entries, { count, key, hash }), picks);
        assert.deepEqual(entries, before);
      }),
    );
  });

  it("picks more by going on, so that a smaller sample is the beginning of a larger one", () => {
    fc.assert(
      fc.property(drawn, ({ entries, share, key }) => {
        const count = Math.round(share * entries.length);
        const all = select(entries, { count: entries.length, key, hash });
        assert.deepEqual(select(entries, { count, key, hash }), all.slice(0, count));
      }),
    );
  });

  it("takes lists as entries as they are", () => {
    assert.deepEqual(select([[1, [2]]], { count: 1, key: "", hash }), [[1, [2]]]);
  });

  const refused: readonly (readonly [string, number, number, RegExp])[] = [
    ["more picks than entries", 4, 3, /4 picks are asked of 3 entries/],
    ["a pick of nobody", 1, 0, /1 picks are asked of 0 entries/],
    ["a negative number", -1, 3, /Not a number of picks: -1/],
    ["a fraction", 1.5, 3, /Not a number of picks: 1\.5/],
    ["no number", Number.NaN, 3, /Not a number of picks: NaN/],
    ["more than 16 bits count", mostPicks + 1, mostPicks + 1, /at most 65535/],
  ];
  for (const [told, count, available, message] of refused) {
    it(`refuses ${told}`, () => {
      assert.throws(() => select(numbered(available), { count, key: "", hash }), {
        name: "RangeError",
        message,
      });
    });
  }

  it("makes as many picks as 16 bits count", () => {
    const all = select(numbered(mostPicks), { count: mostPicks, key: "", hash: () => Uint8Array.of(0) });
    assert.deepEqual(all, numbered(mostPicks));
  });
});
