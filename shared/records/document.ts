import * as z from "zod";
import { documentSlot } from "#scheme/application-form.ts";
import { bilingual } from "#scheme/bilingual.ts";
import { actedBy, caseFields, digest, instant, version } from "./common.ts";

const common = {
  kind: z.literal("document"),
  id: z.string(),
  version,
  ...caseFields,
  corporateNumber: z.string(),
  slot: documentSlot,
  /** As the uploader named it, stripped of paths; never used as a storage key. */
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.int().min(1),
  sha256: digest,
  /** Staff add documents without touching the applicant's own (domain facts). */
  addedBy: z.enum(["applicant", "secretariat"]),
  requestedAt: instant,
  requestedBy: actedBy,
  /** The task it answers, when it was uploaded to answer a question; such a document replaces none that was filed. */
  answersTask: z.string().optional(),
  /**
   * The application it was uploaded to, and its id there, when it was carried over into a change application: its bytes
   * are that document's, for evidence is neither copied nor moved (C-04).
   */
  carriedFrom: z.object({ caseId: z.string(), documentId: z.string() }).optional(),
};

/** A document: asked for, then found clean and kept as evidence, or rejected with its reason (C-01…C-04). */
export const documentRecord = z.discriminatedUnion("status", [
  z.object({ ...common, status: z.literal("awaitingUpload") }),
  z.object({
    ...common,
    status: z.literal("clean"),
    inspectedAt: instant,
    pages: z.int().min(1),
    /** The text found in it, NFKC, without white space, at most 20 000 characters; empty for a scan. */
    text: z.string().max(20_000),
  }),
  z.object({
    ...common,
    status: z.literal("rejected"),
    inspectedAt: instant,
    reason: z.object({ code: z.string(), wrong: bilingual, remedy: bilingual }),
  }),
]);
export type StoredDocument = z.infer<typeof documentRecord>;
