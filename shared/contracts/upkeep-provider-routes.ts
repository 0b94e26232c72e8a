import * as z from "zod";
import type { Route } from "./route.ts";
import { certificationNumber, nothing, reasons, uploadRequest, uploadTicket } from "./shapes.ts";
import { ownCertification, prerequisiteKind, renewalReport, renewingDeclaration } from "./upkeep-shapes.ts";

const company = ["applicant", "signatory"] as const;
const signatory = ["signatory"] as const;
const certification = z.strictObject({ number: certificationNumber });
const prerequisite = z.strictObject({ number: certificationNumber, prerequisite: prerequisiteKind });
const base = { audience: "provider", query: nothing } as const;

/** What a provider does with its certification (M-02…M-05, M-08). */
export const upkeepProviderRoutes = {
  listOwnCertifications: {
    ...base,
    name: "listOwnCertifications",
    method: "GET",
    path: "/provider/certifications",
    summary: { ja: "自社の認定の一覧", en: "List the company's own certifications" },
    roles: company,
    params: nothing,
    status: 200,
    reply: z.object({ certifications: z.array(ownCertification) }),
    refusals: [],
  },
  readOwnCertification: {
    ...base,
    name: "readOwnCertification",
    method: "GET",
    path: "/provider/certifications/{number}",
    summary: { ja: "自社の認定を読む", en: "Read one of the company's certifications" },
    roles: company,
    params: certification,
    status: 200,
    reply: ownCertification,
    refusals: ["not-found"],
  },
  requestCertificationUpload: {
    ...base,
    name: "requestCertificationUpload",
    method: "POST",
    path: "/provider/certifications/{number}/documents",
    summary: {
      ja: "認定に関する書類のアップロード先を求める",
      en: "Ask for a place to upload a document of a certification",
    },
    roles: company,
    params: certification,
    body: uploadRequest,
    status: 201,
    reply: uploadTicket,
    refusals: ["not-found", "too-many-documents", "not-possible-now"],
  },
  declareRenewing: {
    ...base,
    name: "declareRenewing",
    method: "POST",
    path: "/provider/certifications/{number}/prerequisites/{prerequisite}/renewing",
    summary: {
      ja: "前提条件の更新を申請中であることを届け出る",
      en: "Declare that the renewal of a prerequisite was applied for in time",
    },
    roles: company,
    params: prerequisite,
    body: renewingDeclaration,
    status: 200,
    reply: ownCertification,
    refusals: ["not-found", "not-possible-now", "deadline-passed"],
  },
  reportRenewal: {
    ...base,
    name: "reportRenewal",
    method: "POST",
    path: "/provider/certifications/{number}/prerequisites/{prerequisite}/renewal-report",
    summary: { ja: "前提条件の更新を報告する", en: "Report the renewal of a prerequisite" },
    roles: signatory,
    params: prerequisite,
    body: renewalReport,
    status: 201,
    reply: ownCertification,
    refusals: ["not-found", "not-possible-now", "account-may-not-sign", "renewal-not-in-order"],
  },
  reportPrerequisiteTrouble: {
    ...base,
    name: "reportPrerequisiteTrouble",
    method: "POST",
    path: "/provider/certifications/{number}/prerequisites/{prerequisite}/trouble",
    summary: {
      ja: "前提条件の一時停止・喪失を報告する",
      en: "Report that a prerequisite is suspended or lost",
    },
    roles: company,
    params: prerequisite,
    body: z.strictObject({ what: z.enum(["suspended", "lost"]), reasons }),
    status: 200,
    reply: ownCertification,
    refusals: ["not-found", "not-possible-now"],
  },
  giveBackCertification: {
    ...base,
    name: "giveBackCertification",
    method: "POST",
    path: "/provider/certifications/{number}/return",
    summary: { ja: "認定を返上する", en: "Give a certification back" },
    roles: signatory,
    params: certification,
    body: z.strictObject({ reason: reasons }),
    status: 200,
    reply: ownCertification,
    refusals: ["not-found", "not-possible-now", "account-may-not-sign"],
  },
} as const satisfies Record<string, Route>;
