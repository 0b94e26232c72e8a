import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { renderNotice } from "#notices/index.ts";
import { composeMime, type MailWords } from "#notices/mime.ts";
import { contentsOf, context } from "./notice-samples.ts";

const texts = { name: "株式会社髙﨑𠮷野家", words: "理由\n--_NmP-01J0-Part_1" };
const [content] = contentsOf(texts);
assert.ok(content !== undefined);
const mail: MailWords = {
  id: "01J0000000000000000000000A",
  from: "認定制度 事務局 <no-reply@scheme.example>",
  to: ["applicant@company.example"],
  ...renderNotice(content, context),
  date: "2027-04-01T00:30:00.000Z",
};

const compose = async (changes: Partial<MailWords> = {}): Promise<string> =>
  Buffer.from(await composeMime({ ...mail, ...changes })).toString("latin1");

const headersOf = (mime: string): ReadonlyMap<string, string> => {
  const [head = ""] = mime.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
};
const decodeWords = (value: string) =>
  value
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, base64: string) =>
      Buffer.from(base64, "base64").toString("utf8"),
    );

describe("the message of a notice", () => {
  it("N-05 is the same to the byte when it is composed again", async () => {
    const [first, second] = [await compose(), await compose()];
    assert.equal(first, second);
    assert.equal(createHash("sha256").update(first, "latin1").digest("hex").length, 64);
    assert.notEqual(first, await compose({ id: "01J0000000000000000000000B" }));
    assert.notEqual(first, await compose({ date: "2027-04-01T00:31:00.000Z" }));
  });

  it("is named by its id and dated by the moment it was composed first", async () => {
    const headers = headersOf(await compose());
    assert.equal(headers.get("message-id"), "<01J0000000000000000000000A@scheme.example>");
    assert.equal(headers.get("date"), "Thu, 01 Apr 2027 00:30:00 +0000");
    assert.equal(headers.get("to"), "applicant@company.example");
    assert.equal(decodeWords(headers.get("from") ?? ""), "認定制度 事務局 <no-reply@scheme.example>");
    assert.equal(decodeWords(headers.get("subject") ?? ""), mail.subject);
    assert.equal(headers.get("auto-submitted"), "auto-generated");
    assert.deepEqual([...headers.keys()].toSorted(), [
      "auto-submitted",
      "content-language",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
  });

  it("holds the text and the page, both whole", async () => {
    const mime = await compose();
    const boundary = /boundary="([^"]+)"/.exec(mime)?.[1] ?? "none";
    assert.ok(boundary.length <= 70);
    const parts = mime.split(`--${boundary}`).slice(1, 3);
    const bodies = parts.map((part) =>
      Buffer.from(part.split("\r\n\r\n")[1] ?? "", "base64").toString("utf8"),
    );
    assert.deepEqual(
      bodies.map((body) => body.replaceAll("\r\n", "\n")),
      [mail.text, mail.html],
    );
    assert.match(parts[0] ?? "", /Content-Type: text\/plain; charset=utf-8/);
    assert.match(parts[1] ?? "", /Content-Type: text\/html; charset=utf-8/);
  });

  it("is plain ASCII in short lines, each ended by CR LF", async () => {
    const mime = await compose({ subject: "𠮷".repeat(120) });
    assert.match(mime, /^[\x20-\x7E\r\n\t]*$/);
    assert.doesNotMatch(mime, /[^\r]\n|\r[^\n]/);
    assert.ok(mime.split("\r\n").every((line) => line.length <= 100));
  });

  it("takes no header out of a subject", async () => {
    const headers = headersOf(await compose({ subject: "A\r\nBcc: victim@example.com\r\nX: y" }));
    assert.equal(headers.get("bcc"), undefined);
    assert.equal(headers.get("x"), undefined);
  });

  it("refuses addresses, ids and moments that are none", async () => {
    const wrongAddresses = [
      [],
      ["nobody"],
      ["a@b.example, c@d.example"],
      ["a@b.example\r\nBcc: c@d.example"],
      ["Name <a@b.example>"],
    ];
    for (const to of wrongAddresses) await assert.rejects(compose({ to }), /plain addresses/);
    for (const id of ["", "a b", "a\r\nb", "../a", "x".repeat(51)])
      await assert.rejects(compose({ id }), /The id of a mail/);
    await assert.rejects(compose({ date: "yesterday" }), /moment/);
  });
});
