import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as z from "zod";
import { readRegisterFile } from "#adapters/spreadsheet/read-register-file.ts";
import { type BundleEntry, bundle } from "#infra/bundle.ts";
import { composeMime, type MailWords } from "#notices/mime.ts";
import { type SignedRound, verifyBeacon } from "#proof/beacon.ts";
import { workbookOf } from "#test/support/workbook-writer.ts";
import { quicknet } from "../proof/draw-fixture.ts";

const root = mkdtempSync(join(tmpdir(), "packages-test-"));
const entries: readonly BundleEntry[] = [
  { in: "shared/notices/mime.ts", out: "mime/index" },
  { in: "shared/proof/beacon.ts", out: "beacon/index" },
  { in: "shared/adapters/spreadsheet/read-register-file.ts", out: "spreadsheet/index" },
];

/** A function that a bundle exports. */
function bundled<Exported>(name: string, folder: string): Exported {
  const exported = z.record(
    z.string(),
    z.custom<Exported>((value) => typeof value === "function"),
  );
  const found = exported.parse({ ...createRequire(import.meta.url)(join(root, folder, "index.cjs")) })[name];
  if (found === undefined) throw new Error(`The bundle exports no ${name}`);
  return found;
}

before(() => bundle(entries, root));
after(() => rmSync(root, { recursive: true }));

describe("A large package beside a handler does what the installed one does", () => {
  const besides = (folder: string) => readdirSync(join(root, folder, "packages")).toSorted();

  it("N-05 the mail composer", async () => {
    const mail: MailWords = {
      id: "01J0000000000000000000000A",
      from: "認定制度 事務局 <no-reply@scheme.example>",
      to: ["applicant@company.example"],
      subject: "受付票",
      text: "株式会社髙﨑𠮷野家",
      html: "<p>株式会社髙﨑𠮷野家</p>",
      date: "2027-04-01T00:30:00.000Z",
    };
    const compose = bundled<typeof composeMime>("composeMime", "mime");
    assert.deepEqual(Buffer.from(await compose(mail)), Buffer.from(await composeMime(mail)));
    assert.deepEqual(besides("mime"), ["nodemailer-lib-mail-composer.cjs"]);
  });

  it("S-03 the curves of the beacon", () => {
    const { publicKey } = quicknet;
    const signature =
      "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
    const rounds: readonly (readonly [SignedRound, boolean])[] = [
      [{ publicKey, round: 657_413, signature }, true],
      [{ publicKey, round: 657_414, signature }, false],
    ];
    const verify = bundled<typeof verifyBeacon>("verifyBeacon", "beacon");
    for (const [round, valid] of rounds)
      assert.deepEqual([verify(round), verifyBeacon(round)], [valid, valid]);
    assert.deepEqual(besides("beacon"), ["@noble-curves-bls12-381.cjs"]);
  });

  const rows = [
    ["サービス区分", "事業者名"],
    ["監査", "株式会社髙﨑𠮷野家"],
  ];
  const files = {
    "a table in text": Buffer.from(rows.map((row) => row.join(",")).join("\r\n")),
    "a workbook": workbookOf({ sheets: [{ name: "一覧", rows }] }),
    "a broken workbook": workbookOf({ sheets: [{ name: "一覧", rows }] }).subarray(0, 200),
    "broken text": Buffer.from('"a'),
  };
  for (const [name, file] of Object.entries(files))
    it(`A-02 the readers of spreadsheets: ${name}`, async () => {
      const limits = { rows: 100, bytes: 1_000_000 };
      const read = bundled<typeof readRegisterFile>("readRegisterFile", "spreadsheet");
      const found = await read(file, limits);
      assert.deepEqual(found, await readRegisterFile(file, limits));
      assert.equal("fault" in found, name.includes("broken"));
      assert.deepEqual(besides("spreadsheet"), ["csv-parse-sync.cjs", "saxes.cjs", "yauzl.cjs"]);
    });
});
