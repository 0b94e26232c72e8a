import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type FileDocuments, openFileDocuments } from "#local/documents/file-documents.ts";
import { type SmallInstallation, smallInstallation } from "./small-installation.ts";

let here: SmallInstallation;
let documents: FileDocuments;
const arrived: string[] = [];
before(async () => {
  here = await smallInstallation({
    documents: async ({ baseUrl, folder, clock }) => {
      const onArrival = (key: string) => void arrived.push(key);
      documents = await openFileDocuments({
        folder: join(folder, "documents"),
        secret: "s",
        baseUrl,
        clock,
        onArrival,
      });
      return documents;
    },
  });
});
after(() => here.stop());

const bytes = new Uint8Array(200_000).fill(7);
const ticket = (key: string) =>
  documents.ticket({
    key,
    contentType: "application/pdf",
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    expiresSeconds: 300,
  });

async function send(key: string, file: Uint8Array<ArrayBuffer>): Promise<Response> {
  const { url, fields } = await ticket(key);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([file], { type: "application/pdf" }), "誓約書.pdf");
  return fetch(url, { method: "POST", body: form });
}

describe("C-01 An upload by ticket over HTTP", () => {
  it("arrives whole, and a link opens it when it is kept", async () => {
    assert.equal((await send("applications/1/a", bytes)).status, 204);
    assert.deepEqual(arrived, ["applications/1/a"]);
    await documents.keep("applications/1/a");
    const link = await documents.link("applications/1/a", { fileName: "誓約書.pdf", expiresSeconds: 60 });
    const opened = await fetch(link);
    assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), bytes);
    assert.equal((await fetch(link.replace("applications/1/a", "applications/1/b"))).status, 403);
    here.clock.move({ milliseconds: 61_000 });
    assert.equal((await fetch(link)).status, 403);
  });

  it("larger than its ticket it is refused with an answer the caller gets to read", async () => {
    const response = await send("applications/1/large", new Uint8Array(9_000_000));
    assert.equal(response.status, 400);
    assert.match(await response.text(), /<Code>EntityTooLarge<\/Code>/);
    assert.equal(await documents.quarantined("applications/1/large"), undefined);
  });

  for (const [name, type, body] of [
    ["no multipart", "application/json", "{}"],
    ["no boundary", "multipart/form-data", "--x\r\n\r\n--x--"],
    ["nothing", "multipart/form-data; boundary=x", ""],
    ["no part", "multipart/form-data; boundary=x", "--x--\r\n"],
    [
      "a part without an end",
      "multipart/form-data; boundary=x",
      '--x\r\ncontent-disposition: form-data; name="key"\r\n\r\nk',
    ],
    ["a part without a name", "multipart/form-data; boundary=x", "--x\r\n\r\nv\r\n--x--\r\n"],
    ["headers without an end", "multipart/form-data; boundary=x", `--x\r\n${"h: v\r\n".repeat(20_000)}`],
    ["another boundary than announced", "multipart/form-data; boundary=x", "--y\r\n\r\nv\r\n--y--\r\n"],
    [
      "a file without a ticket",
      "multipart/form-data; boundary=x",
      '--x\r\ncontent-disposition: form-data; name="file"; filename="../../x"\r\n\r\nv\r\n--x--\r\n',
    ],
  ] as const) {
    it(`malformed, ${name}: refused, and nothing arrives`, async () => {
      const before_ = arrived.length;
      const response = await fetch(`${here.baseUrl}/upload`, {
        method: "POST",
        headers: { "content-type": type },
        body,
      });
      assert.ok(response.status >= 400 && response.status < 500, String(response.status));
      assert.equal(arrived.length, before_);
      assert.equal(here.logged.length, 0);
    });
  }

  it("broken off in the middle: nothing arrives, and the server goes on", async () => {
    const { fields } = await ticket("applications/1/broken");
    const parts = Object.entries(fields).map(
      ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file =
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n';
    const head = `POST /upload HTTP/1.1\r\nhost: 127.0.0.1:${here.port}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 300000\r\n\r\n`;
    await new Promise((resolve, reject) => {
      const socket = connect(here.port, "127.0.0.1", () => {
        socket.write(head + parts.join("") + file + "x".repeat(70_000), () => socket.destroy());
      });
      socket.on("error", reject);
      socket.on("close", resolve);
    });
    assert.equal((await fetch(`${here.baseUrl}/open`)).status, 200);
    assert.equal(await documents.quarantined("applications/1/broken"), undefined);
    assert.equal(here.logged.length, 0);
  });
});
