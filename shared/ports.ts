import type { LogCode } from "#contracts/log-catalogue.ts";
import type { AnyRecord, RecordKind, RecordOf } from "#records/index.ts";
import type { Inspection } from "#records/inspection-result.ts";
import type { IndexName, Key } from "#records/layout.ts";
import type { NoticeRecipient } from "#records/notice-content.ts";
import type { ProcedureName } from "#records/operation.ts";
import type { Sheet } from "#scheme/service-register/entry.ts";
import type { ImportFault } from "#scheme/service-register/import-fault.ts";
import type { Condition } from "#scheme/transition.ts";

/** What a use case needs of the world. Every port has an adapter for AWS and one for a single machine, and one contract suite. */

/** One write of a commit. */
export type Write =
  /** The record must not exist yet. */
  | { readonly put: "create"; readonly record: AnyRecord }
  /** The stored record of the same key must exist and meet every condition. */
  | { readonly put: "replace"; readonly record: AnyRecord; readonly when: readonly Condition[] }
  /** Nothing is written; the stored record must exist and meet every condition. */
  | {
      readonly put: "check";
      readonly kind: RecordKind;
      readonly key: Key;
      readonly when: readonly Condition[];
    }
  /** Stored whether or not one was there before; for what has no history (task tokens, listings, claims given up). */
  | { readonly put: "upsert"; readonly record: AnyRecord }
  /** Removed when it is there. Never for ledger events, filings, documents, answers or certifications. */
  | { readonly put: "remove"; readonly kind: "claim" | "taskToken"; readonly key: Key };

export type CommitOutcome =
  | { readonly committed: true }
  | {
      readonly committed: false;
      /** Index of the first write that was refused. */
      readonly write: number;
      readonly reason: "exists" | "missing" | "conditionFailed" | "contention";
      /** The record found instead, when there was one. */
      readonly found?: AnyRecord;
    };

export type Page<Kind extends RecordKind> = {
  readonly records: readonly RecordOf<Kind>[];
  /** Opaque; give it back as `after` to go on. Absent on the last page. */
  readonly next?: string;
};

export type Range = {
  /** Sort values from here, included. */
  readonly from?: string;
  /** Sort values up to here, included. */
  readonly to?: string;
  readonly after?: string;
  /** At most this many records, 1…1000; 100 unless told. */
  readonly limit?: number;
  /** Highest sort value first. */
  readonly descending?: boolean;
};

/** The register: the truth of the scheme. Records are parsed by their schema when read. */
export type Register = {
  /** The record under a key, read consistently. Throws when what is stored is not of that kind. */
  get<Kind extends RecordKind>(kind: Kind, key: Key): Promise<RecordOf<Kind> | undefined>;
  /** The records of one kind in a partition, by sort value (consistent read). */
  list<Kind extends RecordKind>(kind: Kind, partition: string, range?: Range): Promise<Page<Kind>>;
  /** The records of one kind in an index partition, by sort value (may lag a moment behind on AWS). */
  listBy<Kind extends RecordKind>(
    kind: Kind,
    index: IndexName,
    partition: string,
    range?: Range,
  ): Promise<Page<Kind>>;
  /** All writes or none; at most 100. A key may occur once. */
  commit(writes: readonly Write[]): Promise<CommitOutcome>;
};

export type UploadTicket = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** Documents: quarantine for what arrives, evidence for what is kept for good. */
export type Documents = {
  /** A presigned POST: size, type and SHA-256 are fixed in the signature (C-01). */
  ticket(upload: {
    readonly key: string;
    readonly contentType: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly expiresSeconds: number;
  }): Promise<UploadTicket>;
  /** The bytes in quarantine, or undefined when nothing arrived. */
  quarantined(key: string): Promise<Uint8Array | undefined>;
  /** Moves a quarantined object to evidence under the same key, where it is never overwritten or deleted (C-04). Repeatable. */
  keep(key: string): Promise<void>;
  /** Writes an object of our own (a certificate, a sent notice) to evidence. Repeatable with the same bytes; refuses others. */
  store(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** The bytes of a piece of evidence, or undefined. */
  evidence(key: string): Promise<Uint8Array | undefined>;
  /** A link that opens a piece of evidence for a short time. */
  link(key: string, options: { readonly fileName: string; readonly expiresSeconds: number }): Promise<string>;
};

export type OutgoingMail = {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The whole message as it is sent and kept as evidence. */
  readonly mime: Uint8Array;
};

export type Mailer = { send(mail: OutgoingMail): Promise<void> };

/** One execution of a procedure (Step Functions, Standard). A name is used once per procedure. */
export type Execution<Name extends string = ProcedureName> = {
  readonly procedure: Name;
  readonly name: string;
};

/** Procedures wait and drive; they can be lost and started again from where the register says the case stands. */
export type Procedures<Name extends string = ProcedureName> = {
  start(
    execution: Execution<Name>,
    input: Readonly<Record<string, string | number>>,
  ): Promise<"started" | "alreadyStarted">;
  /** Lets a waiting execution go on. `closed`: nobody waits under this token any more. */
  resume(token: string, output: Readonly<Record<string, string>>): Promise<"resumed" | "closed">;
  stop(execution: Execution<Name>, reason: string): Promise<"stopped" | "notRunning">;
  isRunning(execution: Execution<Name>): Promise<boolean>;
};

/** An ES256 key. */
export type Signer = {
  readonly keyId: () => Promise<string>;
  /** The public key as a JWK with `kid`, `alg` and `use`. */
  readonly publicKey: () => Promise<Readonly<Record<string, string>>>;
  /** The signature over SHA-256 of the bytes, 64 bytes r‖s (RFC 7518, 3.4). */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

/**
 * Keeps texts secret under a key of its own. The context is bound to what is sealed and must be given again to open it;
 * it is no secret itself (AWS writes it into its own log), so it holds ids and nothing else.
 */
export type Vault = {
  /**
   * The text, sealed: two seals of one text differ.
   * @throws when the text has no or more than 65 536 bytes in UTF-8
   */
  seal(plain: string, context: Readonly<Record<string, string>>): Promise<string>;
  /** @throws when it was sealed in another context or by another key, or was changed */
  open(sealed: string, context: Readonly<Record<string, string>>): Promise<string>;
};

/** Chance nobody can foresee: for receipt codes and the like. */
export type Random = { bytes(count: number): Uint8Array };

/** A public randomness beacon (S-03). What it gives is a claim: who uses it checks the signature first. */
export type Beacon = {
  /**
   * The value of a round, with its signature in hex; undefined when it cannot be had now: the round has not come yet, or
   * there is no network. Never throws, and takes a few seconds at most.
   */
  valueOf(round: number): Promise<{ readonly round: number; readonly signature: string } | undefined>;
};

export type Clock = {
  /** Now, ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
};

export type Ids = {
  /** A new id that sorts by time: 26 characters, letters and digits. */
  readonly next: () => string;
};

/** Looks at bytes for malware. */
export type MalwareScanner = { scan(bytes: Uint8Array): Promise<"clean" | "infected"> };

/** Looks into an uploaded document: is it what it claims, readable and harmless (C-03)? Never throws on hostile bytes. */
export type Inspect = (
  bytes: Uint8Array,
  expected: { readonly bytes: number; readonly sha256: string; readonly contentType: string },
  scanner: MalwareScanner,
) => Promise<Inspection>;

/**
 * Reads a spreadsheet (CSV or XLSX) as text cells. Never throws on hostile bytes.
 * @param limits of the policy: most bytes of the file, most rows
 */
export type ReadSpreadsheet = (
  bytes: Uint8Array,
  limits: { readonly bytes: number; readonly rows: number },
) => Promise<{ readonly sheets: readonly Sheet[] } | { readonly fault: ImportFault }>;

/** Where notices go, and who sends them. */
export type Directory = {
  readonly sender: string;
  /** Addresses of a recipient; the applicant's comes from the application, a provider's from its certification. Empty when none is known. */
  readonly addresses: (
    recipient: Exclude<NoticeRecipient, { to: "applicant" | "provider" }>,
  ) => readonly string[];
  /** Address of the portal, without a trailing slash; certificates and mails point there. */
  readonly portal: string;
};

/** Logs by catalogue: a code, its sentence, and ids. Never whole requests, tokens or personal data. */
export type Log = (code: LogCode, details?: Readonly<Record<string, string | number | boolean>>) => void;

export type Deps = {
  readonly register: Register;
  readonly documents: Documents;
  readonly mailer: Mailer;
  readonly procedures: Procedures;
  readonly signer: Signer;
  /** Seals who gave a tip (S-01). */
  readonly tipVault: Vault;
  /** Seals what the bodies said (E-05). */
  readonly answerVault: Vault;
  readonly beacon: Beacon;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly malware: MalwareScanner;
  readonly inspect: Inspect;
  readonly readSpreadsheet: ReadSpreadsheet;
  readonly directory: Directory;
  readonly log: Log;
};
