import * as z from "zod";
import { surveillanceStatuses } from "#scheme/surveillance-transitions.ts";
import type { Route } from "./route.ts";
import { certificationNumber, documentView, identifier, nothing, reasons } from "./shapes.ts";
import {
  conclusionProposal,
  officersOrigins,
  surveillanceSummary,
  surveillanceView,
} from "./surveillance-shapes.ts";

const watchers = ["decider", "surveillanceOfficer", "auditor"] as const;
const officer = ["surveillanceOfficer"] as const;
const decider = ["decider"] as const;
const surveillance = z.strictObject({ surveillanceId: identifier });
const base = { audience: "secretariat", query: nothing } as const;
const one = { ...base, method: "POST", params: surveillance, status: 200, reply: surveillanceView } as const;
const refusals = ["not-found", "not-possible-now", "task-closed", "conflict-of-interest"] as const;

/** Surveillance, for the secretariat (S-02, S-04…S-06). */
export const surveillanceRoutes = {
  openSurveillance: {
    ...base,
    name: "openSurveillance",
    method: "POST",
    path: "/secretariat/surveillances",
    summary: { ja: "端緒を登録する", en: "Open a surveillance case on a suspicion" },
    roles: officer,
    params: nothing,
    body: z.strictObject({ certificationNumber, origin: z.enum(officersOrigins), suspicion: reasons }),
    status: 201,
    reply: surveillanceView,
    refusals: ["not-found", "not-possible-now"],
  },
  listSurveillances: {
    ...base,
    name: "listSurveillances",
    method: "GET",
    path: "/secretariat/surveillances",
    summary: {
      ja: "サーベイランスの一覧",
      en: "List surveillance cases by status, the latest changed first",
    },
    roles: watchers,
    params: nothing,
    query: z.strictObject({
      status: z.enum(surveillanceStatuses),
      after: z.string().max(2000).optional(),
    }),
    status: 200,
    reply: z.object({ surveillances: z.array(surveillanceSummary), next: z.string().optional() }),
    refusals: [],
  },
  readSurveillance: {
    ...one,
    name: "readSurveillance",
    method: "GET",
    path: "/secretariat/surveillances/{surveillanceId}",
    summary: { ja: "サーベイランスを読む", en: "Read a case with its whole history" },
    roles: watchers,
    refusals: ["not-found", "conflict-of-interest"],
  },
  openSurveillanceDocument: {
    ...base,
    name: "openSurveillanceDocument",
    method: "GET",
    path: "/secretariat/surveillances/{surveillanceId}/documents/{documentId}",
    summary: { ja: "サーベイランスの書類を開く", en: "Open a document of a case that was found clean" },
    roles: watchers,
    params: z.strictObject({ surveillanceId: identifier, documentId: identifier }),
    status: 200,
    reply: z.object({ document: documentView, link: z.string() }),
    refusals: ["not-found", "not-possible-now", "conflict-of-interest"],
  },
  deliberateSurveillance: {
    ...one,
    name: "deliberateSurveillance",
    path: "/secretariat/surveillances/{surveillanceId}/deliberation",
    summary: { ja: "実施の要否を決める", en: "Decide whether to conduct surveillance" },
    roles: officer,
    body: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("conduct"), reasons, items: reasons }),
      z.strictObject({ outcome: z.literal("doNotConduct"), reasons }),
    ]),
    refusals,
  },
  requestMoreEvidence: {
    ...one,
    name: "requestMoreEvidence",
    path: "/secretariat/surveillances/{surveillanceId}/evidence-request",
    summary: { ja: "追加の資料を求める", en: "Ask the provider for more evidence" },
    roles: officer,
    body: z.strictObject({ items: reasons }),
    refusals,
  },
  recordSurveillanceHearing: {
    ...one,
    name: "recordSurveillanceHearing",
    path: "/secretariat/surveillances/{surveillanceId}/hearing",
    summary: { ja: "ヒアリングを記録する", en: "Record a hearing of the provider" },
    roles: officer,
    body: z.strictObject({
      heldOn: z.iso.date(),
      attendees: z.string().trim().min(1).max(400),
      notes: reasons,
    }),
    refusals,
  },
  proposeConclusion: {
    ...one,
    name: "proposeConclusion",
    path: "/secretariat/surveillances/{surveillanceId}/conclusion-proposal",
    summary: { ja: "結論を起案する", en: "Propose a conclusion" },
    roles: officer,
    body: conclusionProposal,
    refusals,
  },
  concludeSurveillance: {
    ...one,
    name: "concludeSurveillance",
    path: "/secretariat/surveillances/{surveillanceId}/conclusion",
    summary: { ja: "結論を決定する", en: "Conclude as proposed, or return the proposal" },
    roles: decider,
    body: z.strictObject({ outcome: z.enum(["conclude", "return"]), reasons }),
    refusals: [...refusals, "four-eyes", "proposer-conflicted", "changed-meanwhile"],
  },
  declareSurveillanceConflict: {
    ...one,
    name: "declareSurveillanceConflict",
    path: "/secretariat/surveillances/{surveillanceId}/conflict-of-interest",
    summary: { ja: "利益相反を申告する", en: "Declare a conflict of interest of one's own" },
    roles: ["decider", "surveillanceOfficer"],
    body: z.strictObject({ statement: reasons }),
    reply: z.object({ declared: z.literal(true) }),
    refusals: ["not-found", "not-possible-now"],
  },
  checkCorrectionPlan: {
    ...one,
    name: "checkCorrectionPlan",
    path: "/secretariat/surveillances/{surveillanceId}/correction-plan/check",
    summary: { ja: "是正計画を承認・差戻しする", en: "Approve or return the plan of a corrective action" },
    roles: officer,
    body: z.discriminatedUnion("outcome", [
      z.strictObject({ outcome: z.literal("approve"), note: reasons.optional() }),
      z.strictObject({ outcome: z.literal("return"), note: reasons }),
    ]),
    refusals,
  },
  extendCorrection: {
    ...one,
    name: "extendCorrection",
    path: "/secretariat/surveillances/{surveillanceId}/correction/extension",
    summary: { ja: "是正の期限を延長する", en: "Extend a corrective action" },
    roles: officer,
    body: z.strictObject({ dueDay: z.iso.date(), reasons }),
    refusals: ["not-found", "not-possible-now", "deadline-passed", "conflict-of-interest"],
  },
  checkCorrection: {
    ...one,
    name: "checkCorrection",
    path: "/secretariat/surveillances/{surveillanceId}/correction/check",
    summary: {
      ja: "是正を確認する・差し戻す・不履行とする",
      en: "Confirm a corrective action, return its report, or find it not done",
    },
    roles: ["decider", "surveillanceOfficer"],
    body: z.strictObject({ outcome: z.enum(["confirm", "return", "notDone"]), reasons }),
    refusals: [...refusals, "four-eyes", "changed-meanwhile"],
  },
} as const satisfies Record<string, Route>;

/** What government bodies refer to the secretariat (S-02). */
export const surveillanceGovernmentRoutes = {
  referToSurveillance: {
    audience: "government",
    query: nothing,
    name: "referToSurveillance",
    method: "POST",
    path: "/government/referrals",
    summary: { ja: "サーベイランスの端緒を知らせる", en: "Refer a suspicion to the secretariat" },
    roles: ["governmentResponder"],
    params: nothing,
    body: z.strictObject({ certificationNumber, suspicion: reasons }),
    status: 201,
    reply: z.object({ number: z.string(), receivedAt: z.iso.datetime() }),
    refusals: ["not-found", "not-possible-now"],
  },
} as const satisfies Record<string, Route>;
