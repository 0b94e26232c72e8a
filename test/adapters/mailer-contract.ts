import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Mailer } from "#ports";

/** A mail as it arrived. */
export type Arrived = { readonly from: string; readonly to: readonly string[]; readonly mime: Buffer };

export type MailerUnderTest = {
  readonly mailer: Mailer;
  /** What has arrived, by the order of sending; a repeated id may count once. */
  readonly arrived: () => Promise<readonly Arrived[]>;
  readonly close: () => Promise<void>;
};

const office = "office@scheme.example";
const mime = Buffer.from(
  [
    `From: ${office}`,
    "To: a@company.example, b@company.example",
    "Subject: =?utf-8?B?5Y+X5LuY?=",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "髙﨑𠮷 様",
    ".",
    "..two dots, and a line that begins with From",
    "From here on",
    "",
  ].join("\r\n"),
);
const mail = {
  id: "01JQZ8K3M4N5P6Q7R8S9T0V1W2",
  from: office,
  to: ["a@company.example", "b@company.example"],
  mime,
};

/** What every mailer must do, whatever carries its mails (N-05). */
export function mailerContract(name: string, setup: () => Promise<MailerUnderTest>): void {
  const using = async (act: (under: MailerUnderTest) => Promise<void>) => {
    const under = await setup();
    try {
      await act(under);
    } finally {
      await under.close();
    }
  };

  describe(`N-05 Mails go out by ${name}`, () => {
    it("byte for byte as they are kept as evidence, to everybody", () =>
      using(async ({ mailer, arrived }) => {
        await mailer.send(mail);
        const [only, ...others] = await arrived();
        assert.equal(only?.mime.toString("utf8"), mime.toString("utf8"));
        assert.equal(only?.from, office);
        assert.deepEqual(only?.to, mail.to);
        assert.deepEqual(others, []);
      }));

    it("again under the same id without a fault, and unchanged", () =>
      using(async ({ mailer, arrived }) => {
        await mailer.send(mail);
        await mailer.send(mail);
        const all = await arrived();
        assert.ok(all.length >= 1);
        for (const each of all) assert.deepEqual(each.mime, mime);
      }));

    it("several at once, each whole", () =>
      using(async ({ mailer, arrived }) => {
        const ids = ["01A", "01B", "01C", "01D"];
        const body = (id: string) =>
          Buffer.from(`From: ${office}\r\nTo: a@company.example\r\n\r\n${id.repeat(9999)}\r\n`);
        await Promise.all(
          ids.map((id) => mailer.send({ ...mail, id, to: ["a@company.example"], mime: body(id) })),
        );
        const found = (await arrived()).map((each) => each.mime.toString("utf8"));
        assert.deepEqual(
          found.toSorted(),
          ids.map((id) => body(id).toString("utf8")),
        );
      }));

    it("from a sender with a name, whose address alone is on the envelope", () =>
      using(async ({ mailer, arrived }) => {
        await mailer.send({ ...mail, from: `事務局 <${office}>` });
        assert.equal((await arrived())[0]?.from, office);
      }));

    for (const [why, change] of [
      ["nobody to send to", { to: [] }],
      ["a line break in an address", { to: ["a@company.example\r\nRCPT TO:<spy@evil.example>"] }],
      ["two addresses in one", { to: ["a@company.example,spy@evil.example"] }],
      ["an address in brackets with more after it", { to: ["<a@company.example> <spy@evil.example>x"] }],
      ["an address as the name of another", { to: ["a@company.example <spy@evil.example>"] }],
      ["no address", { to: ["company.example"] }],
      ["a space in an address", { to: ["a b@company.example"] }],
      ["a sender with a line break", { from: "office@scheme.example>\r\nDATA" }],
    ] as const) {
      it(`never with ${why}`, () =>
        using(async ({ mailer, arrived }) => {
          await assert.rejects(mailer.send({ ...mail, ...change }), (error: Error) => {
            assert.equal(error.name, "MailRefused");
            assert.doesNotMatch(error.message, /example/, "no address in the message");
            return true;
          });
          assert.deepEqual(await arrived(), []);
        }));
    }
  });
}
