import * as z from "zod";
import type { Route } from "./route.ts";
import { documentView, identifier, nothing, reasons, uploadRequest, uploadTicket } from "./shapes.ts";
import { documentIds, ownSurveillance } from "./surveillance-shapes.ts";

const company = ["applicant", "signatory"] as const;
const signatory = ["signatory"] as const;
const surveillance = z.strictObject({ surveillanceId: identifier });
const base = { audience: "provider", query: nothing } as const;
const one = { ...base, method: "POST", params: surveillance, status: 200, reply: ownSurveillance } as const;
const refusals = ["not-found", "not-possible-now", "task-closed"] as const;
const signing = [...refusals, "account-may-not-sign"] as const;

/** Surveillance, for the provider: cases that it was notified of (S-04, S-05). */
export const surveillanceProviderRoutes = {
  listOwnSurveillances: {
    ...base,
    name: "listOwnSurveillances",
    method: "GET",
    path: "/provider/surveillances",
    summary: { ja: "自社へのサーベイランスの一覧", en: "List the surveillance the company was notified of" },
    roles: company,
    params: nothing,
    status: 200,
    reply: z.object({
      surveillances: z.array(
        ownSurveillance.pick({
          surveillanceId: true,
          number: true,
          certificationNumber: true,
          category: true,
          status: true,
          statusName: true,
        }),
      ),
    }),
    refusals: [],
  },
  readOwnSurveillance: {
    ...one,
    name: "readOwnSurveillance",
    method: "GET",
    path: "/provider/surveillances/{surveillanceId}",
    summary: { ja: "サーベイランスを読む", en: "Read a surveillance case of one's own company" },
    roles: company,
    refusals: ["not-found"],
  },
  requestSurveillanceUpload: {
    ...base,
    name: "requestSurveillanceUpload",
    method: "POST",
    path: "/provider/surveillances/{surveillanceId}/documents",
    summary: { ja: "資料のアップロード先を求める", en: "Ask for a place to upload evidence" },
    roles: company,
    params: surveillance,
    body: uploadRequest,
    status: 201,
    reply: uploadTicket,
    refusals: ["not-found", "not-possible-now", "too-many-documents"],
  },
  readSurveillanceDocument: {
    ...base,
    name: "readSurveillanceDocument",
    method: "GET",
    path: "/provider/surveillances/{surveillanceId}/documents/{documentId}",
    summary: { ja: "資料の状態を読む", en: "Read where a document stands" },
    roles: company,
    params: z.strictObject({ surveillanceId: identifier, documentId: identifier }),
    status: 200,
    reply: z.object({ document: documentView, link: z.string().optional() }),
    refusals: ["not-found"],
  },
  fileEvidence: {
    ...one,
    name: "fileEvidence",
    path: "/provider/surveillances/{surveillanceId}/evidence",
    summary: { ja: "資料を提出する", en: "File the evidence that was asked for" },
    roles: company,
    body: z.strictObject({ statement: reasons, documents: documentIds }),
    refusals,
  },
  refuseToCooperate: {
    ...one,
    name: "refuseToCooperate",
    path: "/provider/surveillances/{surveillanceId}/refusal",
    summary: { ja: "協力を断る", en: "Refuse to cooperate" },
    roles: signatory,
    body: z.strictObject({ statement: reasons }),
    refusals: signing,
  },
  fileCorrectionPlan: {
    ...one,
    name: "fileCorrectionPlan",
    path: "/provider/surveillances/{surveillanceId}/correction-plan",
    summary: { ja: "是正計画を提出する", en: "File the plan of a corrective action" },
    roles: signatory,
    body: z.strictObject({ text: reasons, documents: documentIds }),
    refusals: signing,
  },
  reportCorrection: {
    ...one,
    name: "reportCorrection",
    path: "/provider/surveillances/{surveillanceId}/correction-report",
    summary: { ja: "是正の実施を報告する", en: "Report a corrective action as done, with proof" },
    roles: signatory,
    body: z.strictObject({ text: reasons, documents: documentIds.min(1) }),
    refusals: signing,
  },
} as const satisfies Record<string, Route>;
