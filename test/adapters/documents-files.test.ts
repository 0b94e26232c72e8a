import assert from "node:assert/strict";
import { readdir, utimes } from "node:fs/promises";
import { join, sep } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { openFileDocuments } from "#local/documents/file-documents.ts";
import { storageName } from "#local/documents/storage-name.ts";
import { sha256Hex } from "#proof/digest.ts";
import { fileWorld, formOf, postForm } from "./file-world.ts";

const uploadOf = (bytes: Uint8Array, key = "applications/1/2") => ({
  key,
  contentType: "application/pdf",
  bytes: bytes.length,
  sha256: sha256Hex(bytes),
  expiresSeconds: 300,
});

describe("C-01 an upload to one machine", () => {
  it("is taken whole however it is cut up, delimiters in the file included", async () => {
    const { documents } = await fileWorld();
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom("\r\n--", "\r\n", "--", "\r\n------formdata-undici-0", "\r")
        .map((text) => Buffer.from(text)),
    );
    const file = fc.array(piece, { minLength: 1, maxLength: 20 }).map((pieces) => Buffer.concat(pieces));
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 300 }), async (bytes, size) => {
        const key = `applications/1/${sha256Hex(bytes)}`;
        const { fields } = await documents.ticket(uploadOf(bytes, key));
        assert.equal((await postForm(documents, formOf(fields, bytes), size)).status, 204);
        assert.deepEqual(Buffer.from((await documents.quarantined(key)) ?? []), bytes);
      }),
      { numRuns: 60 },
    );
  });

  it("tells what has arrived, and only that", async () => {
    const { documents, arrived } = await fileWorld();
    const { fields } = await documents.ticket(uploadOf(Buffer.from("abc")));
    await postForm(documents, formOf(fields, Buffer.from("abcd")));
    assert.deepEqual(arrived, []);
    await postForm(documents, formOf(fields, Buffer.from("abc")));
    assert.deepEqual(arrived, ["applications/1/2"]);
  });

  it("is refused when its bytes have another digest", async () => {
    const { documents } = await fileWorld();
    const { fields } = await documents.ticket(uploadOf(Buffer.from("abc")));
    const { status, body } = await postForm(documents, formOf(fields, Buffer.from("abd")));
    assert.equal(status, 400);
    assert.match(body ?? "", /<Code>BadDigest<\/Code>/);
  });

  it("is refused in the words of S3", async () => {
    const { documents, pass } = await fileWorld();
    const { fields } = await documents.ticket(uploadOf(Buffer.from("abc")));
    const codeOf = async (changed: Record<string, string>, file: string) => {
      const { body = "" } = await postForm(documents, formOf(changed, Buffer.from(file)));
      assert.match(
        body,
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<Error><Code>\w+<\/Code><Message>[^<>]+<\/Message><\/Error>$/,
      );
      return /<Code>(\w+)</.exec(body)?.[1];
    };
    assert.equal(await codeOf({ ...fields }, "abcd"), "EntityTooLarge");
    assert.equal(await codeOf({ ...fields }, "ab"), "EntityTooSmall");
    assert.equal(await codeOf({ ...fields, "X-Amz-Signature": "0" }, "abc"), "SignatureDoesNotMatch");
    assert.equal(await codeOf({ ...fields, key: '<a>&"' }, "abc"), "AccessDenied");
    assert.equal(
      await codeOf({ ...fields, note: "x".repeat(30_000) }, "abc"),
      "MaxPostPreDataLengthExceeded",
    );
    pass(300);
    assert.equal(await codeOf({ ...fields }, "abc"), "AccessDenied");
  });

  const noise: readonly [name: string, contentType: string | undefined, body: string, status: number][] = [
    ["no type", undefined, "", 412],
    ["another type", "application/json", "{}", 412],
    ["no boundary", "multipart/form-data", "", 412],
    ["nothing", "multipart/form-data; boundary=x", "", 400],
    [
      "no file",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="key"\r\n\r\na\r\n--x--\r\n',
      400,
    ],
    [
      "a file that never ends",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc',
      403,
    ],
    [
      "a file without fields",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc\r\n--x--',
      403,
    ],
    [
      "broken fields",
      "multipart/form-data; boundary=x",
      '--x\r\nnonsense\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n',
      400,
    ],
  ];
  for (const [name, contentType, body, status] of noise) {
    it(`is refused with ${name}`, async () => {
      const { documents } = await fileWorld();
      const stream = ReadableStream.from([Buffer.from(body)]);
      const answer = await documents.receiveUpload({
        headers: { "content-type": contentType },
        body: stream,
      });
      assert.equal(answer.status, status);
    });
  }

  it("never fails on noise", async () => {
    const { documents } = await fileWorld();
    const { fields } = await documents.ticket(uploadOf(Buffer.from("abc")));
    const form = formOf(fields, Buffer.from("abc"));
    const whole = new Uint8Array(await form.clone().arrayBuffer());
    const headers = { "content-type": form.headers.get("content-type") ?? "" };
    const at = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 0, max: 255 }), at, async (position, byte, end) => {
        const changed = Uint8Array.from(whole);
        changed[position] = byte;
        const { status } = await documents.receiveUpload({
          headers,
          body: ReadableStream.from([changed.subarray(0, end)]),
        });
        assert.ok(status >= 204 && status < 500, String(status));
      }),
      { numRuns: 80 },
    );
  });

  it("leaves nothing behind when it is broken off or refused", async () => {
    const { documents, folder } = await fileWorld();
    const bytes = Buffer.alloc(200_000, "a");
    const { fields } = await documents.ticket(uploadOf(bytes));
    const form = formOf(fields, bytes);
    const headers = { "content-type": form.headers.get("content-type") ?? "" };
    const whole = new Uint8Array(await form.arrayBuffer());
    async function* brokenOff() {
      yield whole.subarray(0, 100_000);
      throw new Error("connection reset");
    }
    await assert.rejects(documents.receiveUpload({ headers, body: brokenOff() }), /connection reset/);
    await postForm(documents, formOf(fields, Buffer.alloc(300_000)));
    assert.deepEqual(await readdir(join(folder, "incoming")), []);
    assert.deepEqual(await readdir(join(folder, "quarantine")), []);
  });

  it("reads no more of a file than its ticket allows", async () => {
    const { documents } = await fileWorld();
    const { fields } = await documents.ticket(uploadOf(Buffer.from("abc")));
    const form = formOf(fields, Buffer.alloc(1000));
    const headers = { "content-type": form.headers.get("content-type") ?? "" };
    const head = new Uint8Array(await form.arrayBuffer());
    let chunks = 0;
    async function* endless() {
      yield head.subarray(0, head.length - 200);
      for (;;) {
        chunks += 1;
        yield new Uint8Array(1_000_000);
      }
    }
    assert.equal((await documents.receiveUpload({ headers, body: endless() })).status, 400);
    assert.ok(chunks <= 1);
  });
});

describe("C-04 evidence on one machine", () => {
  it("lies under names that differ by key and lead nowhere", () => {
    const segment = fc.oneof(
      fc.constantFrom("..", ".", "", "CON", "a~b", "%2e%2e", "a".repeat(300), "\0", "C:"),
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/),
    );
    const keys = fc.uniqueArray(
      fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/")),
      { minLength: 2, maxLength: 20 },
    );
    fc.assert(
      fc.property(keys, (all) => {
        const names = all.map(storageName);
        assert.equal(new Set(names).size, names.length);
        for (const name of names) {
          assert.equal(join("/data/evidence", name), `/data/evidence/${name}`);
          assert.ok(!name.includes(sep) && !name.startsWith(".") && name.length <= 220);
        }
      }),
    );
  });

  it("of a certificate has a readable name", async () => {
    const { documents, folder } = await fileWorld();
    await documents.store("certificates/CSP-2027-VA-0001.pdf", Buffer.from("%PDF-"), "application/pdf");
    assert.deepEqual(await readdir(join(folder, "evidence")), ["certificates~CSP-2027-VA-0001.pdf"]);
  });

  it("is there after a restart, links and tickets too", async () => {
    const { documents, folder, now } = await fileWorld();
    await documents.store("certificates/1.pdf", Buffer.from("%PDF-"), "application/pdf");
    const link = await documents.link("certificates/1.pdf", { fileName: "a.pdf", expiresSeconds: 60 });
    const options = {
      folder,
      secret: "a secret of this test",
      baseUrl: "http://127.0.0.1:3000",
      clock: { now },
    };
    const again = await openFileDocuments({ ...options, onArrival: () => undefined });
    const opened = await again.openLink(link);
    assert.ok(typeof opened === "object");
    assert.equal(opened.contentType, "application/pdf");
    const other = await openFileDocuments({ ...options, secret: "another", onArrival: () => undefined });
    assert.equal(await other.openLink(link), "forged");
  });

  it("tells apart a link that is over, forged, or leads to nothing", async () => {
    const { documents, pass } = await fileWorld();
    const link = await documents.link("certificates/none.pdf", { fileName: "a.pdf", expiresSeconds: 60 });
    assert.equal(await documents.openLink(link), "missing");
    assert.equal(await documents.openLink(`${link}0`), "forged");
    assert.equal(await documents.openLink("not a link"), "forged");
    assert.equal(
      await documents.openLink("http://127.0.0.1:3000/evidence/%E3%81?name=a&expires=1&signature=b"),
      "forged",
    );
    pass(60);
    assert.equal(await documents.openLink(link), "expired");
  });

  it("is offered as what it is, never as a page", async () => {
    const { documents } = await fileWorld();
    for (const [key, content, type] of [
      ["notices/1.eml", "Subject: a", "message/rfc822"],
      ["notices/2.html", "<script>", "application/octet-stream"],
    ] as const) {
      await documents.store(key, Buffer.from(content), "text/html");
      const opened = await documents.openLink(
        await documents.link(key, { fileName: "a", expiresSeconds: 60 }),
      );
      assert.ok(typeof opened === "object");
      assert.equal(opened.contentType, type);
    }
  });

  it("stays when quarantine forgets", async () => {
    const { documents, folder, now } = await fileWorld();
    for (const key of ["applications/1/2", "applications/1/3"]) {
      const { fields } = await documents.ticket(uploadOf(Buffer.from("abc"), key));
      await postForm(documents, formOf(fields, Buffer.from("abc")));
    }
    await documents.keep("applications/1/2");
    const old = Date.now() / 1000 - 8 * 86_400;
    await utimes(join(folder, "quarantine", storageName("applications/1/2")), old, old);
    const options = { folder, secret: "s", baseUrl: "http://127.0.0.1:3000", clock: { now } };
    const again = await openFileDocuments({ ...options, onArrival: () => undefined });
    assert.equal(await again.quarantined("applications/1/2"), undefined);
    assert.ok(await again.quarantined("applications/1/3"));
    assert.ok(await again.evidence("applications/1/2"));
    await again.keep("applications/1/2");
  });
});
