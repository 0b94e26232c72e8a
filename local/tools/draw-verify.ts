/** Makes a published draw again with nothing of this project but this file (S-03, docs/decisions/011). */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { bls12_381 } from "@noble/curves/bls12-381.js";

// What is published, as far as it is read here. The source is a beacon or public numbers: `kind` says which.
type Beacon = { publicKey: string; genesis: number; period: number; round: number };
type Source = Beacon & { kind: string; publishedOn: string };
type Stratum = { name: string; entries: string[]; sampleSize: number };
type Commitment = { committedAt: string; strata: Stratum[]; populationHash: string; source: Source };
type Revealed = { kind: string; round: number; signature: string; numbers: string[][] };
type Result = { commitmentDigest: string; revealed: Revealed; randomness: string; picks: unknown };

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

// Canonical JSON (RFC 8785): members sorted by name, no white space.
const sorted = (o: object) => Object.fromEntries(Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)));
const canonical = (of: unknown) => JSON.stringify(of, (_, x) => (x?.constructor === Object ? sorted(x) : x));

// drand quicknet: a BLS signature on G1 over the SHA-256 of the round, eight bytes.
function isSigned(publicKey: string, { round, signature }: Revealed): boolean {
  const { hash, verify } = bls12_381.shortSignatures;
  const number = Buffer.from(round.toString(16).padStart(16, "0"), "hex");
  const message = hash(Buffer.from(sha256(number), "hex"), "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_");
  return verify(Buffer.from(signature, "hex"), message, Buffer.from(publicKey, "hex"));
}

// The key of RFC 3797, section 4: the numbers of a source rise, a period follows each, a slash ends the source.
const rising = (numbers: string[]) => numbers.map(Number).sort((a, b) => a - b);
const keyOf = (sources: string[][]) => sources.map((each) => `${rising(each).join(".")}./`).join("");

// The selection of RFC 3797, section 4, with SHA-256.
function drawFrom({ name, entries, sampleSize }: Stratum, key: string) {
  const remaining = [...entries];
  const picks = Array.from({ length: sampleSize }, (_, i) => {
    const counter = Buffer.from([i >> 8, i & 255]);
    const number = BigInt(`0x${sha256(Buffer.concat([counter, Buffer.from(key), counter]))}`);
    return remaining.splice(Number(number % BigInt(remaining.length)), 1)[0];
  });
  return { stratum: name, picks };
}

try {
  const [file = "", kept] = process.argv.slice(2);
  const { commitment, revealed, ...result }: Result & { commitment: Commitment } = read(file);
  const { kind, round, genesis, period, publicKey, publishedOn } = commitment.source;
  const digest = sha256(canonical(commitment));
  const all = commitment.strata.flatMap(({ entries }) => entries).sort();
  const from = kind === "beacon" ? revealed.signature : keyOf(revealed.numbers);
  const random = sha256(Buffer.from(from, kind === "beacon" ? "hex" : "utf8"));
  const picks = commitment.strata.map((each) => drawFrom(each, `${random}/${digest}/${each.name}/`));
  const roundTime = (genesis + (round - 1) * period) * 1000;
  const knownFrom = kind === "beacon" ? roundTime : Date.parse(`${publishedOn}T00:00+09:00`);
  const checks: [boolean | null, string][] = [
    [digest === result.commitmentDigest, `事前公表のダイジェスト / digest of the commitment: ${digest}`],
    [sha256(canonical(all)) === commitment.populationHash, "母集団のハッシュ値 / hash of the population"],
    [new Set(all).size === all.length, "重複なし / nobody is listed twice"],
    [Date.parse(commitment.committedAt) < knownFrom, "乱数より先の事前公表 / committed before it was known"],
    [kind === revealed.kind && round === revealed.round, "約束した乱数 / the randomness promised"],
    [kind === "beacon" ? isSigned(publicKey, revealed) : null, "署名 / the beacon's signature"],
    [random === result.randomness, `乱数の元 / the randomness is made of: ${from}`],
    [canonical(picks) === canonical(result.picks), `抽出のやり直し / drawn again: ${canonical(picks)}`],
  ];
  if (kept) checks.push([sha256(canonical(read(kept))) === digest, "手元の写しと一致 / same as the copy"]);
  for (const [holds, what] of checks) if (holds !== null) console.log(`${holds ? "✔" : "✘"} ${what}`);
  console.log("別途要確認 / check elsewhere: 公開鍵又は数・認定の一覧 / the key or numbers, the register");
  process.exitCode = checks.every(([holds]) => holds ?? true) ? 0 : 1;
} catch {
  console.error("読めません / Its form or signature is broken. npm run draw:verify -- FILE [COMMITMENT]");
  process.exitCode = 2;
}
