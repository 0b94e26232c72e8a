import * as z from "zod";
import { revocationStatuses } from "#scheme/revocation-transitions.ts";
import {
  ground,
  revocationSummary,
  secretariatRevocation,
  secretariatRevocationWithTimeline,
} from "./revocation-shapes.ts";
import type { Route } from "./route.ts";
import { certificationNumber, documentView, identifier, nothing, reasons } from "./shapes.ts";

const readers = ["reviewer", "decider", "surveillanceOfficer", "auditor"] as const;
const officer = ["surveillanceOfficer"] as const;
const decider = ["decider"] as const;
const chair = ["reviewer", "decider"] as const;
const revocation = z.strictObject({ revocationId: identifier });
const day = z.iso.date();
const base = { audience: "secretariat", query: nothing, status: 200 } as const;
const act = {
  ...base,
  method: "POST",
  params: revocation,
  reply: secretariatRevocation,
} as const;
const refusals = [
  "not-found",
  "not-possible-now",
  "task-closed",
  "conflict-of-interest",
  "four-eyes",
  "changed-meanwhile",
] as const;

/** What the secretariat does about revocations (X-01…X-05). */
export const revocationRoutes = {
  openRevocation: {
    ...act,
    name: "openRevocation",
    path: "/secretariat/revocations",
    summary: { ja: "取消手続を始める", en: "Open a revocation; it decides nothing yet" },
    roles: officer,
    params: nothing,
    body: z.strictObject({ certificationNumber, ground, facts: reasons }),
    status: 201,
    refusals: ["not-found", "not-possible-now", "already-open", "changed-meanwhile"],
  },
  listRevocations: {
    ...base,
    name: "listRevocations",
    method: "GET",
    path: "/secretariat/revocations",
    summary: { ja: "取消手続の一覧", en: "List revocations, the latest changed first" },
    roles: readers,
    params: nothing,
    query: z.strictObject({ status: z.enum(revocationStatuses).optional() }),
    reply: z.object({ revocations: z.array(revocationSummary) }),
    refusals: [],
  },
  readRevocation: {
    ...base,
    name: "readRevocation",
    method: "GET",
    path: "/secretariat/revocations/{revocationId}",
    summary: { ja: "取消手続を読む", en: "Read a revocation with its timeline" },
    roles: readers,
    params: revocation,
    reply: secretariatRevocationWithTimeline,
    refusals: ["not-found", "conflict-of-interest"],
  },
  openRevocationDocument: {
    ...base,
    name: "openRevocationDocument",
    method: "GET",
    path: "/secretariat/revocations/{revocationId}/documents/{documentId}",
    summary: { ja: "取消手続の書類を開く", en: "Open a document of a revocation that was found clean" },
    roles: readers,
    params: revocation.extend({ documentId: identifier }),
    reply: z.object({ document: documentView, link: z.string() }),
    refusals: ["not-found", "not-possible-now", "conflict-of-interest"],
  },
  declareRevocationConflict: {
    ...act,
    name: "declareRevocationConflict",
    path: "/secretariat/revocations/{revocationId}/conflict-of-interest",
    summary: { ja: "利益相反を申告する（取消手続）", en: "Declare a conflict of interest in a revocation" },
    roles: ["reviewer", "decider", "surveillanceOfficer"],
    body: z.strictObject({ statement: reasons }),
    reply: z.object({ declared: z.literal(true) }),
    refusals: ["not-found", "not-possible-now"],
  },
  giveRevocationNotice: {
    ...act,
    name: "giveRevocationNotice",
    path: "/secretariat/revocations/{revocationId}/notice",
    summary: {
      ja: "予定する処分を通知する",
      en: "Give notice of the planned decision, and hear the provider",
    },
    roles: officer,
    body: z.strictObject({ plannedDecision: reasons }),
    refusals,
  },
  holdRevocationHearing: {
    ...act,
    name: "holdRevocationHearing",
    path: "/secretariat/revocations/{revocationId}/hearing",
    summary: { ja: "聴聞の調書を残す", en: "Record a hearing that was held" },
    roles: chair,
    body: z.strictObject({ heldOn: day, notes: reasons }),
    refusals,
  },
  writeHearingReport: {
    ...act,
    name: "writeHearingReport",
    path: "/secretariat/revocations/{revocationId}/report",
    summary: { ja: "意見聴取の報告書を出す", en: "Report on what was heard, with an opinion" },
    roles: chair,
    body: z.strictObject({ text: reasons, opinion: z.enum(["revoke", "doNotRevoke"]) }),
    refusals,
  },
  proposeRevocation: {
    ...act,
    name: "proposeRevocation",
    path: "/secretariat/revocations/{revocationId}/proposal",
    summary: { ja: "取消しの可否を起案する", en: "Propose to revoke or not to" },
    roles: officer,
    body: z.strictObject({ outcome: z.enum(["revoke", "doNotRevoke"]), reasons }),
    refusals,
  },
  decideRevocation: {
    ...act,
    name: "decideRevocation",
    path: "/secretariat/revocations/{revocationId}/decision",
    summary: { ja: "取消しを決定する", en: "Decide: revoke, do not revoke, or return the proposal" },
    roles: decider,
    body: z.strictObject({ outcome: z.enum(["revoke", "doNotRevoke", "return"]), reasons }),
    refusals: [...refusals, "proposer-conflicted"],
  },
  revokeUrgently: {
    ...act,
    name: "revokeUrgently",
    path: "/secretariat/revocations/{revocationId}/urgent-revocation",
    summary: { ja: "緊急に取り消す", en: "Revoke before the hearing, which follows" },
    roles: decider,
    body: z.strictObject({ justification: reasons, reasons }),
    refusals: [...refusals, "not-urgent"],
  },
  confirmRevocation: {
    ...act,
    name: "confirmRevocation",
    path: "/secretariat/revocations/{revocationId}/confirmation",
    summary: { ja: "緊急の取消しを確認し、又は取り消す", en: "Confirm an urgent revocation, or cancel it" },
    roles: decider,
    body: z.strictObject({ outcome: z.enum(["confirm", "cancel"]), reasons }),
    refusals: [...refusals, "already-certified"],
  },
  discontinueRevocation: {
    ...act,
    name: "discontinueRevocation",
    path: "/secretariat/revocations/{revocationId}/discontinuation",
    summary: { ja: "取消手続を打ち切る", en: "Discontinue a revocation that is undecided" },
    roles: decider,
    body: z.strictObject({ reasons }),
    refusals,
  },
  decideObjection: {
    ...act,
    name: "decideObjection",
    path: "/secretariat/revocations/{revocationId}/objection-decision",
    summary: {
      ja: "不服申出について決定する",
      en: "Decide on the objection: dismiss it, or set the revocation aside",
    },
    roles: decider,
    body: z.strictObject({ outcome: z.enum(["dismiss", "setAside"]), reasons }),
    refusals: [...refusals, "already-certified"],
  },
  allowReapplication: {
    ...base,
    name: "allowReapplication",
    method: "POST",
    path: "/secretariat/providers/{corporateNumber}/reapplication",
    summary: {
      ja: "二度目の取消しの後の再申請を認める",
      en: "Decide that a company may apply again after a second revocation",
    },
    roles: decider,
    params: z.strictObject({ corporateNumber: z.string().regex(/^\d{13}$/) }),
    body: z.strictObject({ reasons }),
    reply: z.object({ corporateNumber: z.string(), barredUntil: day.optional(), allowed: z.literal(true) }),
    refusals: ["not-found", "not-possible-now", "four-eyes", "changed-meanwhile"],
  },
} as const satisfies Record<string, Route>;
