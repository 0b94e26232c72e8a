import type { Deps, UploadTicket, Write } from "#ports";
import { type ActedBy, type CaseKind, type CaseRef, caseKinds } from "#records/common.ts";
import { documentRecord, type StoredDocument } from "#records/document.ts";
import type { DocumentSlot } from "#scheme/application-form.ts";
import type { Policy } from "#scheme/policy/schema.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { loadDocuments } from "./load.ts";

export type UploadRequest = {
  readonly slot: DocumentSlot;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** The folder of each kind of case that has documents; roles are granted by these names. */
const folders = {
  application: "applications",
  certification: "certifications",
  surveillance: "surveillance",
  revocation: "revocations",
  incident: "incidents",
} as const satisfies Partial<Record<CaseKind, string>>;

/** The kinds of case that documents belong to. */
export type DocumentedCaseKind = keyof typeof folders;

const isDocumented = (kind: CaseKind): kind is DocumentedCaseKind => Object.hasOwn(folders, kind);

/** Where the bytes of a document are kept; those of one that was carried over are where it came from. */
export function documentKey({
  caseKind,
  carriedFrom,
  ...own
}: Pick<StoredDocument, "caseKind" | "caseId" | "id" | "carriedFrom">): string {
  if (!isDocumented(caseKind)) throw new Error(`A case of kind ${caseKind} has no documents`);
  const { caseId, documentId } = carriedFrom ?? { caseId: own.caseId, documentId: own.id };
  return `${folders[caseKind]}/${caseId}/${documentId}`;
}

/** The case and document a storage key belongs to, or undefined when it is not a document's key. */
export function documentOfKey(key: string): { of: CaseRef; documentId: string } | undefined {
  const [, folder, caseId, documentId] =
    /^([a-z]+)\/([0-9A-Za-z-]{1,60})\/([0-9A-Za-z]{1,40})$/.exec(key) ?? [];
  const caseKind = caseKinds.find((kind) => isDocumented(kind) && folders[kind] === folder);
  if (caseKind === undefined || caseId === undefined || documentId === undefined) return undefined;
  return { of: { caseKind, caseId }, documentId };
}

/**
 * Records that a document is awaited, and gives the ticket to upload it with (C-01). Of one kind each side gets so many
 * tickets as the policy allows, whatever became of them; those asked for at the very same moment may exceed it.
 */
export async function awaitUpload(
  deps: Pick<Deps, "register" | "documents" | "clock" | "ids">,
  of: CaseRef & { readonly corporateNumber: string },
  request: {
    readonly policy: Policy;
    readonly upload: UploadRequest;
    readonly by: ActedBy;
    readonly addedBy: StoredDocument["addedBy"];
    readonly answersTask?: string;
    /** Commits the document with what belongs to it; alone unless told. */
    readonly keep?: (write: Write) => Promise<Outcome<unknown>>;
  },
): Promise<Outcome<{ document: StoredDocument; upload: UploadTicket }>> {
  const { policy, upload, by, addedBy } = request;
  const violations = violationsOf(policy, upload);
  if (violations.length > 0) return refused("invalid-input", { violations });
  const sofar = (await loadDocuments(deps, of)).filter(
    (each) => each.slot === upload.slot && each.addedBy === addedBy && each.carriedFrom === undefined,
  );
  if (sofar.length >= policy.documents.maximumPerSlot.value) return refused("too-many-documents");
  const document = documentRecord.parse({
    kind: "document",
    id: deps.ids.next(),
    version: 1,
    status: "awaitingUpload",
    caseKind: of.caseKind,
    caseId: of.caseId,
    corporateNumber: of.corporateNumber,
    slot: upload.slot,
    fileName: baseName(upload.fileName),
    contentType: upload.contentType,
    bytes: upload.bytes,
    sha256: upload.sha256,
    addedBy,
    requestedAt: deps.clock.now(),
    requestedBy: by,
    answersTask: request.answersTask,
  });
  const keep = request.keep ?? ((write) => keepAlone(deps, write));
  const kept = await keep({ put: "create", record: document });
  if (!kept.done) return kept;
  const ticket = await deps.documents.ticket({
    key: documentKey(document),
    contentType: upload.contentType,
    bytes: upload.bytes,
    sha256: upload.sha256,
    expiresSeconds: policy.documents.uploadSeconds.value,
  });
  return done({ document, upload: { url: ticket.url, fields: { ...ticket.fields } } });
}

async function keepAlone(deps: Pick<Deps, "register">, write: Write): Promise<Outcome<undefined>> {
  const outcome = await deps.register.commit([write]);
  return outcome.committed ? done(undefined) : refused("changed-meanwhile");
}

/** The name without any path and without characters that could mislead a reader or a header. */
function baseName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? "";
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "").trim();
  return plain === "" || /^\.+$/.test(plain) ? "document" : plain;
}

function violationsOf(policy: Policy, upload: UploadRequest) {
  const maximum = policy.documents.maximumBytes.value;
  const types = policy.documents.contentTypes.value;
  const tooLarge = {
    path: "bytes",
    wrong: {
      ja: `書類は${maximum}バイト以下にしてください。`,
      en: `A document has at most ${maximum} bytes.`,
    },
  };
  const wrongType = {
    path: "contentType",
    wrong: {
      ja: `受け付けられる形式は ${types.join("、")} です。`,
      en: `Accepted content types: ${types.join(", ")}.`,
    },
  };
  return [
    ...(upload.bytes > maximum ? [tooLarge] : []),
    ...(types.includes(upload.contentType) ? [] : [wrongType]),
  ];
}
