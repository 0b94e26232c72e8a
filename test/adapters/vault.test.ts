import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import { kmsVault } from "#adapters/aws/kms-vault.ts";
import { systemRandom } from "#adapters/random.ts";
import { openKeyFileVault } from "#local/vault/key-file-vault.ts";
import { canonicalJson } from "#proof/canonical.ts";
import { vaultContract } from "./vault-contract.ts";

const freshFile = async () => join(await mkdtemp(join(tmpdir(), "vault-")), "keys", "tip-identity-key.json");
const context = { tipId: "01K0000000000000000000TIP1" };

/**
 * KMS as far as its reference says what GenerateDataKey and Decrypt do under symmetric keys: the context is additional
 * data, and what was wrapped otherwise or by another key than the one that is named is an error.
 */
function fakeKms() {
  const client = new KMSClient({ region: "ap-northeast-1" });
  const mock = mockClient(client);
  const keys = new Map<string, Buffer>();
  const keyOf = (id = "") => {
    const key = keys.get(id) ?? randomBytes(32);
    keys.set(id, key);
    return key;
  };
  const additional = (given: Record<string, string> = {}) => Buffer.from(canonicalJson(given));
  mock.on(GenerateDataKeyCommand).callsFake(async (input: GenerateDataKeyCommand["input"]) => {
    assert.equal(input.KeySpec, "AES_256");
    const Plaintext = randomBytes(32);
    const nonce = randomBytes(12);
    const wrapping = createCipheriv("aes-256-gcm", keyOf(input.KeyId), nonce);
    wrapping.setAAD(additional(input.EncryptionContext));
    const parts = [nonce, wrapping.update(Plaintext), wrapping.final()];
    return { Plaintext, CiphertextBlob: Buffer.concat([...parts, wrapping.getAuthTag()]) };
  });
  mock.on(DecryptCommand).callsFake(async (input: DecryptCommand["input"]) => {
    const bytes = Buffer.from(input.CiphertextBlob ?? []);
    if (bytes.length < 28) throw new Error("InvalidCiphertextException");
    const opening = createDecipheriv("aes-256-gcm", keyOf(input.KeyId), bytes.subarray(0, 12));
    opening.setAAD(additional(input.EncryptionContext));
    opening.setAuthTag(bytes.subarray(-16));
    return { Plaintext: Buffer.concat([opening.update(bytes.subarray(12, -16)), opening.final()]) };
  });
  return { client, mock };
}

const vaultOf = (client: KMSClient, key = "alias/tip-identities") => kmsVault(client, key, systemRandom);

vaultContract("a key file", async () => ({
  vault: await openKeyFileVault(await freshFile(), systemRandom),
  other: await openKeyFileVault(await freshFile(), systemRandom),
}));

vaultContract("KMS", async () => {
  const { client } = fakeKms();
  return { vault: vaultOf(client), other: vaultOf(client, "alias/other") };
});

describe("the key file of tip identities", () => {
  it("is made for its owner alone, and opens what was sealed before a restart", async () => {
    const file = await freshFile();
    const sealed = await (await openKeyFileVault(file, systemRandom)).seal("通報者", context);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal(await (await openKeyFileVault(file, systemRandom)).open(sealed, context), "通報者");
  });

  it("is one key when several processes start at once", async () => {
    const file = await freshFile();
    const [first, ...others] = await Promise.all(
      [1, 2, 3, 4].map(() => openKeyFileVault(file, systemRandom)),
    );
    assert.ok(first !== undefined && others.length === 3);
    const sealed = await first.seal("通報者", context);
    for (const other of others) assert.equal(await other.open(sealed, context), "通報者");
  });

  it("is refused when others may read it", async () => {
    const file = await freshFile();
    await openKeyFileVault(file, systemRandom);
    for (const mode of [0o640, 0o604, 0o660]) {
      await chmod(file, mode);
      await assert.rejects(openKeyFileVault(file, systemRandom), /0600/);
    }
  });

  it("is refused when it holds something else, which is not repeated", async () => {
    const contents = ["", "not json", "{}", '{"kty":"oct","k":"c2hvcnQ"}', '{"kty":"EC","k":"secret"}'];
    for (const content of contents) {
      const file = await freshFile();
      await openKeyFileVault(file, systemRandom);
      await writeFile(file, content);
      await assert.rejects(openKeyFileVault(file, systemRandom), {
        message: `The key file ${file} holds no key of 256 bits (JWK)`,
      });
    }
  });

  it("does not appear in what is sealed", async () => {
    const file = await freshFile();
    const vault = await openKeyFileVault(file, systemRandom);
    const { k } = JSON.parse(await readFile(file, "utf8"));
    const sealed = Buffer.from(await vault.seal("通報者", context), "base64");
    assert.equal(sealed.includes(Buffer.from(k, "base64url")), false);
  });
});

describe("the KMS vault", () => {
  it("names its key when it seals and when it opens, and gives the context along", async () => {
    const { client, mock } = fakeKms();
    const vault = vaultOf(client);
    await vault.open(await vault.seal("通報者", context), context);
    const named = mock.calls().map(({ args }) => {
      const { KeyId, EncryptionContext } = Object.assign({ KeyId: "", EncryptionContext: {} }, args[0].input);
      return { KeyId, EncryptionContext };
    });
    const wanted = { KeyId: "alias/tip-identities", EncryptionContext: context };
    assert.deepEqual(named, [wanted, wanted]);
  });

  it("asks KMS for another data key for each text, and keeps none of them in clear", async () => {
    const { client, mock } = fakeKms();
    const vault = vaultOf(client);
    const sealed = [await vault.seal("通報者", context), await vault.seal("通報者", context)];
    const made = mock.commandCalls(GenerateDataKeyCommand);
    assert.equal(made.length, 2);
    for (const [index, { returnValue }] of made.entries()) {
      const { Plaintext: key, CiphertextBlob: wrapped } = await returnValue;
      assert.ok(key !== undefined && wrapped !== undefined);
      assert.deepEqual(Buffer.from(key), Buffer.alloc(32), "the data key was not overwritten");
      const bytes = Buffer.from(sealed[index] ?? "", "base64");
      assert.deepEqual([bytes[0], bytes.readUInt16BE(1)], [1, wrapped.length]);
      assert.deepEqual(bytes.subarray(3, 3 + wrapped.length), Buffer.from(wrapped));
    }
  });

  it("lets every error through", async () => {
    const { client, mock } = fakeKms();
    const vault = vaultOf(client);
    const sealed = await vault.seal("通報者", context);
    mock.on(GenerateDataKeyCommand).rejects(new Error("throttled"));
    await assert.rejects(vault.seal("通報者", context), /throttled/);
    mock.on(DecryptCommand).rejects(new Error("denied"));
    await assert.rejects(vault.open(sealed, context), /denied/);
  });
});
