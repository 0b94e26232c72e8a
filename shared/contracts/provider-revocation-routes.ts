import * as z from "zod";
import { publicRevocation } from "./public-revocation-shapes.ts";
import { providerRevocation, revocationSummary } from "./revocation-shapes.ts";
import type { Route } from "./route.ts";
import { documentView, identifier, nothing, reasons, uploadRequest, uploadTicket } from "./shapes.ts";

const company = ["applicant", "signatory"] as const;
const signatory = ["signatory"] as const;
const revocation = z.strictObject({ revocationId: identifier });
const base = { audience: "provider", query: nothing, status: 200 } as const;
const documents = z.array(identifier).max(50);

/** What the provider reads and does in a revocation of its own. */
export const providerRevocationRoutes = {
  listOwnRevocations: {
    ...base,
    name: "listOwnRevocations",
    method: "GET",
    path: "/provider/revocations",
    summary: { ja: "自社に対する取消手続の一覧", en: "List the revocations the company was told of" },
    roles: company,
    params: nothing,
    reply: z.object({ revocations: z.array(revocationSummary) }),
    refusals: [],
  },
  readOwnRevocation: {
    ...base,
    name: "readOwnRevocation",
    method: "GET",
    path: "/provider/revocations/{revocationId}",
    summary: { ja: "取消手続の資料を閲覧する", en: "See the file of a revocation" },
    roles: company,
    params: revocation,
    reply: providerRevocation,
    refusals: ["not-found"],
  },
  readOwnRevocationDocument: {
    ...base,
    name: "readOwnRevocationDocument",
    method: "GET",
    path: "/provider/revocations/{revocationId}/documents/{documentId}",
    summary: { ja: "取消手続の書類の状態を読む", en: "Read where a document of the file stands" },
    roles: company,
    params: revocation.extend({ documentId: identifier }),
    reply: z.object({ document: documentView, link: z.string().optional() }),
    refusals: ["not-found"],
  },
  requestRevocationUpload: {
    ...base,
    name: "requestRevocationUpload",
    method: "POST",
    path: "/provider/revocations/{revocationId}/documents",
    summary: {
      ja: "弁明・不服申出に添える書類のアップロード先を求める",
      en: "Ask for a place to upload evidence",
    },
    roles: company,
    params: revocation,
    body: uploadRequest.omit({ slot: true }),
    status: 201,
    reply: uploadTicket,
    refusals: ["not-found", "not-possible-now", "too-many-documents", "objection-period-over"],
  },
  fileExplanation: {
    ...base,
    name: "fileExplanation",
    method: "POST",
    path: "/provider/revocations/{revocationId}/explanation",
    summary: { ja: "弁明書を提出する", en: "File a written explanation" },
    roles: signatory,
    params: revocation,
    body: z.strictObject({ text: reasons, documents }),
    reply: providerRevocation,
    refusals: [
      "not-found",
      "not-possible-now",
      "task-closed",
      "account-may-not-sign",
      "document-awaited",
      "changed-meanwhile",
    ],
  },
  fileObjection: {
    ...base,
    name: "fileObjection",
    method: "POST",
    path: "/provider/revocations/{revocationId}/objection",
    summary: { ja: "不服を申し出る", en: "Object to a revocation" },
    roles: signatory,
    params: revocation,
    body: z.strictObject({ text: reasons, documents }),
    reply: providerRevocation,
    refusals: [
      "not-found",
      "not-possible-now",
      "task-closed",
      "account-may-not-sign",
      "document-awaited",
      "objection-period-over",
      "changed-meanwhile",
    ],
  },
} as const satisfies Record<string, Route>;

/** What anybody may know of revocations (G-02). */
export const publicRevocationRoutes = {
  readRevocations: {
    audience: "public",
    name: "readRevocations",
    method: "GET",
    path: "/revocations",
    summary: { ja: "取消しの公表", en: "The revocations that stand, the newest first" },
    roles: "anyone",
    params: nothing,
    query: z.strictObject({
      after: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}#[0-9A-Za-z]{1,40}$/)
        .optional(),
    }),
    status: 200,
    reply: z.object({
      asOf: z.iso.date(),
      publishedForYears: z.int(),
      revocations: z.array(publicRevocation),
      next: z.string().optional(),
    }),
    refusals: [],
  },
} as const satisfies Record<string, Route>;
