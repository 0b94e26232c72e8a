import * as z from "zod";
import { changeReportStatuses } from "#scheme/change-report-transitions.ts";
import { changeReportBody, changeReportView } from "./change-report-shapes.ts";
import type { Route } from "./route.ts";
import { certificationNumber, identifier, nothing, reasons } from "./shapes.ts";

const company = ["applicant", "signatory"] as const;
const staff = ["reviewer", "decider", "surveillanceOfficer", "auditor", "administrator"] as const;
const certification = z.strictObject({ number: certificationNumber });
const report = z.strictObject({ number: certificationNumber, reportId: identifier });
const provider = { audience: "provider", query: nothing } as const;
const secretariat = { audience: "secretariat", query: nothing } as const;

/** Change reports (M-06). */
export const changeReportRoutes = {
  fileChangeReport: {
    ...provider,
    name: "fileChangeReport",
    method: "POST",
    path: "/provider/certifications/{number}/change-reports",
    summary: { ja: "変更を届け出る", en: "Report a change" },
    roles: company,
    params: certification,
    body: changeReportBody,
    status: 201,
    reply: changeReportView,
    refusals: ["not-found", "certification-over", "changed-meanwhile"],
  },
  refileChangeReport: {
    ...provider,
    name: "refileChangeReport",
    method: "PUT",
    path: "/provider/certifications/{number}/change-reports/{reportId}",
    summary: { ja: "差し戻された変更の届出を直す", en: "File a returned change report again" },
    roles: company,
    params: report,
    body: changeReportBody,
    status: 200,
    reply: changeReportView,
    refusals: ["not-found", "certification-over", "not-possible-now", "changed-meanwhile"],
  },
  listOwnChangeReports: {
    ...provider,
    name: "listOwnChangeReports",
    method: "GET",
    path: "/provider/certifications/{number}/change-reports",
    summary: { ja: "自社の変更の届出の一覧", en: "List the change reports of one's own certification" },
    roles: company,
    params: certification,
    status: 200,
    reply: z.object({ reports: z.array(changeReportView) }),
    refusals: ["not-found"],
  },
  readOwnChangeReport: {
    ...provider,
    name: "readOwnChangeReport",
    method: "GET",
    path: "/provider/certifications/{number}/change-reports/{reportId}",
    summary: { ja: "自社の変更の届出を読む", en: "Read one of the company's change reports" },
    roles: company,
    params: report,
    status: 200,
    reply: changeReportView,
    refusals: ["not-found"],
  },
  listChangeReports: {
    ...secretariat,
    name: "listChangeReports",
    method: "GET",
    path: "/secretariat/change-reports",
    summary: { ja: "変更の届出の一覧", en: "List change reports by status" },
    roles: staff,
    params: nothing,
    query: z.strictObject({
      status: z.enum(changeReportStatuses),
      after: z.string().max(2000).optional(),
    }),
    status: 200,
    reply: z.object({ reports: z.array(changeReportView), next: z.string().optional() }),
    refusals: [],
  },
  readChangeReport: {
    ...secretariat,
    name: "readChangeReport",
    method: "GET",
    path: "/secretariat/certifications/{number}/change-reports/{reportId}",
    summary: { ja: "変更の届出を読む", en: "Read a change report" },
    roles: staff,
    params: report,
    status: 200,
    reply: changeReportView,
    refusals: ["not-found", "conflict-of-interest"],
  },
  checkChangeReport: {
    ...secretariat,
    name: "checkChangeReport",
    method: "POST",
    path: "/secretariat/certifications/{number}/change-reports/{reportId}/check",
    summary: {
      ja: "変更の届出を確認する（反映・要審査・差戻し・終了）",
      en: "Check a change report: record it, require a review, return it, or settle it without a review",
    },
    roles: ["reviewer"],
    params: report,
    body: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("record") }),
      z.strictObject({ outcome: z.literal("requireReview"), reasons }),
      z.strictObject({ outcome: z.literal("return"), reasons }),
      z.strictObject({ outcome: z.literal("settleWithoutReview"), reasons }),
    ]),
    status: 200,
    reply: changeReportView,
    refusals: ["not-found", "not-possible-now", "task-closed", "conflict-of-interest", "changed-meanwhile"],
  },
} as const satisfies Record<string, Route>;
