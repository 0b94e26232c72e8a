import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { drandBeacon, noBeacon } from "#adapters/drand-beacon.ts";
import { ulidIds } from "#adapters/ids.ts";
import { eicarScanner } from "#adapters/inspection/eicar-scanner.ts";
import { jsonLineLog } from "#adapters/log/json-line-log.ts";
import { systemRandom } from "#adapters/random.ts";
import { readRegisterFile } from "#adapters/spreadsheet/read-register-file.ts";
import type { Beacon, Clock, Deps, Directory, Log, Mailer } from "#ports";
import { procedureNames } from "#records/operation.ts";
import { newestPolicy } from "#scheme/policy/index.ts";
import type { Config } from "./config.ts";
import type { DataFolder } from "./data-folder.ts";
import { openFileDocuments } from "./documents/file-documents.ts";
import { openThreadedInspection } from "./inspection/threaded-inspection.ts";
import { mailboxMailer } from "./mail/mailbox.ts";
import { smtpMailer } from "./mail/smtp.ts";
import { readDefinitions } from "./procedures/definition-files.ts";
import { createLocalProcedures } from "./procedures/local-procedures.ts";
import { openSqliteRegister } from "./register/sqlite-store.ts";
import { openSecret } from "./secret.ts";
import { openKeyFileSigner } from "./signer/key-file-signer.ts";
import { openKeyFileVault } from "./vault/key-file-vault.ts";

export type LocalPortsOptions = {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly baseUrl: string;
  readonly clock: Clock;
  /** Calls a function of a procedure by the name of its folder. */
  readonly invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  /** Called when an uploaded document has arrived in quarantine. */
  readonly onArrival: (key: string) => void;
};

/** Every port of the application on embedded parts. */
export async function openLocalPorts(options: LocalPortsOptions) {
  const { config, folder, baseUrl, clock } = options;
  const log = fileLog(join(folder.root, "log.jsonl"), clock);
  const register = openSqliteRegister(folder.register);
  const documents = await openFileDocuments({
    folder: folder.documents,
    secret: openSecret(folder.secret),
    baseUrl,
    clock,
    onArrival: options.onArrival,
  });
  const inspection = openThreadedInspection();
  const procedures = createLocalProcedures({
    definitions: readDefinitions(procedureNames),
    invoke: options.invoke,
    log: log.write,
    // The prefix lets a test find a token wherever one should not be.
    randomToken: () => `tasktoken.${randomBytes(32).toString("base64url")}`,
  });
  const deps: Deps = {
    register: register.register,
    documents,
    mailer: mailerOf(config, folder),
    procedures,
    signer: await openKeyFileSigner(folder.signingKey),
    tipVault: await openKeyFileVault(folder.tipIdentityKey, systemRandom),
    answerVault: await openKeyFileVault(folder.inquiryAnswerKey, systemRandom),
    beacon: beaconOf(config),
    clock,
    ids: ulidIds(),
    random: systemRandom,
    malware: eicarScanner(),
    inspect: inspection.inspect,
    readSpreadsheet: readRegisterFile,
    directory: directoryOf(config),
    log: log.write,
  };
  return { deps, register, documents, procedures, closeInspection: inspection.close, closeLog: log.close };
}

function fileLog(file: string, clock: Clock): { write: Log; close: () => Promise<void> } {
  const stream = createWriteStream(file, { flags: "a", mode: 0o600 });
  return {
    write: jsonLineLog((line) => stream.write(`${line}\n`), clock),
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

function mailerOf(config: Config, folder: DataFolder): Mailer {
  return config.smtpUrl === undefined ? mailboxMailer(folder.mailbox) : smtpMailer(config.smtpUrl);
}

function beaconOf({ beaconUrl }: Config): Beacon {
  return beaconUrl === undefined
    ? noBeacon
    : drandBeacon(beaconUrl, newestPolicy().draw.beacon.value.chainHash);
}

function directoryOf(config: Config): Directory {
  return {
    sender: config.sender,
    portal: config.portal,
    addresses: (recipient) =>
      recipient.to === "secretariat"
        ? config.secretariatAddresses
        : (config.bodyAddresses[recipient.body] ?? []),
  };
}
