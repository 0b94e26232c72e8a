import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Server, startServer } from "#test/journeys/support/process.ts";
import { freePort } from "#test/support/free-port.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "start-"));

/** Starts it and waits for it to give up; a start that succeeds is ended after a while and has no exit code. */
function start(variables: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["local/main.ts"], {
    env: { ...process.env, DATA_DIR: newFolder(), PLAY: "no", ...variables },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, stdout, lines: stderr.trimEnd().split("\n") };
}

/** One sentence in each language that names what to change, and no trace of the program. */
function assertRefused(
  { status, stdout, lines }: ReturnType<typeof start>,
  ...named: readonly string[]
): void {
  assert.equal(status, 2, lines.join("\n"));
  assert.equal(stdout, "");
  assert.equal(lines.length, 2, lines.join("\n"));
  const [ja = "", en = ""] = lines;
  assert.match(ja, /[ぁ-ん].*。$/);
  assert.match(en, /^[A-Z][\x20-\x7e]*\.$/);
  for (const part of named) assert.ok(ja.includes(part) && en.includes(part), `${part} in ${ja} ${en}`);
}

describe("A start that cannot be says why, and what to change", () => {
  it("a variable that is wrong", () => assertRefused(start({ PORT: "abc" }), "PORT"));
  it("a pilot without addresses", () => assertRefused(start({ MODE: "pilot" }), "MODE=pilot", "MAIL_SENDER"));

  it("a port that is taken", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        assert.ok(address !== null && typeof address === "object");
        resolve(address.port);
      });
    });
    assertRefused(start({ PORT: String(port) }), "PORT", String(port));
    other.close();
  });

  it("a folder that is a file, or below one", async () => {
    const PORT = String(await freePort());
    const file = join(newFolder(), "file");
    writeFileSync(file, "");
    for (const DATA_DIR of [file, join(file, "below")]) {
      assertRefused(start({ PORT, DATA_DIR }), "DATA_DIR", DATA_DIR);
    }
  });

  it("a folder with a register that is none, or cannot be opened", async () => {
    const PORT = String(await freePort());
    const [text, folder] = [newFolder(), newFolder()];
    writeFileSync(
      join(text, "register.sqlite"),
      "no database, but longer than the header of one: ".repeat(100),
    );
    mkdirSync(join(folder, "register.sqlite"));
    for (const DATA_DIR of [text, folder]) assertRefused(start({ PORT, DATA_DIR }), "DATA_DIR", DATA_DIR);
  });
});

describe("A folder that is used", () => {
  let server: Server;
  before(async () => {
    server = await startServer();
  });
  after(() => server.stop("SIGKILL"));

  it("by a running process: the second start says by whom, and the first goes on", async () => {
    const PORT = String(await freePort());
    const refused = start({ PORT, DATA_DIR: server.dataFolder });
    assertRefused(refused, server.dataFolder, server.baseUrl, "DATA_DIR");
    assert.match(refused.lines.join(" "), /Process \d+ /);
    assert.equal((await fetch(`${server.baseUrl}/healthz`)).status, 200);
  });

  it("in the other mode: refused; once the process was killed it starts again in its own", async () => {
    const port = await freePort();
    await server.stop("SIGKILL");
    const pilot = {
      PORT: String(port),
      MODE: "pilot",
      DATA_DIR: server.dataFolder,
      MAIL_SENDER: "office@scheme.test",
      SECRETARIAT_ADDRESSES: "office@scheme.test",
      BODY_ADDRESSES: '{"meti":["a@m.test"],"nco":["b@n.test"],"npa":["c@p.test"]}',
    };
    assertRefused(start(pilot), "MODE=demo", "MODE=pilot", "DATA_DIR");
    server = await startServer({ port, dataFolder: server.dataFolder });
    assert.equal((await fetch(`${server.baseUrl}/healthz`)).status, 200);
  });
});
