import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drandBeacon, noBeacon } from "#adapters/drand-beacon.ts";
import { fakeBeacon } from "#test/support/fakes-ports.ts";
import { freePort } from "#test/support/free-port.ts";
import { beaconContract, knownRound } from "./beacon-contract.ts";

const url = "https://beacon.example";
const chain = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
const { round, signature } = knownRound;

/** drand's answer to a round: with what it says beside the signature, and 404 or 425 for what it does not have. */
const drand: typeof fetch = async (address) => {
  if (String(address) === `${url}/${chain}/public/${round}`)
    return Response.json({ round, randomness: "fc18", signature });
  // A node takes round 0 for the latest one.
  if (String(address) === `${url}/${chain}/public/0`) return Response.json({ round, signature });
  return Response.json({ error: "not yet" }, { status: 425 });
};

beaconContract("drand over HTTP", async () => drandBeacon(url, chain, drand));
beaconContract("of the tests", async () => {
  const beacon = fakeBeacon();
  beacon.rounds.set(round, signature);
  return beacon;
});

describe("S-03 drand over HTTP", () => {
  /** Beacon and what was sent, when each request is answered so. */
  const answered = (answer: () => Response | Promise<Response>) => {
    const sent: { readonly address: string; readonly signal: unknown }[] = [];
    const send: typeof fetch = async (address, init) => {
      sent.push({ address: String(address), signal: init?.signal });
      return answer();
    };
    return { beacon: drandBeacon(url, chain, send), sent };
  };

  it("asks the chain for the round, once, and not without an end", async () => {
    const { beacon, sent } = answered(() => new Response("busy", { status: 503 }));
    assert.equal(await beacon.valueOf(round), undefined);
    assert.deepEqual(
      sent.map(({ address }) => address),
      [`${url}/${chain}/public/${round}`],
    );
    assert.ok(sent[0]?.signal instanceof AbortSignal);
  });

  const json = (value: unknown, status = 200) => Response.json(value, { status });
  const misshapen: readonly (readonly [string, () => Response | Promise<Response>])[] = [
    ["no JSON", () => new Response("<html>")],
    ["nothing", () => new Response(null, { status: 204 })],
    ["null", () => json(null)],
    ["another round", () => json({ round: round + 1, signature })],
    ["a round in letters", () => json({ round: String(round), signature })],
    ["no signature", () => json({ round })],
    ["a signature too short", () => json({ round, signature: signature.slice(2) })],
    ["a signature that is no hex", () => json({ round, signature: `zz${signature.slice(2)}` })],
    ["an error with a value", () => json({ round, signature }, 500)],
    ["no network", () => Promise.reject(new TypeError("fetch failed"))],
    [
      "a body that breaks off",
      () => new Response(new ReadableStream({ pull: (it) => it.error(new Error("broken off")) })),
    ],
  ];
  for (const [told, answer] of misshapen)
    it(`has nothing when there is ${told}`, async () => {
      assert.equal(await answered(answer).beacon.valueOf(round), undefined);
    });

  it("has nothing when the answer does not come in time", async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        const { signal } = init ?? {};
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    assert.equal(await drandBeacon(url, chain, silent, 1).valueOf(round), undefined);
  });

  it("has nothing when nobody listens there", async () => {
    assert.equal(await drandBeacon(`http://127.0.0.1:${await freePort()}`, chain).valueOf(round), undefined);
  });
});

describe("S-03 no beacon", () => {
  it("has nothing, ever", async () => {
    assert.equal(await noBeacon.valueOf(round), undefined);
  });
});
