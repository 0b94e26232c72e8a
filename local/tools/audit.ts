/** `npm run audit` goes through a whole copy of the register (N-04): a file of one machine, or an export of the table. */
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { createGunzip } from "node:zlib";
import * as z from "zod";
import { plainFields } from "#adapters/aws/attribute-values.ts";
import { type AuditReport, auditFaults, createRegisterAudit } from "#proof/register-audit.ts";

const usage = `使い方 / Usage: npm run audit -- FILE…
  FILE  register.sqlite、又は DynamoDB のエクスポート（.json、.json.gz、全ファイル） / or a DynamoDB export (all its files)`;

type StoredItem = { readonly pk: string; readonly sk: string; readonly fields: unknown };

const row = z.object({ pk: z.string(), sk: z.string(), data: z.string() });
const place = z.looseObject({ pk: z.string(), sk: z.string() });
/** A line of an export: an item as DynamoDB writes it on the wire. */
const exported = z.object({
  Item: z.record(z.string(), z.custom<Parameters<typeof plainFields>[0][string]>()),
});

function* itemsOfDatabase(file: string): Generator<StoredItem> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    for (const each of database.prepare("SELECT pk, sk, data FROM items").iterate()) {
      const { pk, sk, data } = row.parse(each);
      yield { pk, sk, fields: JSON.parse(data) };
    }
  } finally {
    database.close();
  }
}

async function* itemsOfExport(file: string): AsyncGenerator<StoredItem> {
  const bytes = createReadStream(file);
  const lines = createInterface({ input: file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes });
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const fields = plainFields(exported.parse(JSON.parse(line)).Item);
    const { pk, sk } = place.parse(fields);
    yield { pk, sk, fields };
  }
}

/**
 * Audits a copy of the register.
 * @returns what to print, and the exit code: 0 nothing found, 1 something found, 2 the command or a file was not understood
 */
export async function auditFiles(
  files: readonly string[],
): Promise<{ readonly code: 0 | 1 | 2; readonly text: string }> {
  const missing = files.filter((file) => !existsSync(file));
  if (files.length === 0 || missing.length > 0)
    return { code: 2, text: [...missing.map((file) => `ありません / not there: ${file}`), usage].join("\n") };
  const audit = createRegisterAudit();
  for (const file of files) {
    try {
      const items = file.endsWith(".sqlite") ? itemsOfDatabase(file) : itemsOfExport(file);
      for await (const { pk, sk, fields } of items) audit.take({ partition: pk, sort: sk }, fields);
    } catch {
      return { code: 2, text: `読めません / cannot be read: ${file}\n${usage}` };
    }
  }
  const report = audit.conclude();
  return { code: report.findings.length === 0 ? 0 : 1, text: printed(report) };
}

function printed({ items, events, chains, findings }: AuditReport): string {
  const counted = `${items} items, ${events} events, ${chains} chains`;
  if (findings.length === 0) return `✔ 台帳に改変・欠落はありません / the ledger is whole: ${counted}`;
  return [
    ...findings.map(({ at, fault }) => `✘ ${at}: ${auditFaults[fault]}`),
    `${findings.length} 件 / found, in ${counted}`,
  ].join("\n");
}

if (import.meta.main) {
  const { code, text } = await auditFiles(process.argv.slice(2));
  console.log(text);
  process.exitCode = code;
}
