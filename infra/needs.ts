/** The words in which `infra/function-needs.ts` says what a function may do. */

/** A call on a port that needs a permission. `register.remove` is a commit that gives up a claim or a task token. */
export const portCalls = [
  "register.get",
  "register.list",
  "register.listBy",
  "register.commit",
  "register.remove",
  "documents.ticket",
  "documents.quarantined",
  "documents.keep",
  "documents.store",
  "documents.evidence",
  "documents.link",
  "mailer.send",
  "procedures.start",
  "procedures.resume",
  "procedures.stop",
  "procedures.isRunning",
  "signer.keyId",
  "signer.publicKey",
  "signer.sign",
  "tipVault.seal",
  "tipVault.open",
  "answerVault.seal",
  "answerVault.open",
] as const;
export type PortCall = (typeof portCalls)[number];

/**
 * Records that only those who need them may read: what a body said (E-05), who gave a tip (S-01), and the tokens of
 * waiting executions, which never leave the server. They have no index entries: those could be read past the compartment.
 */
export const compartments = ["inquiryAnswer", "tipIdentity", "taskToken"] as const;
export type Compartment = (typeof compartments)[number];

/** The folders of documents in both buckets, by the first part of their keys: one for each kind of case that has some. */
export const documentFolders = [
  "applications",
  "certifications",
  "surveillance",
  "revocations",
  "incidents",
] as const;
export type DocumentFolder = (typeof documentFolders)[number];

/** Parts of the evidence, by the first part of their keys: documents, and what the scheme keeps of its own. */
export type EvidencePart = DocumentFolder | "certificates" | "notices" | "imports" | "draws";

export type FunctionNeeds = {
  readonly calls: readonly PortCall[];
  /** The user pool makes no token without it, so it is deployed with the pool; every other one is of the pipeline. */
  readonly partOf?: "userPool";
  readonly reads?: readonly Compartment[];
  /** Whose documents `documents.ticket`, `documents.quarantined` and `documents.keep` are called for; applications unless told. */
  readonly documents?: readonly DocumentFolder[];
  /** The parts of the evidence that `documents.store`, `documents.evidence` and `documents.link` are called for. */
  readonly evidence?: readonly EvidencePart[];
  /** What of packages is read at run time and laid beside the handler: module specifiers; folders end with a slash. */
  readonly files?: readonly string[];
  /** Whether it describes shapes as JSON Schema, for which its bundle carries more of zod. */
  readonly describesShapes?: true;
  /** Largest handler in KiB, without what it loads later; 300 unless told. */
  readonly maximumKiB?: number;
  /** How many of it run at once at most, where more would do harm; kept free for it as well. */
  readonly concurrency?: number;
  readonly memoryMiB: number;
  readonly seconds: number;
};
