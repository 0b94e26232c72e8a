import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import * as z from "zod";
import type { Beacon, Clock, Documents, Inspect, Mailer, OutgoingMail, Random, Signer, Vault } from "#ports";
import { canonicalJson } from "#proof/canonical.ts";
import { sha256Hex } from "#proof/digest.ts";
import type { InspectionReason } from "#records/inspection-result.ts";

const day = 24 * 3600 * 1000;

export type FakeClock = Clock & {
  readonly set: (at: string) => void;
  readonly moveDays: (days: number) => void;
  readonly moveHours: (hours: number) => void;
};

/** A clock that stands still until it is moved. */
export function fakeClock(start: string): FakeClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at).toISOString(),
    set: (to) => {
      at = Date.parse(to);
    },
    moveDays: (days) => {
      at += days * day;
    },
    moveHours: (hours) => {
      at += (hours * day) / 24;
    },
  };
}

const sameBytes = (one: Uint8Array, other: Uint8Array) => sha256Hex(one) === sha256Hex(other);

export type FakeDocuments = Documents & {
  readonly tickets: readonly Parameters<Documents["ticket"]>[0][];
  readonly quarantine: Map<string, Uint8Array>;
  /** What is evidence now. */
  readonly kept: ReadonlyMap<string, Uint8Array>;
};

/** Documents in two Maps; evidence is never overwritten with other bytes. */
export function fakeDocuments(): FakeDocuments {
  const tickets: Parameters<Documents["ticket"]>[0][] = [];
  const quarantine = new Map<string, Uint8Array>();
  const kept = new Map<string, Uint8Array>();

  function put(key: string, bytes: Uint8Array): void {
    const before = kept.get(key);
    if (before !== undefined && !sameBytes(before, bytes))
      throw new Error(`Evidence ${key} is there already`);
    kept.set(key, bytes);
  }

  return {
    tickets,
    quarantine,
    kept,
    ticket: async (upload) => {
      tickets.push(upload);
      return { url: "https://upload.example/", fields: { key: upload.key, sha256: upload.sha256 } };
    },
    quarantined: async (key) => quarantine.get(key),
    keep: async (key) => {
      const bytes = quarantine.get(key);
      if (bytes === undefined) throw new Error(`Nothing is in quarantine under ${key}`);
      put(key, bytes);
    },
    store: async (key, bytes) => put(key, bytes),
    evidence: async (key) => kept.get(key),
    link: async (key, { fileName }) => {
      if (!kept.has(key)) throw new Error(`There is no evidence ${key}`);
      return `https://documents.example/${key}?name=${encodeURIComponent(fileName)}`;
    },
  };
}

export type FakeMailer = Mailer & { readonly sent: readonly OutgoingMail[] };

export function fakeMailer(): FakeMailer {
  const sent: OutgoingMail[] = [];
  return {
    sent,
    send: async (mail) => {
      sent.push(mail);
    },
  };
}

const publicJwk = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string() });

/** A signer with a new ES256 key. */
export function fakeSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const kid = randomUUID();
  const jwk = { ...publicJwk.parse(publicKey.export({ format: "jwk" })), kid, alg: "ES256", use: "sig" };
  return {
    keyId: async () => kid,
    publicKey: async () => jwk,
    sign: async (bytes) =>
      new Uint8Array(sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" })),
  };
}

/** Chance that is the same in every run, and other at each call. */
export function fakeRandom(seed = "chance"): Random {
  let calls = 0;
  return {
    bytes: (count) => {
      calls += 1;
      const made = createHash("shake256", { outputLength: count }).update(`${seed} ${calls}`).digest();
      return new Uint8Array(made);
    },
  };
}

/** What the fake vault seals begins with this; the text itself does not show in it. */
const sealedPrefix = "sealed:";

/** A vault without a key: what it seals names the context it was sealed in. */
export function fakeVault(): Vault {
  const prefixOf = (context: Readonly<Record<string, string>>) => `${sealedPrefix}${canonicalJson(context)}:`;
  return {
    seal: async (plain, context) => {
      if (plain === "" || Buffer.byteLength(plain) > 65_536) throw new Error("Not 1 to 65 536 bytes");
      return `${prefixOf(context)}${Buffer.from(plain).toString("base64url")}`;
    },
    open: async (sealed, context) => {
      const prefix = prefixOf(context);
      if (!sealed.startsWith(prefix)) throw new Error("It was sealed in another context");
      return Buffer.from(sealed.slice(prefix.length), "base64url").toString("utf8");
    },
  };
}

export type FakeBeacon = Beacon & {
  /** The signatures of the rounds that have come, in hex. */
  readonly rounds: Map<number, string>;
  /** Every round that was asked for. */
  readonly asked: readonly number[];
};

/** A beacon that has the rounds it is given. */
export function fakeBeacon(): FakeBeacon {
  const rounds = new Map<number, string>();
  const asked: number[] = [];
  return {
    rounds,
    asked,
    valueOf: async (round) => {
      asked.push(round);
      const signature = rounds.get(round);
      return signature === undefined ? undefined : { round, signature };
    },
  };
}

function rejected(code: string): { clean: false; reason: InspectionReason } {
  const wrong = { ja: `見本の不備（${code}）`, en: `A sample fault (${code})` };
  return { clean: false, reason: { code, wrong, remedy: { ja: "差し替えてください。", en: "Replace it." } } };
}

/** Content that the fake inspection rejects. */
const encryptedContent = "%encrypted";

/** Judges a document by what stands in it: no PDF is parsed. */
export const fakeInspect: Inspect = async (bytes, expected, scanner) => {
  const text = Buffer.from(bytes).toString("utf8");
  if (bytes.length !== expected.bytes || sha256Hex(bytes) !== expected.sha256)
    return rejected("C-03/differs");
  if ((await scanner.scan(bytes)) === "infected") return rejected("C-03/malware");
  if (text.startsWith(encryptedContent)) return rejected("C-03/encrypted");
  return { clean: true, pages: 1, text };
};
