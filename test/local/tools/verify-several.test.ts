import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { verifyFile } from "#local/tools/verify.ts";
import { signCertificate } from "#proof/certificate.ts";
import { keySetOf, payload, signerInMemory } from "#test/proof/certificate-fixture.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "verify-several-"));
const [one, other, wrong] = [
  join(dataFolder, "1.jws"),
  join(dataFolder, "2.jws"),
  join(dataFolder, "3.jws.txt"),
];
before(async () => {
  const signer = await signerInMemory();
  mkdirSync(join(dataFolder, "published"));
  const keys = JSON.stringify(await keySetOf(signer));
  writeFileSync(join(dataFolder, "published", "certificate-keys.json"), keys);
  for (const file of [one, other]) writeFileSync(file, await signCertificate(payload, signer));
  writeFileSync(wrong, "nonsense");
});

describe("F-04 several certificates are verified at once", () => {
  const cases: readonly (readonly [string, readonly string[], 0 | 1 | 2, number])[] = [
    ["two good ones", [one, other], 0, 2],
    ["all that a pattern names, where the shell does not fill it in", [join(dataFolder, "*.jws")], 0, 2],
    ["a good one and a wrong one", [one, wrong], 1, 1],
    ["a good one and one that is not there", [one, join(dataFolder, "none.pdf")], 2, 1],
    ["a pattern that names nothing", [join(dataFolder, "*.pdf")], 2, 0],
  ];
  for (const [told, files, expected, valid] of cases) {
    it(`${told}: exit code ${expected}`, async () => {
      const { code, text } = await verifyFile(files, { dataFolder });
      assert.equal(code, expected, text);
      assert.equal(text.match(/VALID: signed/g)?.length ?? 0, valid);
      if (valid === 2) assert.ok(text.includes(`${one}\n✔`) && text.includes(`${other}\n✔`), text);
    });
  }
});
