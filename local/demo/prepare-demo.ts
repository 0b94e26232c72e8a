import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Deps, Write } from "#ports";
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
import type { Issued, Play } from "./play-steps.ts";

const batch = 100;

type Say = Play["say"];

/**
 * Loads the sample scheme into an empty store, and plays one case in the terminal. What was broken off is gone on with
 * at the next start; a play that fails says so and keeps nobody from working.
 */
export async function prepareDemo(
  installation: Installation,
  config: Config,
  print: (line: string) => void,
): Promise<void> {
  const { deps, url } = installation;
  if (!(await isDone(deps, "sample-scheme"))) await loadSampleScheme(deps, config.play);
  if (!config.play || (await isDone(deps, "sample-case"))) return;
  try {
    await playInTerminal(deps, url, config.dataFolder, print);
    await deps.register.commit([doneNow(deps, "sample-case")]);
  } catch (error) {
    print(failure(error));
  }
}

async function isDone(deps: Deps, name: string): Promise<boolean> {
  return (await deps.register.get("watermark", keys.watermark(name))) !== undefined;
}

function doneNow(deps: Deps, name: string): Write {
  const doneThrough = jstDay(deps.clock.now());
  return { put: "upsert", record: { kind: "watermark", name, version: 1, doneThrough } };
}

/** A case is played on an empty store or never: what people do by hand is left alone. */
async function loadSampleScheme(deps: Deps, playAfterwards: boolean): Promise<void> {
  const listings = sampleListings(jstDay(deps.clock.now()));
  for (let from = 0; from < listings.length; from += batch) {
    const writes = listings.slice(from, from + batch).map((record) => ({ put: "upsert", record }) as const);
    await deps.register.commit(writes);
  }
  const noPlay = playAfterwards ? [] : [doneNow(deps, "sample-case")];
  await deps.register.commit([doneNow(deps, "sample-scheme"), ...noPlay]);
}

async function playInTerminal(
  deps: Deps,
  url: string,
  dataFolder: string,
  print: (line: string) => void,
): Promise<void> {
  const [company] = sampleCompanies;
  if (company === undefined) throw new Error("There is no sample company");
  const say: Say = (step, detail) => print(`  ${step}  ${detail}`);
  print(
    "架空の一件を、申請から認定証の検証まで通します。 / One fictional case, from application to certificate:",
  );
  const formsFor = (today: string) => {
    const good = goodForm({ company, today });
    return { good, faulty: { ...good, scs: { ...good.scs, rating: 3 } } };
  };
  const played = await playOneCase({
    baseUrl: url,
    formsFor,
    documentsFor: (today) => goodDocuments({ form: formsFor(today).good, company, today }),
    say,
  });
  if (played.is === "over") {
    say("終了", `the case is over: ${played.why.ja} / ${played.why.en}`);
    return;
  }
  await keepAndVerify(deps, dataFolder, played.issued, say);
}

/** Keeps the certificate as a file, and verifies it as anybody can who has the published key. */
async function keepAndVerify(deps: Deps, dataFolder: string, issued: Issued, say: Say): Promise<void> {
  const folder = join(dataFolder, "certificates");
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${issued.number}.pdf`);
  await writeFile(file, issued.pdf);
  await writeFile(join(folder, `${issued.number}.jws`), issued.jws);
  const verdict = await verifyCertificatePdf(issued.pdf, { keys: [await deps.signer.publicKey()] });
  if (!verdict.valid) throw new Error(`The certificate does not verify: ${verdict.why}`);
  say("検証", `verified offline: ${relative(process.cwd(), file)}`);
}

function failure(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return [
    `架空の一件は途中で止まりました（${what}）。システムは使えます。次に始めたときに続きから行います。`,
    `The fictional case stopped on the way (${what}). The system works; the next start goes on from there.`,
  ].join("\n");
}
