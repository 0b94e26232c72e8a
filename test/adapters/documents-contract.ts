import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Documents } from "#ports";
import { sha256Hex } from "#proof/digest.ts";

/** Documents and what stands around them: a browser that posts and opens, and time that passes. */
export type DocumentsWorld = {
  readonly documents: Documents;
  /** Posts a form as a browser does, the file last. Resolves to the HTTP status. */
  readonly post: (fields: Readonly<Record<string, string>>, file: Uint8Array) => Promise<number>;
  /** Opens a link as a browser does. */
  readonly open: (link: string) => Promise<{ bytes: Uint8Array; savedAs: string } | "refused">;
  readonly pass: (seconds: number) => void;
};

const key = "applications/01JXAMPLE0000000000000001/01JXAMPLE0000000000000002";
const file = Buffer.from("%PDF-1.7\n適用範囲記述書\n%%EOF\n");

const uploadOf = (bytes: Uint8Array, named = key) => ({
  key: named,
  contentType: "application/pdf",
  bytes: bytes.length,
  sha256: sha256Hex(bytes),
  expiresSeconds: 300,
});

async function ticketed(setup: () => Promise<DocumentsWorld>) {
  const world = await setup();
  const ticket = await world.documents.ticket(uploadOf(file));
  return { ...world, ticket };
}

async function kept(setup: () => Promise<DocumentsWorld>) {
  const world = await ticketed(setup);
  assert.equal(await world.post(world.ticket.fields, file), 204);
  await world.documents.keep(key);
  return world;
}

/** What every document store keeps, wherever its bytes are. */
export function documentsContract(name: string, setup: () => Promise<DocumentsWorld>): void {
  describe(`C-01 an upload (${name})`, () => {
    it("arrives in quarantine, and nowhere else", async () => {
      const { documents, post, ticket } = await ticketed(setup);
      assert.equal(await post(ticket.fields, file), 204);
      assert.deepEqual(Buffer.from((await documents.quarantined(key)) ?? []), file);
      assert.equal(await documents.evidence(key), undefined);
    });

    it("can be made again with the same ticket", async () => {
      const { documents, post, ticket } = await ticketed(setup);
      assert.equal(await post(ticket.fields, file), 204);
      assert.equal(await post(ticket.fields, file), 204);
      assert.deepEqual(Buffer.from((await documents.quarantined(key)) ?? []), file);
    });

    const refusals: readonly [
      name: string,
      status: number,
      change: (fields: Record<string, string>) => Record<string, string>,
      bytes?: Uint8Array,
    ][] = [
      ["a file that is a byte longer", 400, (fields) => fields, Buffer.concat([file, Buffer.from("x")])],
      ["a file that is a byte shorter", 400, (fields) => fields, file.subarray(1)],
      ["an empty file", 400, (fields) => fields, new Uint8Array()],
      ["a far longer file", 400, (fields) => fields, Buffer.alloc(3_000_000)],
      ["another type", 403, (fields) => ({ ...fields, "Content-Type": "text/html" })],
      ["another digest", 403, (fields) => ({ ...fields, "x-amz-meta-sha256": "0".repeat(64) })],
      ["another key", 403, (fields) => ({ ...fields, key: `${key}x` })],
      ["a key that leads elsewhere", 403, (fields) => ({ ...fields, key: "../../etc/passwd" })],
      ["a further field", 403, (fields) => ({ ...fields, acl: "public-read" })],
      ["no policy", 403, ({ Policy: _dropped, ...fields }) => fields],
      ["another signature", 403, (fields) => ({ ...fields, "X-Amz-Signature": "0".repeat(64) })],
      ["no signature", 403, ({ "X-Amz-Signature": _dropped, ...fields }) => fields],
      ["a policy of its own", 403, (fields) => ({ ...fields, Policy: loosened(fields["Policy"] ?? "") })],
    ];
    for (const [what, status, change, bytes] of refusals) {
      it(`is refused with ${what}, and nothing arrives`, async () => {
        const { documents, post, ticket } = await ticketed(setup);
        assert.equal(await post(change({ ...ticket.fields }), bytes ?? file), status);
        assert.equal(await documents.quarantined(key), undefined);
      });
    }

    it("is refused when the ticket has expired", async () => {
      const { documents, post, pass, ticket } = await ticketed(setup);
      pass(299);
      assert.equal(await post(ticket.fields, file), 204);
      pass(2);
      assert.equal(await post(ticket.fields, file), 403);
      assert.deepEqual(Buffer.from((await documents.quarantined(key)) ?? []), file);
    });
  });

  describe(`C-04 evidence (${name})`, () => {
    it("is what was in quarantine, once it is kept", async () => {
      const { documents } = await kept(setup);
      assert.deepEqual(Buffer.from((await documents.evidence(key)) ?? []), file);
    });

    it("can be kept again", async () => {
      const { documents } = await kept(setup);
      await documents.keep(key);
      assert.deepEqual(Buffer.from((await documents.evidence(key)) ?? []), file);
    });

    it("is not changed by another upload under the same ticket", async () => {
      const { documents, post, ticket } = await kept(setup);
      const other = Buffer.alloc(file.length, "x");
      await post(ticket.fields, other);
      await documents.keep(key).catch(() => undefined);
      assert.deepEqual(Buffer.from((await documents.evidence(key)) ?? []), file);
    });

    it("never becomes what was not inspected", async () => {
      const { documents, post, ticket } = await ticketed(setup);
      await post(ticket.fields, Buffer.alloc(file.length, "x"));
      await assert.rejects(documents.keep(key));
      assert.equal(await documents.evidence(key), undefined);
    });

    it("cannot be kept of what never arrived", async () => {
      const { documents } = await setup();
      await assert.rejects(documents.keep(key), /nothing in quarantine/);
    });

    it("is undefined where there is none", async () => {
      const { documents } = await setup();
      assert.equal(await documents.evidence(key), undefined);
      assert.equal(await documents.quarantined(key), undefined);
    });

    it("of our own is stored once: the same bytes again do no harm, others are refused", async () => {
      const { documents } = await setup();
      await documents.store("notices/1.eml", Buffer.from("first"), "message/rfc822");
      await documents.store("notices/1.eml", Buffer.from("first"), "message/rfc822");
      await assert.rejects(
        documents.store("notices/1.eml", Buffer.from("other"), "message/rfc822"),
        /Other evidence/,
      );
      assert.equal(Buffer.from((await documents.evidence("notices/1.eml")) ?? []).toString(), "first");
    });

    it("is stored once when several store at once", async () => {
      const { documents } = await setup();
      const writers = ["a", "b", "a", "b"].map((text) =>
        documents.store("notices/2.eml", Buffer.from(text), "message/rfc822"),
      );
      const outcomes = await Promise.allSettled(writers);
      const found = Buffer.from((await documents.evidence("notices/2.eml")) ?? []).toString();
      for (const [at, text] of ["a", "b", "a", "b"].entries()) {
        assert.equal(outcomes[at]?.status, text === found ? "fulfilled" : "rejected");
      }
    });
  });

  describe(`C-04 a link to evidence (${name})`, () => {
    it("opens the bytes, to be saved under the name given", async () => {
      const { documents, open } = await kept(setup);
      const opened = await open(
        await documents.link(key, { fileName: "適用範囲 髙﨑𠮷.pdf", expiresSeconds: 60 }),
      );
      assert.ok(opened !== "refused");
      assert.deepEqual(Buffer.from(opened.bytes), file);
      assert.equal(opened.savedAs, "適用範囲 髙﨑𠮷.pdf");
    });

    it("carries no path and no control in its name", async () => {
      const { documents, open } = await kept(setup);
      const opened = await open(
        await documents.link(key, { fileName: '../../a\r\nb:"c".pdf', expiresSeconds: 60 }),
      );
      assert.ok(opened !== "refused");
      assert.doesNotMatch(opened.savedAs, /[/\\\r\n":]/);
    });

    it("ends when its time is over", async () => {
      const { documents, open, pass } = await kept(setup);
      const link = await documents.link(key, { fileName: "a.pdf", expiresSeconds: 60 });
      pass(61);
      assert.equal(await open(link), "refused");
    });

    it("opens nothing when it was changed", async () => {
      const { documents, open } = await kept(setup);
      await documents.store("notices/1.eml", Buffer.from("secret"), "message/rfc822");
      const link = await documents.link(key, { fileName: "a.pdf", expiresSeconds: 60 });
      assert.equal(await open(link.replace(key, "notices/1.eml")), "refused");
      assert.equal(await open(link.replace(/([Ee]xpires)=60|expires=(\d+)/, "$1=99999999999")), "refused");
      assert.equal(await open(link.replace("a.pdf", "b.pdf")), "refused");
      assert.equal(await open(link.slice(0, link.indexOf("?"))), "refused");
    });
  });
}

/** The policy with a wider range of sizes, as somebody would write it who cannot sign. */
function loosened(policy: string): string {
  const text = Buffer.from(policy, "base64").toString("utf8");
  return Buffer.from(text.replace(/"content-length-range",\s*\d+/, '"content-length-range",0')).toString(
    "base64",
  );
}
