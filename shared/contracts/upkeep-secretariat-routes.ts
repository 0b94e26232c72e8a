import * as z from "zod";
import type { Route } from "./route.ts";
import { certificationNumber, documentView, identifier, nothing, reasons } from "./shapes.ts";
import {
  certificationSummary,
  prerequisiteKind,
  prerequisiteReview,
  registeredCertification,
  renewalCheck,
} from "./upkeep-shapes.ts";

const staff = ["reviewer", "decider", "surveillanceOfficer", "auditor", "administrator"] as const;
const reviewer = ["reviewer"] as const;
const decider = ["decider"] as const;
const certification = z.strictObject({ number: certificationNumber });
const prerequisite = z.strictObject({ number: certificationNumber, prerequisite: prerequisiteKind });
const base = { audience: "secretariat", query: nothing } as const;

/** What the secretariat does with certifications (M-01…M-05, M-08). */
export const upkeepSecretariatRoutes = {
  listCertifications: {
    ...base,
    name: "listCertifications",
    method: "GET",
    path: "/secretariat/certifications",
    summary: { ja: "認定の一覧", en: "List certifications by number" },
    roles: staff,
    params: nothing,
    query: z.strictObject({ after: z.string().max(2000).optional() }),
    status: 200,
    reply: z.object({ certifications: z.array(certificationSummary), next: z.string().optional() }),
    refusals: [],
  },
  readRegisteredCertification: {
    ...base,
    name: "readRegisteredCertification",
    method: "GET",
    path: "/secretariat/certifications/{number}",
    summary: { ja: "認定を読む", en: "Read a certification with all that belongs to it" },
    roles: staff,
    params: certification,
    status: 200,
    reply: registeredCertification,
    refusals: ["not-found", "conflict-of-interest"],
  },
  openCertificationDocument: {
    ...base,
    name: "openCertificationDocument",
    method: "GET",
    path: "/secretariat/certifications/{number}/documents/{documentId}",
    summary: { ja: "認定に関する書類を開く", en: "Open a document of a certification that was found clean" },
    roles: staff,
    params: z.strictObject({ number: certificationNumber, documentId: identifier }),
    status: 200,
    reply: z.object({ document: documentView, link: z.string() }),
    refusals: ["not-found", "not-possible-now", "conflict-of-interest"],
  },
  checkRenewal: {
    ...base,
    name: "checkRenewal",
    method: "POST",
    path: "/secretariat/certifications/{number}/prerequisites/{prerequisite}/renewal-check",
    summary: { ja: "更新報告を確認する", en: "Accept or return the report on a renewal" },
    roles: reviewer,
    params: prerequisite,
    body: renewalCheck,
    status: 200,
    reply: registeredCertification,
    refusals: [
      "not-found",
      "not-possible-now",
      "task-closed",
      "conflict-of-interest",
      "renewal-not-in-order",
    ],
  },
  reviewPrerequisite: {
    ...base,
    name: "reviewPrerequisite",
    method: "POST",
    path: "/secretariat/certifications/{number}/prerequisites/{prerequisite}/review",
    summary: { ja: "前提条件を検討する", en: "Settle what is to be made of a prerequisite" },
    roles: reviewer,
    params: prerequisite,
    body: prerequisiteReview,
    status: 200,
    reply: registeredCertification,
    refusals: ["not-found", "not-possible-now", "task-closed", "already-open", "conflict-of-interest"],
  },
  suspendCertification: {
    ...base,
    name: "suspendCertification",
    method: "POST",
    path: "/secretariat/certifications/{number}/suspension",
    summary: { ja: "認定の効力を停止する", en: "Suspend a certification" },
    roles: decider,
    params: certification,
    body: z.strictObject({ reasons }),
    status: 200,
    reply: registeredCertification,
    refusals: ["not-found", "not-possible-now", "conflict-of-interest"],
  },
  liftSuspension: {
    ...base,
    name: "liftSuspension",
    method: "POST",
    path: "/secretariat/certifications/{number}/suspension/lift",
    summary: { ja: "効力停止を解除する", en: "Lift the suspension of a certification" },
    roles: decider,
    params: certification,
    body: z.strictObject({ reasons }),
    status: 200,
    reply: registeredCertification,
    refusals: ["not-found", "not-possible-now", "conflict-of-interest"],
  },
} as const satisfies Record<string, Route>;
