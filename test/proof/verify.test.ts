import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { verifyFile } from "#local/tools/verify.ts";
import { signCertificate } from "#proof/certificate.ts";
import { renderCertificate } from "#proof/certificate-pdf.ts";
import { keySetOf, payload, signerInMemory } from "./certificate-fixture.ts";

async function setup() {
  const dataFolder = await mkdtemp(join(tmpdir(), "verify-"));
  const signer = await signerInMemory();
  const jws = await signCertificate(payload, signer);
  await mkdir(join(dataFolder, "published"));
  await writeFile(
    join(dataFolder, "published", "certificate-keys.json"),
    JSON.stringify(await keySetOf(signer)),
  );
  const files = { pdf: join(dataFolder, "a.pdf"), jws: join(dataFolder, "a.jws") };
  await writeFile(files.jws, `${jws}\n`);
  await writeFile(files.pdf, await renderCertificate({ jws, payload }));
  return { dataFolder, jws, files };
}

describe("F-04 npm run verify", () => {
  it("says in Japanese and English what was verified, and where the present status stands", async () => {
    const { dataFolder, files } = await setup();
    for (const file of [files.pdf, files.jws]) {
      const { code, text } = await verifyFile([file], { dataFolder });
      assert.equal(code, 0, text);
      for (const part of [
        "署名を検証しました",
        "VALID",
        payload.number,
        payload.provider.ja,
        payload.provider.en,
      ]) {
        assert.ok(text.includes(part), part);
      }
      assert.ok(text.includes("2030-05-31") && text.includes("令和12年5月31日"));
      assert.ok(text.includes(payload.statusUrl));
    }
  });

  it("takes other keys, and refuses what they did not sign", async () => {
    const { dataFolder, files } = await setup();
    const keys = join(dataFolder, "other.json");
    await writeFile(keys, JSON.stringify(await keySetOf(await signerInMemory())));
    const { code, text } = await verifyFile(["--keys", keys, files.pdf], { dataFolder });
    assert.equal(code, 1);
    assert.match(text, /NOT VALID \(unknown-key\)/);
    assert.match(text, /公表されている鍵/);
  });

  it("refuses a changed certificate with the reason", async () => {
    const { dataFolder, files, jws } = await setup();
    await writeFile(files.jws, jws.replace(/\.[^.]+\./, ".eyJhIjoxfQ."));
    assert.match((await verifyFile([files.jws], { dataFolder })).text, /signature-wrong/);
    await writeFile(files.pdf, await renderCertificate({ jws, payload: { ...payload, category: "audit" } }));
    const { code, text } = await verifyFile([files.pdf], { dataFolder });
    assert.equal(code, 1);
    assert.match(text, /page-differs/);
  });

  it("explains itself when the command is not understood", async () => {
    const { dataFolder, files } = await setup();
    for (const args of [[], ["a", "b"], ["--what", "x"], [join(dataFolder, "none.pdf")], [dataFolder]]) {
      const { code, text } = await verifyFile(args, { dataFolder });
      assert.equal(code, 2, args.join(" "));
      assert.match(text, /npm run verify -- FILE/);
    }
    const missing = await verifyFile([files.pdf], { dataFolder: join(dataFolder, "nowhere") });
    assert.equal(missing.code, 2);
  });

  it("exits with its verdict as a program of its own, and writes nothing else", async () => {
    const { dataFolder, files } = await setup();
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ["local/tools/verify.ts", ...args], {
        encoding: "utf8",
        env: { ...process.env, DATA_DIR: dataFolder },
      });
    const good = run(files.pdf);
    assert.equal(good.status, 0, good.stderr);
    assert.equal(good.stderr, "");
    assert.match(good.stdout, /CSP-2027-VA-0001/);
    await writeFile(files.jws, "nonsense");
    assert.equal(run(files.jws).status, 1);
    assert.equal(run().status, 2);
  });
});
