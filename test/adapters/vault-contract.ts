import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Vault } from "#ports";

/** Two vaults with keys of their own. */
export type VaultsUnderTest = { readonly vault: Vault; readonly other: Vault };

const identity = "髙﨑 𠮷子 <yoshiko@example.jp> 090-0000-0000";
const context = { purpose: "tipIdentity", tipId: "01K0000000000000000000TIP1" };

/** What every vault keeps, whatever holds its key. */
export function vaultContract(name: string, setup: () => Promise<VaultsUnderTest>): void {
  describe(`E-05 S-01 a vault (${name})`, () => {
    it("opens what it sealed, whatever is written in it", async () => {
      const { vault } = await setup();
      const text = fc.string({ unit: "binary", minLength: 1, maxLength: 200 });
      const texts = [identity, " ", "\u0000", "\ufeffa", ...fc.sample(text, 50)];
      for (const each of texts)
        assert.equal(await vault.open(await vault.seal(each, context), context), each);
    });

    it("takes the context in any order", async () => {
      const { vault } = await setup();
      const { purpose, tipId } = context;
      assert.equal(
        await vault.open(await vault.seal(identity, { purpose, tipId }), { tipId, purpose }),
        identity,
      );
    });

    it("shows nothing of the text, and seals it differently each time", async () => {
      const { vault } = await setup();
      const seals = await Promise.all([vault.seal(identity, context), vault.seal(identity, context)]);
      assert.notEqual(seals[0], seals[1]);
      for (const sealed of seals) {
        assert.match(sealed, /^[A-Za-z0-9+/]+=*$/);
        assert.ok(!Buffer.from(sealed, "base64").includes(Buffer.from("yoshiko")));
      }
    });

    const others: readonly (readonly [string, Record<string, string>])[] = [
      ["another id", { ...context, tipId: "01K0000000000000000000TIP2" }],
      ["another purpose", { ...context, purpose: "other" }],
      ["one value less", { tipId: context.tipId }],
      ["one value more", { ...context, more: "x" }],
      ["values at each other's place", { purpose: context.tipId, tipId: context.purpose }],
      ["none", {}],
    ];
    for (const [told, given] of others)
      it(`does not open with another context: ${told}`, async () => {
        const { vault } = await setup();
        const sealed = await vault.seal(identity, context);
        await assert.rejects(vault.open(sealed, given));
      });

    it("does not open with another key", async () => {
      const { vault, other } = await setup();
      await assert.rejects(other.open(await vault.seal(identity, context), context));
    });

    it("does not open a text that was put behind the wrapped key of another", async () => {
      const { vault } = await setup();
      const [one = Buffer.of(), other = Buffer.of()] = await Promise.all(
        [identity, identity].map(async (text) => Buffer.from(await vault.seal(text, context), "base64")),
      );
      const end = 3 + one.readUInt16BE(1);
      const mixed = Buffer.concat([one.subarray(0, end), other.subarray(end)]);
      await assert.rejects(vault.open(mixed.toString("base64"), context));
    });

    it("does not open what was changed, in any byte", async () => {
      const { vault } = await setup();
      const sealed = Buffer.from(await vault.seal(identity, context), "base64");
      for (let index = 0; index < sealed.length; index += 1) {
        const changed = Buffer.from(sealed);
        changed[index] = (changed[index] ?? 0) ^ 1;
        await assert.rejects(vault.open(changed.toString("base64"), context), `byte ${index}`);
      }
    });

    it("does not open what was cut off, added to, or written otherwise", async () => {
      const { vault } = await setup();
      const sealed = await vault.seal(identity, context);
      const bytes = Buffer.from(sealed, "base64");
      const cut = Array.from({ length: bytes.length }, (_, length) => bytes.subarray(0, length));
      const spoilt = [
        ...[...cut, Buffer.concat([bytes, Buffer.alloc(1)])].map((each) => each.toString("base64")),
        `${sealed}\n`,
        ` ${sealed}`,
        bytes.toString("hex"),
        identity,
      ];
      for (const each of spoilt) await assert.rejects(vault.open(each, context), each);
    });

    it("seals 65 536 bytes and no more, and says so; nor nothing, nor half a character", async () => {
      const { vault } = await setup();
      const most = `${"あ".repeat(21_845)}a`;
      assert.equal(Buffer.byteLength(most), 65_536);
      for (const long of [most, most.slice(0, 4000)])
        assert.equal(await vault.open(await vault.seal(long, context), context), long);
      await assert.rejects(vault.seal(`${most}a`, context), /1 to 65536 bytes.*65537/);
      await assert.rejects(vault.seal("", context), /1 to 65536 bytes.*0/);
      await assert.rejects(vault.seal("a\ud842", context), /well-formed/);
    });
  });
}
