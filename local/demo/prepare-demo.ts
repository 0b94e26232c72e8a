import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deps } from "#ports";
import { verifyCertificatePdf } from "#proof/verify-certificate-pdf.ts";
import { keys } from "#records/layout.ts";
import { jstDay } from "#scheme/calendar.ts";
import type { Config } from "../config.ts";
import type { Installation } from "../installation.ts";
import { sampleCompanies } from "../samples/companies.ts";
import { goodDocuments } from "../samples/documents.ts";
import { goodForm } from "../samples/good-application.ts";
import { sampleListings } from "../samples/listings.ts";
import { playOneCase } from "./play-one-case.ts";

const batch = 100;

/** Loads the sample scheme into an empty store, and plays one case in the terminal. */
export async function prepareDemo(
  installation: Installation,
  config: Config,
  print: (line: string) => void,
): Promise<void> {
  const { deps, url } = installation;
  const loaded = await deps.register.get("watermark", keys.watermark("sample-scheme"));
  if (loaded !== undefined) return;
  await loadListings(deps);
  if (config.play) await play(deps, url, config.dataFolder, print);
  const doneThrough = jstDay(deps.clock.now());
  await deps.register.commit([
    { put: "create", record: { kind: "watermark", name: "sample-scheme", version: 1, doneThrough } },
  ]);
}

async function loadListings(deps: Deps): Promise<void> {
  const listings = sampleListings(jstDay(deps.clock.now()));
  for (let from = 0; from < listings.length; from += batch) {
    const writes = listings.slice(from, from + batch).map((record) => ({ put: "upsert", record }) as const);
    await deps.register.commit(writes);
  }
}

async function play(
  deps: Deps,
  url: string,
  dataFolder: string,
  print: (line: string) => void,
): Promise<void> {
  const today = jstDay(deps.clock.now());
  const [company] = sampleCompanies;
  if (company === undefined) throw new Error("There is no sample company");
  const form = goodForm({ company, today });
  const fault = { ...form, scs: { ...form.scs, rating: 3 } };
  const say = (step: string, detail: string): void => print(`  ${step}  ${detail}`);
  print(
    "架空の一件を、申請から認定証の検証まで通します。 / One fictional case, from application to certificate:",
  );
  const played = await playOneCase({
    baseUrl: url,
    goodForm: form,
    faultyForm: fault,
    documents: await goodDocuments({ form, company, today }),
    say,
  });
  const folder = join(dataFolder, "certificates");
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${played.number}.pdf`);
  await writeFile(file, played.pdf);
  await writeFile(join(folder, `${played.number}.jws`), played.jws);
  const verdict = await verifyCertificatePdf(played.pdf, { keys: [await deps.signer.publicKey()] });
  if (!verdict.valid) throw new Error(`The certificate does not verify: ${verdict.why}`);
  say("検証", `verified offline: ${file}`);
}
