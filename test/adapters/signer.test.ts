import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import fc from "fast-check";
import { ecdsaFromDer } from "#adapters/aws/ecdsa-from-der.ts";
import { kmsSigner } from "#adapters/aws/kms-signer.ts";
import { openKeyFileSigner } from "#local/signer/key-file-signer.ts";
import type { Signer } from "#ports";
import { sha256Hex } from "#proof/digest.ts";
import { signerContract } from "./signer-contract.ts";

const freshFile = async () => join(await mkdtemp(join(tmpdir(), "signer-")), "keys", "signing-key.json");

/**
 * KMS as far as signing goes: a P-256 key that answers in DER. node:crypto cannot sign a digest, so the fake is told
 * the messages beforehand and finds the one a digest belongs to; a digest of nothing it knows is refused.
 */
function fakeKms(namedCurve: "P-256" | "P-384" = "P-256") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
  const der = publicKey.export({ format: "der", type: "spki" });
  const messages = new Map<string, Uint8Array>();
  const client = new KMSClient({ region: "ap-northeast-1" });
  const mock = mockClient(client);
  mock.on(GetPublicKeyCommand).callsFake(async () => ({ PublicKey: der }));
  mock.on(SignCommand).callsFake(async (input: SignCommand["input"]) => {
    assert.equal(input.SigningAlgorithm, "ECDSA_SHA_256");
    assert.equal(input.MessageType, "DIGEST");
    const message = messages.get(Buffer.from(input.Message ?? []).toString("hex"));
    assert.ok(message, "the digest is SHA-256 of the message");
    return { Signature: sign("sha256", message, privateKey) };
  });
  return { client, mock, messages, der };
}

function signerOnKms(): Signer {
  const { client, messages } = fakeKms();
  const signer = kmsSigner(client, "alias/certificates");
  return {
    ...signer,
    sign: (bytes) => {
      messages.set(sha256Hex(bytes), bytes);
      return signer.sign(bytes);
    },
  };
}

signerContract("a key file", async () => openKeyFileSigner(await freshFile()));
signerContract("KMS", async () => signerOnKms());

describe("the key file", () => {
  it("is made for its owner alone, and stays the same key", async () => {
    const file = await freshFile();
    const first = await openKeyFileSigner(file);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const second = await openKeyFileSigner(file);
    assert.deepEqual(await second.publicKey(), await first.publicKey());
    assert.deepEqual(await readdir(join(file, "..")), ["signing-key.json"]);
  });

  it("is one key when several processes start at once", async () => {
    const file = await freshFile();
    const signers = await Promise.all([1, 2, 3, 4].map(() => openKeyFileSigner(file)));
    const ids = new Set(await Promise.all(signers.map((signer) => signer.keyId())));
    assert.equal(ids.size, 1);
  });

  it("is refused when others may read it", async () => {
    const file = await freshFile();
    await openKeyFileSigner(file);
    for (const mode of [0o640, 0o604, 0o660]) {
      await chmod(file, mode);
      await assert.rejects(openKeyFileSigner(file), /0600/);
    }
  });

  it("is refused when it holds something else", async () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey.export({ format: "jwk" });
    for (const content of ["", "not json", "{}", JSON.stringify(other)]) {
      const file = await freshFile();
      await openKeyFileSigner(file);
      await writeFile(file, content);
      await assert.rejects(openKeyFileSigner(file), /P-256/);
    }
  });

  it("never gives its private part away", async () => {
    const file = await freshFile();
    const signer = await openKeyFileSigner(file);
    const secret: unknown = JSON.parse(await readFile(file, "utf8"));
    assert.ok(secret !== null && typeof secret === "object" && "d" in secret);
    assert.ok(!JSON.stringify(await signer.publicKey()).includes(String(secret.d)));
  });
});

describe("the KMS signer", () => {
  it("asks for the public key once", async () => {
    const { client, mock } = fakeKms();
    const signer = kmsSigner(client, "alias/certificates");
    await Promise.all([signer.keyId(), signer.publicKey(), signer.keyId()]);
    assert.equal(mock.commandCalls(GetPublicKeyCommand).length, 1);
  });

  it("asks again after a failure", async () => {
    const { client, mock, der } = fakeKms();
    const signer = kmsSigner(client, "alias/certificates");
    mock.on(GetPublicKeyCommand).rejectsOnce(new Error("throttled")).resolves({ PublicKey: der });
    await assert.rejects(signer.keyId(), /throttled/);
    assert.equal((await signer.keyId()).length, 43);
  });

  it("refuses a key of another curve", async () => {
    await assert.rejects(kmsSigner(fakeKms("P-384").client, "k").publicKey());
  });
});

describe("an ECDSA signature in DER", () => {
  const integer = (value: Uint8Array) => {
    const start = value.findIndex((byte) => byte !== 0);
    const digits = start === -1 ? [0] : [...value.subarray(start)];
    const [first = 0] = digits;
    const content = first > 0x7f ? [0, ...digits] : digits;
    return [0x02, content.length, ...content];
  };
  const sequence = (content: readonly number[]) => Uint8Array.from([0x30, content.length, ...content]);
  const coordinate = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .filter((value) => value.some((byte) => byte !== 0));

  it("becomes r and s, each of 32 bytes, however short its integers are", () => {
    const short = fc.tuple(coordinate, fc.nat({ max: 31 })).map(([value, zeros]) => {
      const shortened = value.fill(0, 0, zeros);
      shortened[31] = 1;
      return shortened;
    });
    fc.assert(
      fc.property(short, short, (r, s) => {
        const joined = ecdsaFromDer(sequence([...integer(r), ...integer(s)]));
        assert.deepEqual([...joined], [...r, ...s]);
      }),
    );
  });

  const one = [0x02, 1, 1];
  const refused: readonly [name: string, der: Uint8Array][] = [
    ["nothing", Uint8Array.from([])],
    ["another tag", Uint8Array.from([0x31, 6, ...one, ...one])],
    ["a wrong length", Uint8Array.from([0x30, 7, ...one, ...one])],
    ["a long-form length", Uint8Array.from([0x30, 0x81, 6, ...one, ...one])],
    ["one integer", sequence(one)],
    ["three integers", sequence([...one, ...one, ...one])],
    ["a padded integer", sequence([0x02, 2, 0, 1, ...one])],
    ["a negative integer", sequence([0x02, 1, 0x80, ...one])],
    ["a zero", sequence([0x02, 1, 0, ...one])],
    ["an empty integer", sequence([0x02, 0, ...one])],
    ["an integer of 33 bytes", sequence([0x02, 33, ...new Array<number>(33).fill(1), ...one])],
    ["an integer beyond the end", sequence([...one, 0x02, 9, 1])],
  ];
  for (const [name, der] of refused) {
    it(`is refused with ${name}`, () => {
      assert.throws(() => ecdsaFromDer(der), Error);
    });
  }

  it("never becomes anything from noise but 64 bytes or an error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          assert.equal(ecdsaFromDer(bytes).length, 64);
        } catch (error) {
          assert.ok(error instanceof Error && !(error instanceof RangeError));
        }
      }),
    );
  });
});
