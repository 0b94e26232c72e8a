import * as z from "zod";
import { tipStatuses } from "#scheme/tip-transitions.ts";
import type { Route } from "./route.ts";
import { certificationNumber, eventView, identifier, nothing, reasons } from "./shapes.ts";
import {
  messageText,
  newTip,
  receiptCode,
  reportersTip,
  tipStep,
  tipSummary,
  tipView,
} from "./tip-shapes.ts";

const desk = {
  audience: "public",
  query: nothing,
  roles: "anyone",
  params: nothing,
  method: "POST",
} as const;

/** The public desk for tips (S-01). The receipt code is in the body, so that no address and no log has it. */
export const tipDeskRoutes = {
  giveTip: {
    ...desk,
    name: "giveTip",
    path: "/tips",
    summary: { ja: "情報を提供する", en: "Give a tip, anonymously if wished" },
    body: newTip,
    status: 201,
    reply: z.object({ receiptCode: z.string(), receivedAt: z.iso.datetime() }),
    refusals: [],
  },
  readTipStatus: {
    ...desk,
    name: "readTipStatus",
    path: "/tips/status",
    summary: { ja: "提供した情報の状況を見る", en: "See where a tip of one's own stands" },
    body: z.strictObject({ code: receiptCode }),
    status: 200,
    reply: reportersTip,
    refusals: ["not-found"],
  },
  writeTipMessage: {
    ...desk,
    name: "writeTipMessage",
    path: "/tips/messages",
    summary: { ja: "窓口に連絡を送る", en: "Write to the desk about a tip of one's own" },
    body: z.strictObject({ code: receiptCode, text: messageText }),
    status: 201,
    reply: reportersTip,
    refusals: ["not-found", "not-possible-now"],
  },
} as const satisfies Record<string, Route>;

const readers = ["surveillanceOfficer", "tipOfficer", "auditor"] as const;
const officer = ["surveillanceOfficer"] as const;
const tip = z.strictObject({ tipId: identifier });
const base = { audience: "secretariat", query: nothing } as const;
const one = { ...base, method: "POST", params: tip, status: 200, reply: tipView } as const;
const refusals = ["not-found", "not-possible-now", "conflict-of-interest", "changed-meanwhile"] as const;

/** Tips, for the secretariat: a compartment of surveillance officers, and within it who gave one (S-01). */
export const tipRoutes = {
  listTips: {
    ...base,
    name: "listTips",
    method: "GET",
    path: "/secretariat/tips",
    summary: { ja: "情報提供の一覧", en: "List tips by status, the latest changed first" },
    roles: readers,
    params: nothing,
    query: z.strictObject({ status: z.enum(tipStatuses), after: z.string().max(2000).optional() }),
    status: 200,
    reply: z.object({ tips: z.array(tipSummary), next: z.string().optional() }),
    refusals: [],
  },
  readTip: {
    ...one,
    name: "readTip",
    method: "GET",
    path: "/secretariat/tips/{tipId}",
    summary: { ja: "情報提供を読む", en: "Read a tip" },
    roles: readers,
    refusals: ["not-found", "conflict-of-interest"],
  },
  progressTip: {
    ...one,
    name: "progressTip",
    path: "/secretariat/tips/{tipId}/steps",
    summary: {
      ja: "受理・調査・措置・結果の連絡・終了",
      en: "Accept a tip or not, investigate, record a measure, tell the outcome, close",
    },
    roles: officer,
    body: tipStep,
    refusals: [...refusals, "task-closed"],
  },
  linkTip: {
    ...one,
    name: "linkTip",
    path: "/secretariat/tips/{tipId}/surveillance",
    summary: { ja: "サーベイランスにつなぐ", en: "Open surveillance because of a tip" },
    roles: officer,
    body: z.strictObject({ certificationNumber, suspicion: reasons }),
    refusals,
  },
  writeToReporter: {
    ...one,
    name: "writeToReporter",
    path: "/secretariat/tips/{tipId}/messages",
    summary: { ja: "情報提供者に連絡する", en: "Write to the reporter" },
    roles: officer,
    body: z.strictObject({ text: messageText }),
    refusals,
  },
  declareTipConflict: {
    ...one,
    name: "declareTipConflict",
    path: "/secretariat/tips/{tipId}/conflict-of-interest",
    summary: { ja: "利益相反を申告する", en: "Declare a conflict of interest of one's own" },
    roles: ["surveillanceOfficer", "tipOfficer"],
    body: z.strictObject({ statement: reasons }),
    reply: z.object({ declared: z.literal(true) }),
    refusals: ["not-found", "not-possible-now"],
  },
  openTipIdentity: {
    ...one,
    name: "openTipIdentity",
    path: "/secretariat/tips/{tipId}/identity",
    summary: {
      ja: "情報提供者の身元を見る（記録されます）",
      en: "See who gave a tip; that somebody did is recorded",
    },
    roles: ["tipOfficer"],
    body: z.strictObject({ reason: reasons }),
    reply: z.object({ name: z.string(), contact: z.string() }),
    refusals: ["not-found", "conflict-of-interest", "changed-meanwhile"],
  },
  listIdentityAccesses: {
    ...base,
    name: "listIdentityAccesses",
    method: "GET",
    path: "/secretariat/tips/{tipId}/identity-accesses",
    summary: { ja: "身元の閲覧の記録", en: "Who looked at an identity, when and why" },
    roles: ["tipOfficer", "auditor"],
    params: tip,
    status: 200,
    reply: z.object({ accesses: z.array(eventView), intact: z.boolean() }),
    refusals: ["not-found", "conflict-of-interest"],
  },
} as const satisfies Record<string, Route>;
