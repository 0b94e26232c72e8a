import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { createTransport } from "nodemailer";
import { mailboxMailer } from "#local/mail/mailbox.ts";
import { decodeWords, leafParts, partText, readPart } from "#local/mail/mime.ts";
import { readMailbox } from "#local/mail/read-mailbox.ts";

const root = mkdtempSync(join(tmpdir(), "mailbox-"));
after(() => rmSync(root, { recursive: true }));
let folders = 0;

function setup() {
  folders += 1;
  const folder = join(root, String(folders));
  const mailer = mailboxMailer(folder);
  const put = (id: string, mime: string | Uint8Array) =>
    mailer.send({ id, from: "office@example.jp", to: ["a@example.co.jp"], mime: Buffer.from(mime) });
  return { folder, put, mailbox: readMailbox(folder) };
}

describe("The mailbox folder", () => {
  it("is empty before the first mail", async () => {
    const { mailbox } = setup();
    assert.deepEqual(await mailbox.list(), []);
    assert.equal(await mailbox.read("01A"), undefined);
  });

  it("reads what a mail program wrote: words, parts, folded lines, rare kanji", async () => {
    const { put, mailbox } = setup();
    const text = `髙﨑𠮷 様\n\n${"あいうえお".repeat(30)}\n.\n=20 は等号です\n`;
    for (const [id, encoding] of [
      ["01A", "base64"],
      ["01B", "quoted-printable"],
    ] as const) {
      const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
      const { message } = await composer.sendMail({
        from: "認定制度事務局 <office@example.jp>",
        to: ["髙﨑 <a@example.co.jp>", "b@example.co.jp"],
        subject: "【認定制度】補正のお願い（期限：2027年4月15日）とても長い件名なので折り返されます",
        date: new Date("2027-04-01T00:30:00Z"),
        text,
        html: "<p>HTML</p>",
        textEncoding: encoding,
      });
      assert.ok(Buffer.isBuffer(message));
      await put(id, message);
    }
    const [newest, oldest] = await mailbox.list();
    assert.equal(newest?.id, "01B");
    assert.equal(oldest?.id, "01A");
    assert.equal(
      newest?.subject,
      "【認定制度】補正のお願い（期限：2027年4月15日）とても長い件名なので折り返されます",
    );
    assert.equal(newest?.from, "認定制度事務局 <office@example.jp>");
    assert.match(newest?.to ?? "", /髙﨑.*a@example.co.jp.*b@example.co.jp/);
    for (const id of ["01A", "01B"])
      assert.equal((await mailbox.read(id))?.text.replaceAll("\r\n", "\n").trimEnd(), text.trimEnd());
  });

  it("reads headers and text written in plain UTF-8", async () => {
    const { put, mailbox } = setup();
    await put("01A", "Subject: 補正\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n本文");
    const mail = await mailbox.read("01A");
    assert.deepEqual([mail?.subject, mail?.text], ["補正", "本文"]);
  });

  it("shows no HTML of a mail that has nothing else", async () => {
    const { put, mailbox } = setup();
    await put("01A", "Content-Type: text/html\r\n\r\n<b>x</b>");
    assert.equal((await mailbox.read("01A"))?.text, "");
  });

  it("ignores what is no mail", async () => {
    const { folder, put, mailbox } = setup();
    await put("01A", "Subject: a\r\n\r\nb");
    writeFileSync(join(folder, "01B.eml.0123.part"), "half");
    writeFileSync(join(folder, "note.txt"), "x");
    assert.deepEqual(
      (await mailbox.list()).map(({ id }) => id),
      ["01A"],
    );
  });

  it("leaves no draft behind", async () => {
    const { folder, put } = setup();
    await Promise.all(["01A", "01A", "01B"].map((id) => put(id, "Subject: a\r\n\r\nb")));
    assert.deepEqual(readdirSync(folder).toSorted(), ["01A.eml", "01B.eml"]);
  });

  for (const id of ["../01A", "a/b", "", ".", "a\0b", "a".repeat(81), "..\\x"]) {
    it(`takes and opens no id that is a path: ${JSON.stringify(id.slice(0, 10))}`, async () => {
      const { put, mailbox } = setup();
      await assert.rejects(put(id, "x"), { name: "MailRefused" });
      assert.equal(await mailbox.read(id), undefined);
    });
  }
});

describe("MIME", () => {
  for (const [encoded, decoded] of [
    ["=?utf-8?B?5Y+X5LuY?=", "受付"],
    ["=?UTF-8?Q?caf=C3=A9_au_lait?=", "café au lait"],
    ["=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"],
    ["=?utf-8?B?5Y+X?= =?utf-8?B?5LuY?= x", "受付 x"],
    ["=?nonsense?B?YQ==?=", "a"],
    ["=?utf-8?X?a?=", "=?utf-8?X?a?="],
    ["plain", "plain"],
  ] as const) {
    it(`reads the words ${encoded}`, () => assert.equal(decodeWords(encoded), decoded));
  }

  it("reads parts within parts", () => {
    const message = [
      'Content-Type: multipart/mixed; boundary="o"',
      "",
      "preamble",
      "--o",
      "Content-Type: multipart/alternative; boundary=i",
      "",
      "--i",
      "",
      "one",
      "--i",
      "Content-Type: text/html",
      "",
      "<b>two</b>",
      "--i--",
      "--o",
      "Content-Type: application/pdf",
      "",
      "three",
      "--o--",
    ].join("\r\n");
    const texts = leafParts(readPart(message)).map((part) => partText(part).trim());
    assert.deepEqual(texts, ["one", "<b>two</b>", "three"]);
  });

  it("ends on a message that contains itself", () => {
    const layers = Array.from(
      { length: 40 },
      (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
    );
    const message = `Content-Type: multipart/mixed; boundary=b0\r\n\r\n${layers.join("")}`;
    assert.ok(leafParts(readPart(message)).length <= 50);
  });

  it("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("base64", "quoted-printable", "x"), (text, encoding) => {
        const message = `Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: ${encoding}\n\n--b\n${text}\n--b--`;
        for (const part of leafParts(readPart(message))) assert.equal(typeof partText(part), "string");
        assert.equal(typeof decodeWords(text), "string");
      }),
    );
  });
});
