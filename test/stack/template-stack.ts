import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Code } from "aws-cdk-lib/aws-lambda";
import { bundleFunctions } from "#infra/bundle.ts";
import { atEndpoint, type Parameters, parametersOf } from "#infra/parameter.ts";
import { addDays, jstDay } from "#scheme/calendar.ts";
import { type Synthesised, synthesise } from "#test/infra/synthesised.ts";
import { templateAccess } from "./access.ts";
import { templateTable } from "./dynamodb.ts";
import { openEndpoint } from "./endpoint.ts";
import { templateFunctions } from "./functions.ts";
import { serveHttpApi } from "./http-api.ts";
import { templateKeys } from "./kms.ts";
import { templateMalwareScan } from "./malware-scan.ts";
import { moveDate } from "./movable-date.ts";
import { resolveTemplate } from "./resolved-template.ts";
import { templateRules } from "./rules.ts";
import { templateBuckets } from "./s3.ts";
import { templateSchedules } from "./schedules.ts";
import { templateMail } from "./ses.ts";
import { templateProcedures } from "./step-functions.ts";
import { templateStream } from "./stream.ts";
import { templateUserPool } from "./user-pool.ts";

export type Assembly = { readonly folder: string; readonly remove: () => void };

/** The bundles of all functions, made once; a stack is synthesised with copies of them. */
export async function bundleOnce(): Promise<Assembly> {
  const folder = mkdtempSync(join(tmpdir(), "template-stack-"));
  await bundleFunctions(join(folder, "bundles"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

export type TemplateStack = Awaited<ReturnType<typeof deploy>>;

/** Where the journeys expect the notices of the secretariat and the bodies. */
function withSampleAddresses(parameters: Parameters): Parameters {
  const bodies = Object.keys(parameters.mail.bodies).map((code) => [code, [`inquiries@${code}.example`]]);
  const secretariat = ["secretariat@scheme.example"];
  return { ...parameters, mail: { ...parameters.mail, secretariat, bodies: Object.fromEntries(bodies) } };
}

/**
 * What is deployed, on this machine: the templates are synthesised with the code of the functions, and everything in
 * them that the application meets is made: API, functions with their roles, table, stream, buckets, keys, state
 * machines, malware scan, schedules, mail and user pool.
 * @param change changes the synthesised stacks before they are made, to plant a fault
 */
export async function deploy(
  { folder }: Assembly,
  change: (synthesised: Synthesised) => Synthesised = (same) => same,
) {
  const endpoint = await openEndpoint();
  const assembly = mkdtempSync(join(folder, "assembly-"));
  // Where Lambda keeps the AWS SDK for every function.
  symlinkSync(resolve("node_modules"), join(assembly, "node_modules"));
  const parameters = atEndpoint(withSampleAddresses(parametersOf("dev")), endpoint.url);
  const code = (of: string) => Code.fromAsset(join(folder, "bundles", of));
  const template = resolveTemplate(change(synthesise(parameters, assembly, undefined, code)));

  const queued: { readonly queue: string; readonly message: unknown }[] = [];
  const queue = (name: string, message: unknown): void => void queued.push({ queue: name, message });
  const access = templateAccess(template);
  const functions = templateFunctions(template, access, assembly, queue);
  const table = await templateTable(template, access);
  const stream = templateStream(
    template,
    access,
    functions,
    queue,
    (error) => void endpoint.faults.push(String(error)),
  );
  table.streamTo(stream);
  const procedures = templateProcedures(template, access, functions, () => undefined);
  const mailbox = mkdtempSync(join(folder, "mailbox-"));
  const tell = templateRules(template, access, functions);
  const mail = templateMail(template, access, mailbox, tell);
  const keys = templateKeys(template, access);
  const scans = new Set<Promise<void>>();
  const buckets = templateBuckets(template, access, (arrival) => {
    const scan = scanned(arrival)
      .catch((error: unknown) => void endpoint.faults.push(String(error)))
      .finally(() => scans.delete(scan));
    scans.add(scan);
  });
  const scanned = templateMalwareScan(template, access, tell, buckets.scan);
  endpoint.serve({
    dynamodb: table.answer,
    kms: keys.answer,
    stepFunctions: procedures.answer,
    mail: mail.answer,
    s3: buckets.answer,
  });
  const users = await templateUserPool(template, access, functions);
  const api = await serveHttpApi(template, access, functions, users);
  const idle = async (): Promise<void> => {
    await Promise.all(scans);
    await functions.idle();
    await stream.idle();
    await procedures.idle();
    await stream.idle();
  };

  // The first sweep of all looks back more than a year; here one has run last night.
  const doneThrough = addDays(jstDay(new Date().toISOString()), -1);
  const lastNight = { kind: "watermark", name: "sweep", version: 1, doneThrough } as const;
  await table.register.commit([{ put: "upsert", record: lastNight }]);
  /** Lets a schedule go off, by the folder of its function. */
  const fire = templateSchedules(template, access, functions);

  return {
    url: api.url,
    tokenFor: users.tokenFor,
    fire,
    /** Moves the clock of this process, and lets the schedules go off that need nobody outside. */
    move: async (by: string): Promise<string> => {
      const now = moveDate(by);
      for (const folder of ["schedule/daily-sweep", "schedule/reconcile"]) {
        fire(folder);
        await idle();
      }
      return now;
    },
    /** Every mail sent so far; the mails themselves are in the folder, an `.eml` file each. */
    mails: mail.sent,
    bounce: mail.bounce,
    mailbox,
    /** Everything that somebody was refused. */
    refusals: access.refusals,
    /** What functions threw, and what was asked that is not emulated. */
    faults: () => [
      ...endpoint.faults,
      ...functions.failures.map(({ function: at, error }) => `${at} ${error}`),
    ],
    queued,
    log: functions.log,
    idle,
    close: async (): Promise<void> => {
      await api.close();
      await idle();
      await procedures.close();
      await endpoint.close();
      await table.close();
    },
  };
}
