import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { dataFolderFrom } from "#local/config.ts";
import { type CertificatePayload, type CertificateVerdict, verifyCertificate } from "#proof/certificate.ts";
import { certificateFaults } from "#proof/certificate-faults.ts";
import { verifyCertificatePdf } from "#proof/verify-certificate-pdf.ts";
import { wareki } from "#scheme/calendar.ts";
import { categoryNames } from "#scheme/categories.ts";

const usage = `使い方 / Usage: npm run verify -- FILE… [--keys FILE]
  FILE    認定証（.pdf または .jws、いくつでも） / certificates (.pdf or .jws, any number)
  --keys  公表された鍵（JWK Set） / the published keys (JWK Set)`;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

type Result = { readonly code: 0 | 1 | 2; readonly text: string };

/**
 * Verifies certificate files offline, as `npm run verify` does (F-04).
 * @returns what to print, and the exit code: 0 all verify, 1 one does not, 2 the command was not understood
 */
export async function verifyFile(
  args: readonly string[],
  environment: { readonly dataFolder: string },
): Promise<Result> {
  const asked = readArguments(args);
  if (asked === undefined) return { code: 2, text: usage };
  const keysFile = asked.keys ?? join(environment.dataFolder, "published", "certificate-keys.json");
  const keys = await readKeys(keysFile);
  if (keys === undefined) {
    return { code: 2, text: `鍵のファイルが読めません / The keys cannot be read: ${keysFile}\n${usage}` };
  }
  const results: Result[] = [];
  for (const file of asked.files) results.push(await verifyOne(file, keys));
  const codes = results.map(({ code }) => code);
  return {
    code: ([2, 1] as const).find((code) => codes.includes(code)) ?? 0,
    text: results
      .map(({ text }, at) => (results.length > 1 ? `${asked.files[at]}\n${text}` : text))
      .join("\n"),
  };
}

async function verifyOne(file: string, keys: z.infer<typeof keySet>): Promise<Result> {
  const bytes = await contentOf(file);
  if (bytes === undefined) {
    return { code: 2, text: `ファイルが読めません / The file cannot be read: ${file}\n${usage}` };
  }
  const verdict = isPdf(bytes)
    ? await verifyCertificatePdf(bytes, keys)
    : await verifyCertificate(Buffer.from(bytes).toString("utf8").trim(), keys);
  return { code: verdict.valid ? 0 : 1, text: describeVerdict(verdict) };
}

function readArguments(
  args: readonly string[],
): { files: readonly string[]; keys: string | undefined } | undefined {
  try {
    const options = { keys: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const files = positionals.flatMap(filesNamed);
    return files.length === 0 ? undefined : { files, keys: values.keys };
  } catch {
    return undefined;
  }
}

/** A shell that leaves `*` alone (on Windows) has the names filled in here. */
function filesNamed(name: string): readonly string[] {
  const found = name.includes("*") && !existsSync(name) ? globSync(name).toSorted() : [];
  return found.length === 0 ? [name] : found;
}

async function contentOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

async function readKeys(file: string): Promise<z.infer<typeof keySet> | undefined> {
  try {
    return keySet.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";

function describeVerdict(verdict: CertificateVerdict): string {
  if (verdict.valid) return describePayload(verdict.payload);
  const fault = certificateFaults[verdict.why];
  return `✘ 検証できません / NOT VALID (${verdict.why})\n  ${fault.ja}\n  ${fault.en}`;
}

function describePayload(payload: CertificatePayload): string {
  const category = categoryNames[payload.category];
  return [
    "✔ 署名を検証しました。内容は発行時のままです。 / VALID: signed by the operator and unchanged.",
    `  認定番号 / Number        ${payload.number}`,
    `  事業者 / Provider        ${payload.provider.ja} / ${payload.provider.en}`,
    `  法人番号 / Corporate no. ${payload.corporateNumber}`,
    `  認定区分 / Category      ${category.ja} / ${category.en}`,
    `  有効期間 / Validity      ${wareki(payload.validFrom)}～${wareki(payload.validUntil)} (${payload.validFrom} – ${payload.validUntil})`,
    `  発行者 / Issued by       ${payload.operator.ja} (${payload.iss})`,
    "  現在も有効か（取消し・停止・失効の有無）は、次のページで確認してください。",
    "  Whether it still stands today (not revoked, suspended or ended) is shown here:",
    `  ${payload.statusUrl}`,
  ].join("\n");
}

async function main(): Promise<void> {
  const result = await verifyFile(process.argv.slice(2), {
    dataFolder: dataFolderFrom(process.env),
  });
  console[result.code === 0 ? "log" : "error"](result.text);
  process.exitCode = result.code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
